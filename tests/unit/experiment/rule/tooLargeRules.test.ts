/** What is too large is refused at its place, and a rule that is too large on another surface does not stop the page. */
import { describe, expect, it } from 'vitest'
import { defaultExperiment } from '../../../../src/experiment/defaults/defaults'
import { setOptimizer, setSurface } from '../../../../src/experiment/edits/edits'
import type { Experiment } from '../../../../src/experiment/experiment'
import { decodeLink, encodeLink } from '../../../../src/experiment/link/link'
import { readRule } from '../../../../src/experiment/rule/ruleText'
import { blowUp } from '../../../../src/experiment/rule/ruleTrial'
import { createLab } from '../../../../src/lab/store'
import { mistakeIn } from '../../../../src/surfaces/compile'
import { race } from '../../../../src/run/race'

const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n')

const product = Array.from({ length: 85 }, (_, index) => `(x+${index}y)`).join('*')
const manyGradients = `a = g
${lines(60, (index) => `a = grad(theta + ${index} * a)`)}
theta = theta - eta * a`

describe('a formula', () => {
  it.each([
    ['((((x^64)^64)^64)^64)^64', undefined],
    [product, undefined],
    [`${'('.repeat(100_000)}x${')'.repeat(100_000)}`, 'more than 2000 characters at 2001, shorten it'],
    [`${'-'.repeat(100_000)}x`, 'more than 2000 characters at 2001, shorten it'],
    [`${'-'.repeat(1000)}x`, 'nested more than 64 deep at 65, simplify it'],
    [`${'('.repeat(900)}x${')'.repeat(900)}`, 'nested more than 64 deep at 65, simplify it'],
    [Array(10_000).fill('x').join('+'), 'more than 2000 characters at 2001, shorten it'],
    [Array(900).fill('x').join('+'), 'more than 512 operations at 1, simplify it'],
    [Array(900).fill('x').join('^'), 'nested more than 64 deep at 129, simplify it'],
    [`${'sin('.repeat(300)}x${')'.repeat(300)}`, 'nested more than 64 deep at 257, simplify it'],
  ])('%.40s', (formula, message) => {
    expect(mistakeIn({ parameters: ['x', 'y'], formula })?.message).toBe(message)
  })
})

describe('a rule', () => {
  it.each([
    ['squares', `a = g\n${lines(22, () => 'a = a*a')}\ntheta = theta - eta * a`],
    ['60 gradients', manyGradients],
    ['sums of itself', `a = g\n${lines(60, () => 'a = a + a')}\ntheta = theta - eta * a`],
  ])('of %s is one that runs', (_, text) => {
    expect(readRule(text, 'Long').rule).toBe(text)
  })

  const experiment: Experiment = setOptimizer(
    { ...defaultExperiment, runners: defaultExperiment.runners.slice(0, 1), steps: 10 },
    0,
    readRule(manyGradients, 'Long'),
  )
  const surface = {
    formula: product,
    domain: [
      [-1, 1],
      [-1, 1],
    ] as const,
    parameters: ['x', 'y'] as const,
  }
  const words =
    /^Long is too large for this surface: more than 12000 operations with the derivatives in line \d+ at \d+, simplify it$/

  it('fails with a line on a surface that makes it too large, and the race goes on', () => {
    const { store, race: raced } = createLab(experiment)
    expect(raced().runs[0]?.problem).toBeUndefined()
    store.getState().edit((now) => setSurface(now, surface))
    expect(store.getState().notices).toEqual([expect.stringMatching(words)])
    const [run] = raced().runs
    if (!run) throw new Error('no run')
    expect(run.status(10).kind).toBe('diverged')
    expect(run.update(0).lines).toHaveLength(62)
    expect(blowUp(run, manyGradients)?.message).toMatch(/^more than 12000 operations .* in line \d+ at \d+/)
    store.getState().edit((now) => ({ ...now, seed: 5 }))
    expect(store.getState().notices).toHaveLength(1)
    store.getState().undo()
    store.getState().undo()
    expect(raced().runs[0]?.problem).toBeUndefined()
  })

  it('is named when a link is read, in a pane too', () => {
    const large = { ...experiment, surface }
    const inPane = { ...experiment, view: { ...experiment.view, panes: [{}, { surface }] } }
    for (const each of [large, inPane]) {
      const { problems, experiment: read } = decodeLink(encodeLink(each))
      expect(problems).toEqual([
        expect.stringMatching(/^runners: Long is too large for this surface: .*; it does not run there$/),
      ])
      expect(race(read).runs).toHaveLength(1)
    }
  })

  it('is refused at the end of 20,000 characters', () => {
    const text = `setting a = ${'('.repeat(30_000)}1\ntheta = theta - eta * g`
    expect(() => readRule(text, '')).toThrow('more than 20000 characters in line 1 at 20001, shorten it')
  })
})
