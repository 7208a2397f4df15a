/** What is told where one knows what happens: the words, the limits of momentum, and rests that are left. */
import { describe, expect, test } from 'vitest'
import { defaultExperiment, defaultRunner } from '../../../../src/experiment/defaults/defaults'
import type { Experiment } from '../../../../src/experiment/experiment'
import { race } from '../../../../src/run/race'
import { convergedAt, leftBefore, restsOf } from '../../../../src/run/telling/rests'
import { sentenceOf } from '../../../../src/run/telling/sentence'
import { numberAfter, raceOn } from '../../../helpers/told'

const domain = [[-2, 2], [-2, 2]] as const // prettier-ignore
const parameters = ['x', 'y'] as const
const plane = (formula: string): Experiment['surface'] => ({ formula, domain, parameters })
const textOf = (...of: Parameters<typeof sentenceOf>): string => sentenceOf(...of)?.text ?? ''

describe('the limit of η', () => {
  const [curvature, beta] = [10, 0.6]
  const bowl = plane('5 x^2 + y^2 / 2')
  /** How far from the bottom a run is at its end, of which the start is 1. */
  const endOf = (optimizer: string, eta: number): number => {
    const [run] = raceOn(bowl, [[optimizer, { eta, beta }]], { start: [1, 0], steps: 800 }).runs
    return Math.abs(run?.points.at(-3) ?? Number.NaN)
  }
  test.each([
    ['momentum', '2(1 + β)/λ', (2 * (1 + beta)) / curvature],
    ['nesterov', '2(1 + β)/((1 + 2β)λ)', (2 * (1 + beta)) / ((1 + 2 * beta) * curvature)],
    ['sgd', '2/λ', 2 / curvature],
  ])('of %s is %s: runs above it get away and runs below it do not', (optimizer, formula, limit) => {
    expect(endOf(optimizer, 0.99 * limit)).toBeLessThan(1)
    expect(endOf(optimizer, 1.01 * limit)).toBeGreaterThan(1)
    const at = (share: number) => raceOn(bowl, [[optimizer, { eta: share * limit, beta }]], { start: [1, 0] })
    const above = textOf(at(1.3), 0, 0)
    expect(above).toBe(
      `The loss rises: η is above the limit ${formula} = ${Number(limit.toPrecision(3))} along this step.`,
    )
    // A part of 1/λ: far below, where a step does not turn back.
    const below = Array.from({ length: 40 }, (_, turn) => textOf(at(0.05), 0, turn))
    for (const text of below) expect(text).not.toContain('above')
    if (optimizer !== 'sgd')
      for (const text of Array.from({ length: 20 }, (_, turn) => textOf(at(0.9), 0, turn)))
        expect(text).not.toContain('above')
  })

  test('is not told of a rule by its name alone, nor with weight decay', () => {
    const own = { ...defaultRunner('momentum', 0), optimizer: { name: 'momentum', settings: {}, state: {}, rule: 'theta = theta - 0.5 * g' } } // prettier-ignore
    const { text } = sentenceOf(race({ ...defaultExperiment, surface: bowl, start: [1, 0], runners: [own] }), 0, 0) ?? { text: '' } // prettier-ignore
    expect(text).not.toContain('β')
    const decaying = raceOn(bowl, [['momentum', { eta: 0.5, beta, weightDecay: 0.1 }]], { start: [1, 0] })
    expect(textOf(decaying, 0, 0)).not.toContain('limit')
  })
})

describe('a run that came to rest at a saddle and left it', () => {
  const escaping = raceOn(plane('(x^2 - y^2)/2 + y^4/4'), [['sgd', { eta: 0.1 }]], { start: [1, 1e-14], steps: 600 }) // prettier-ignore
  const [run] = escaping.runs
  if (!run) throw new Error('no run')
  const slope = (step: number): number => run.gradientNorm[step] ?? Number.NaN

  test('has a rest from where its slope is small to where it no longer is', () => {
    const [first, second] = restsOf(run)
    expect(first?.kind).toBe('saddle')
    const { since = 0, left = 0 } = first ?? {}
    expect(slope(since)).toBeLessThan(1e-5)
    expect(slope(since - 2)).toBeGreaterThan(slope(since))
    expect(run.status(left - 1).kind).toBe('saddle')
    expect(run.status(left).kind).toBe('running')
    expect(second?.kind).toBe('converged')
    expect(second?.left).toBeUndefined()
    expect(leftBefore(run, left - 1)).toBeUndefined()
    expect(leftBefore(run, left)?.left).toBe(left)
  })

  test('tells both, each when it is so', () => {
    const { since = 0, left = 0 } = restsOf(run)[0] ?? {}
    expect(textOf(escaping, 0, since + 10)).toMatch(
      /^It came to rest at a saddle: its gradient is only .*, but the loss still falls along y\.$/,
    )
    expect(textOf(escaping, 0, left + 3)).toBe(
      `It has left a saddle, where it was at rest from step ${since} to step ${left - 1}.`,
    )
    expect(sentenceOf(escaping, 0, left + 60)?.kind).not.toBe('leftRest')
  })

  test('and arrives in the end, from one step on', () => {
    const at = convergedAt(run, 600) ?? 0
    expect(run.status(at).kind).toBe('converged')
    expect(run.status(at - 1).kind).not.toBe('converged')
    expect(convergedAt(run, at - 1)).toBeUndefined()
    expect(textOf(escaping, 0, 600)).toBe(`At step ${at} it arrived at a minimum, and it stays there.`)
  })
})

test('exactly at a saddle the gradient is 0', () => {
  const still = raceOn(plane('(x^2 - y^2)/2'), [['sgd', { eta: 0.1 }]], { start: [0, 0] })
  expect(textOf(still, 0, 5)).toBe(
    'It came to rest at a saddle: its gradient is 0, but the loss still falls along y.',
  )
})

test('at a degenerate saddle the loss falls along a way that is none of curvature', () => {
  const still = raceOn(plane('x^3 - 3 x y^2'), [['sgd', { eta: 0.1 }]], { start: [0, 0] })
  expect(textOf(still, 0, 5)).toMatch(
    /^It came to rest at a saddle: its gradient is 0, but the loss still falls along (x|\()/,
  )
})

test('a run without a loss at its start, and one that steps to where there is none', () => {
  const log = plane('log(x) + y^2')
  expect(textOf(raceOn(log, [['sgd']], { start: [-1, 1] }), 0, 0)).toBe(
    'There is no loss where it starts, so it takes no step.',
  )
  const over = raceOn(log, [['sgd', { eta: 1 }]], { start: [0.5, 1] })
  expect(textOf(over, 0, 0)).toBe(
    'Its next step is its last: it leads to where the loss or its slope is no number.',
  )
  expect(textOf(over, 0, 9)).toBe('It is lost: step 1 leads to where the loss or its slope is no number.')
})

test('a lost run tells how much longer its last step was, by hand', () => {
  const cubic = raceOn(plane('x^4 + y^2'), [['sgd', { eta: 0.5 }]], { start: [2, 0] })
  const [run] = cubic.runs
  const at = run?.divergedAt ?? 0
  expect(at).toBeGreaterThan(2)
  // θ' = θ − 2θ³: the last two steps are 2θ³ long.
  const places = [2]
  while (places.length < at) places.push((places.at(-1) as number) - 2 * (places.at(-1) as number) ** 3)
  const [before = 0, last = 0] = places.slice(-2)
  expect(Math.abs(last / before) ** 3).toBeGreaterThan(1e6)
  expect(textOf(cubic, 0, 50)).toBe(
    `It has left the surface: step ${at} was over a million times as long as the one before.`,
  )
})

test('a change of a setting and of the rate are told at their step alone', () => {
  const runner = { ...defaultRunner('momentum', 0, { eta: 1e-4 }), schedule: { id: 'step', settings: { every: 10, factor: 0.1 } } } // prettier-ignore
  const changing = race({
    ...defaultExperiment,
    runners: [runner],
    changes: [{ step: 5, runner: 0, settings: { beta: 0.5 } }],
  })
  expect(textOf(changing, 0, 4)).toBe('From this step on β is 0.5. Before it was 0.9.')
  expect(textOf(changing, 0, 5)).not.toContain('β is')
  expect(textOf(changing, 0, 10)).toBe('Its schedule takes η from 0.0001 to 0.00001 with this step.')
  expect(textOf(changing, 0, 11)).not.toContain('schedule')
})

test('clipping is told with both lengths', () => {
  const runner = { ...defaultRunner('sgd', 0, { eta: 0.01 }), clip: { norm: 1 } }
  const clipped = race({ ...defaultExperiment, runners: [runner] })
  const text = textOf(clipped, 0, 0)
  expect(text).toMatch(/^Clipping cuts its gradient from a length of /)
  expect(numberAfter(text, 'length of ')).toBeCloseTo(clipped.runs[0]?.gradientNorm[0] ?? 0, -1)
  expect(numberAfter(text, ' to ')).toBe(1)
})

test('the preconditioned limit says so', () => {
  const texts = Array.from({ length: 400 }, (_, turn) => textOf(raceOnce, 0, turn))
  expect(texts.some((text) => text.endsWith('along this step, with λ preconditioned.'))).toBe(true)
})
const raceOnce = raceOn('rosenbrock', [['rmsprop', { eta: 0.03 }]])

test('there is a sentence for every runner and none without one', () => {
  const all = race(defaultExperiment)
  for (const index of all.runs.keys()) expect(textOf(all, index, 40.5)).not.toBe('')
  expect(sentenceOf(all, 9, 0)).toBeUndefined()
})

test('a step uphill on all rows is told of its batch, not of noise', () => {
  const experiment: Experiment = {
    ...defaultExperiment,
    surface: { id: 'linearRegression', settings: {}, data: 'crashCars' },
    start: [-4.5, 33],
    steps: 60,
    runners: [
      { ...defaultRunner('sgd', 0, { eta: 0.02 }), batch: { size: 1, accumulate: 1, shuffle: 'epoch' } },
    ],
  }
  const raced = race(experiment)
  const told = Array.from({ length: 60 }, (_, step) => textOf(raced, 0, step))
  expect(told.filter((text) => text.includes('rows of its batch')).length).toBeGreaterThan(3)
  expect(told.filter((text) => text.includes('noise'))).toEqual([])
})
