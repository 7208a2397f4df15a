/** Links: what goes in comes out, and no link from outside breaks the page or blocks it. */
import fc from 'fast-check'
import { deflateSync, strToU8 } from 'fflate'
import { inflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { crc32 } from '../../../../src/experiment/link/checksum'
import { defaultExperiment } from '../../../../src/experiment/defaults/defaults'
import { decodeLink, encodeLink } from '../../../../src/experiment/link/link'
import { maxLinkLength } from '../../../../src/experiment/link/packed'
import type { Moment } from '../../../../src/experiment/link/moment'
import { serialize } from '../../../../src/experiment/schema/schema'
import cases from '../../../cases/links.json'
import { experiments } from '../../../helpers/experiments'

/** The link of any bytes without a checksum, made independently with node's base64url. */
function linkOf(bytes: Uint8Array): string {
  return `#v1=${Buffer.from(bytes).toString('base64url')}`
}

function linkOfText(text: string): string {
  return linkOf(deflateSync(strToU8(text)))
}

const changed = 'the link is damaged: some of it was changed or lost on its way, copy it anew'

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
})

test('a link that is made is v2=, then base64url of the CRC-32 and the raw deflate', () => {
  const link = encodeLink(defaultExperiment)
  expect(link).toMatch(/^#v2=[A-Za-z0-9_-]{100,700}$/)
  const bytes = Buffer.from(link.slice('#v2='.length), 'base64url')
  // The check value that catalogues of checksums give for the CRC-32 of zip.
  expect(crc32(strToU8('123456789'))).toBe(0xcbf43926)
  expect(bytes.readUInt32BE(0)).toBe(crc32(bytes.subarray(4)))
  expect(JSON.parse(inflateRawSync(bytes.subarray(4)).toString())).toEqual(serialize(defaultExperiment))
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

describe('a link that went through chat or mail', () => {
  const { good, mangled } = cases
  const { experiment } = decodeLink(good)

  test('is, as it was, that of the test', () => {
    expect(decodeLink(good)).toEqual({ experiment, problems: [] })
    expect(experiment).not.toEqual(defaultExperiment)
  })

  test.each([
    [mangled[0], [')']],
    [mangled[1], ['.']],
    [mangled[2], []],
    [mangled[3], []],
    [mangled[4], []],
    [mangled[5], ['&fbclid=x']],
  ])('opens: %s', (hash = '', cut) => {
    const problems = cut.map((text) => `the link is followed by ${JSON.stringify(text)}; that is left out`)
    expect(decodeLink(hash)).toEqual({ experiment, problems })
  })

  const made = encodeLink(experiment)
  /** Puts a text into the middle of the data. */
  const inside = (text: string): string => `${made.slice(0, 40)}${text}${made.slice(40)}`
  test.each([
    ['encoded twice', made.replace('=', '%253D')],
    ['broken as quoted-printable', inside('=\r\n')],
    ['broken, and encoded by the browser', inside('%0D%0A%20%20')],
    ['with a blank', inside(' ')],
    ['with a blank that does not break', inside('\u00a0')],
    ['with a space of no width', inside('\u200b')],
    ['with a space of no width, encoded', inside('%E2%80%8B')],
    ['with a soft hyphen', inside('\u00ad')],
    ['with a soft hyphen, encoded', inside('%c2%ad')],
    ['with a joiner and a byte order mark', inside('\u2060\ufeff')],
    ['with a mark of direction around it', `#\u2066${made.slice(1)}\u2069`],
    ['with blanks around', ` ${made}\n`],
    ['without its #', made.slice(1)],
    ['filled up as base64', `${made}=`],
  ])('opens without a word: %s', (_, hash) => {
    expect(decodeLink(hash)).toEqual({ experiment, problems: [] })
  })

  test.each([
    ['…', '…'],
    ['>', '>'],
    ['%3E%22', '>"'],
    ['%22', '"'],
    ['*', '*'],
    ['&amp;ref=3', '&ref=3'],
    ['&amp;amp;utm_source=mail', '&utm_source=mail'],
    ['%', '%'],
    ['%ff', '%ff'],
    ['#v1=abc', '#v1=abc'],
  ])('says that %s was cut off', (end, said) => {
    const problems = [`the link is followed by ${JSON.stringify(said)}; that is left out`]
    expect(decodeLink(made + end)).toEqual({ experiment, problems })
  })

  test('says from where on it is damaged', () => {
    expect(decodeLink(inside('§'))).toEqual(refused(`the link is damaged from "§${made.slice(40, 79)}…" on`))
  })
})

describe('the moment of a link', () => {
  const { experiment } = decodeLink(cases.good)
  const whole: Moment = { at: 41.25, play: true, speed: 8, loop: true, panels: false }

  test.each<[Moment, string]>([
    [whole, '&at=41.25&play=1&speed=8&loop=1&panels=0'],
    [{ at: 7, play: false, speed: 32, loop: false, panels: true }, '&at=7'],
    [{ at: 1 / 3, play: true }, '&at=0.33&play=1'],
    [{}, '&at=0'],
  ])('%j is written as %s', (moment, text) => {
    expect(encodeLink(experiment, moment)).toBe(encodeLink(experiment) + text)
  })

  const made = encodeLink(experiment, whole)
  test.each([
    ['as it is', made],
    ['encoded', made.replaceAll('&', '%26').replaceAll('=', '%3D')],
    ['with &amp;', made.replaceAll('&', '&amp;')],
    ['filled up as base64', made.replace('&at', '==&at')],
    ['with a blank', made.replace('play', ' play')],
  ])('comes back %s', (_, hash) => {
    expect(decodeLink(hash)).toEqual({ experiment, problems: [], moment: whole })
  })

  test.each<[string, Moment, string[]]>([
    ['&at=3', { at: 3, play: false }, []],
    ['&play=0', { play: false }, []],
    ['&at=12&play=true&loop=false', { at: 12, play: true, loop: false }, []],
    ['&at=3&fbclid=x', { at: 3, play: false }, ['the link is followed by "&fbclid=x"; that is left out']],
    ['&utm=y&at=3', { at: 3, play: false }, ['the link is followed by "&utm=y"; that is left out']],
    ['&at=3).', { at: 3, play: false }, ['the link is followed by ")."; that is left out']],
    ['&at=3.', { at: 3, play: false }, ['the link is followed by "."; that is left out']],
    ['&at=soon', { at: 0, play: false }, ['at: "soon" is not a number; the race stands at its start']],
    ['&at=', { at: 0, play: false }, ['at: "" is not a number; the race stands at its start']],
    ['&at=NaN', { at: 0, play: false }, ['at: "NaN" is not a number; the race stands at its start']],
    ['&at=-1', { at: 0, play: false }, [`at: -1 is out of range, 0 to ${experiment.steps}; the race stands at its start`]],
    ['&at=1e9', { at: 0, play: false }, [`at: 1000000000 is out of range, 0 to ${experiment.steps}; the race stands at its start`]],
    ['&play=2', {}, ['play: "2" does not fit, 0 or 1 is expected; it is left out']],
    ['&speed=3', {}, ['speed: "3" is not known, one of 0.25, 0.5, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512 is expected; 32 is used']],
    ['&loop=x', {}, ['loop: "x" does not fit, 0 or 1 is expected; it is left out']],
    ['&panels=none', {}, ['panels: "none" does not fit, 0 or 1 is expected; the panels are shown']],
  ])('%s', (end, moment, problems) => {
    const said = Object.keys(moment).length > 0 ? { moment } : {}
    expect(decodeLink(encodeLink(experiment) + end)).toEqual({ experiment, problems, ...said })
  }) // prettier-ignore

  test('is none of a link that cannot be read', () => {
    expect(decodeLink(`${encodeLink(experiment).slice(0, -3)}&at=3`)).toEqual(refused(changed))
  })
})

test('no link with one to three changed bytes opens as another experiment (seed 7)', () => {
  const good = encodeLink(defaultExperiment)
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  const change = fc.tuple(fc.integer({ min: 4, max: good.length - 1 }), fc.constantFrom(...alphabet))
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
      const characters = [...good]
      for (const [at, character] of changes) characters[at] = character
      const { experiment, problems } = decodeLink(characters.join(''))
      // The bits of the last character that are beyond the last byte say nothing.
      if (problems.length === 0) expect(experiment).toEqual(defaultExperiment)
      else expect({ experiment, problems }).toEqual(refused(changed))
    }),
    { seed: 7, numRuns: 10_000 },
  )
})

describe('links that cannot be opened', () => {
  const bomb = linkOf(deflateSync(new Uint8Array(20_000_000).fill(32)))

  test.each([
    ['of another version', '#v3=abc', 'link version v3 is not known'],
    ['of no version', '#hello', 'the link holds no experiment'],
    ['with other characters', '#v1=§§§', 'the link is damaged from "§§§" on'],
    ['with nothing in it', '#v2=', changed],
    ['whose checksum is another', encodeLink(defaultExperiment).replace(/#v2=./, '#v2=_'), changed],
    ['with one character too few', encodeLink(defaultExperiment).slice(0, -1), changed],
    ['with one character too many', `${encodeLink(defaultExperiment)}A`, changed],
    ['with nothing in it', '#v1=', 'not JSON: the text ends too early'],
    ['that is not deflated', linkOf(Uint8Array.of(255, 255, 255, 255)), 'the link is damaged'],
    ['that ends too early', linkOf(deflateSync(strToU8('{"steps":7}'))).slice(0, -5), 'the link is damaged'],
    ['of 2 MB of blanks', `#v1=${'%20'.repeat(700_000)}`, 'the link is longer than 32 KiB'],
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
