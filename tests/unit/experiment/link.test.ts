/** Links: what goes in comes out, and no link from outside breaks the page or blocks it. */
import fc from 'fast-check'
import { deflateSync, strToU8 } from 'fflate'
import { describe, expect, test } from 'vitest'
import { defaultExperiment } from '../../../src/experiment/defaults'
import { decodeLink, encodeLink, maxLinkLength } from '../../../src/experiment/link'
import { experiments } from '../../helpers/experiments'

/** The link of any bytes, made independently with node's base64url. */
function linkOf(bytes: Uint8Array): string {
  return `#v1=${Buffer.from(bytes).toString('base64url')}`
}

function linkOfText(text: string): string {
  return linkOf(deflateSync(strToU8(text)))
}

function refused(reason: string): unknown {
  return { experiment: defaultExperiment, problems: [`${reason}; the default experiment is used`] }
}

test('no link gives the default experiment, without a problem', () => {
  expect(decodeLink('')).toEqual({ experiment: defaultExperiment, problems: [] })
  expect(decodeLink('#')).toEqual({ experiment: defaultExperiment, problems: [] })
})

test('a link is v1=, then base64url of raw deflate', () => {
  const steps = decodeLink(linkOfText('{"version":1,"steps":7}'))
  expect(steps).toEqual({ experiment: { ...defaultExperiment, steps: 7 }, problems: [] })
  expect(encodeLink(defaultExperiment)).toMatch(/^#v1=[A-Za-z0-9_-]{100,700}$/)
})

test('a linked experiment opens unchanged (seed 3)', () => {
  fc.assert(
    fc.property(experiments, (experiment) => {
      expect(decodeLink(encodeLink(experiment))).toEqual({ experiment, problems: [] })
    }),
    { seed: 3, numRuns: 200 },
  )
})

test('a wrong part becomes its default, and a notice says which', () => {
  expect(decodeLink(linkOfText('{"steps":-1,"seed":5,"noise":{"sigma":1e308}}'))).toEqual({
    experiment: { ...defaultExperiment, seed: 5 },
    problems: [
      'steps: -1 is out of range, whole numbers, 1 to 100000; 400 is used',
      'noise.sigma: 1e+308 is out of range, 0 to 1000000; 0 is used',
    ],
  })
})

describe('links that cannot be opened', () => {
  const bomb = linkOf(deflateSync(new Uint8Array(20_000_000).fill(32)))

  test.each([
    ['of another version', '#v2=abc', 'link version v2 is not known'],
    ['of no version', '#hello', 'the link holds no experiment'],
    ['with other characters', '#v1=§§§', 'the link is damaged'],
    ['with nothing in it', '#v1=', 'not JSON: the text ends too early'],
    ['that is not deflated', linkOf(Uint8Array.of(255, 255, 255, 255)), 'the link is damaged'],
    ['that ends too early', encodeLink(defaultExperiment).slice(0, -20), 'the link is damaged'],
    ['that is not JSON', linkOfText('{"steps": NaN}'), 'not JSON at line 1, column 11: unexpected "N"'],
    ['that is not an object', linkOfText('"steps"'), '"steps" is not an experiment'],
    ['that is a bomb', bomb, 'the link unpacks to more than 1 MiB'],
    ['of 2 MB', `#v1=${'A'.repeat(2_000_000)}`, 'the link is longer than 32 KiB'],
    ['that is just too long', `#v1=${'A'.repeat(maxLinkLength)}`, 'the link is longer than 32 KiB'],
  ])('one %s', (_, hash, reason) => {
    expect(decodeLink(hash)).toEqual(refused(reason))
  })

  test('the bomb is not refused for its length', () => {
    expect(bomb.length).toBeLessThan(maxLinkLength)
  })

  test('a link that unpacks to almost 1 MiB is read', () => {
    const text = `{"steps":9}${' '.repeat(1024 * 1024 - 11)}`
    expect(decodeLink(linkOfText(text))).toEqual({
      experiment: { ...defaultExperiment, steps: 9 },
      problems: [],
    })
    expect(decodeLink(linkOfText(`${text} `))).toEqual(refused('the link unpacks to more than 1 MiB'))
  })
})

describe('random links', () => {
  test('of any bytes do not throw (seed 4)', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(decodeLink(linkOf(bytes)).problems.length).toBeLessThanOrEqual(1)
      }),
      { seed: 4, numRuns: 2000 },
    )
  })

  test('with some characters changed open or say why not (seed 5)', () => {
    const good = encodeLink(defaultExperiment)
    const change = fc.tuple(fc.nat(good.length - 1), fc.constantFrom(...'AZaz09-_=%#'))
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        const characters = [...good]
        for (const [at, character] of changes) characters[at] = character
        const hash = characters.join('')
        const { experiment, problems } = decodeLink(hash)
        // What opens without a problem is a valid experiment.
        if (problems.length === 0)
          expect(decodeLink(encodeLink(experiment))).toEqual({ experiment, problems })
        else expect(problems.join('')).not.toContain('\n')
      }),
      { seed: 5, numRuns: 2000 },
    )
  })

  test('of JSON with some characters changed open or say why not (seed 6)', () => {
    const good =
      '{"version":1,"surface":{"formula":"x^2+y","domain":[[0,1],[0,1]]},"runners":[{"optimizer":"adam"}]}'
    const change = fc.tuple(fc.nat(good.length - 1), fc.constantFrom(...'{}[]:,"0e-x\\ \n'))
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
        const characters = [...good]
        for (const [at, character] of changes) characters[at] = character
        const text = characters.join('')
        const { problems } = decodeLink(linkOfText(text))
        let isJson = true
        try {
          JSON.parse(text)
        } catch {
          isJson = false
        }
        const said = problems.some((problem) => problem.startsWith('not JSON'))
        expect(said).toBe(!isJson)
      }),
      { seed: 6, numRuns: 2000 },
    )
  })
})
