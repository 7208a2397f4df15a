/** Very many rows: steps see some of them, runs look at all of them now and then, and pictures have a stand-in. */
import { describe, expect, test } from 'vitest'
import { parseExperiment } from '../../../src/experiment/schema/schema'
import { batchFor, maxSeen } from '../../../src/run/batches/batches'
import { epochsOf } from '../../../src/run/batches/epochs'
import { csvOf } from '../../../src/run/csv'
import { groundOf } from '../../../src/run/ground'
import { looksOf, stepsPerLook } from '../../../src/run/looks'
import { race } from '../../../src/run/race'
import { isLook, lookAt } from '../../../src/run/looks'
import { runOf } from '../../../src/run/run'
import { standingsOf } from '../../../src/run/standings'
import { computeInFloat64 } from '../../../src/ensemble/float64'

const count = 20_003
const u = Array.from({ length: count }, (_, row) => 2 * Math.sin(row))
const v = u.map((each, row) => 3 * each + 7 + Math.sin(0.5 * row * row))
const line = {
  formula: '(v - (w u + b))^2',
  parameters: ['w', 'b'],
  domain: [[-4, 10], [0, 14]],
  data: { columns: { u, v } },
} // prettier-ignore
const experimentOf = (parts: object) => {
  const { experiment, problems } = parseExperiment({ surface: line, start: [0, 0], ...parts })
  expect(problems).toEqual([])
  return experiment
}
const sgd = (batch?: object) => ({ optimizer: 'sgd', settings: { eta: 0.05 }, ...(batch && { batch }) })

describe('a step sees so many rows at most', () => {
  test.each([
    [undefined, maxSeen, undefined],
    [undefined, count, { size: maxSeen, accumulate: 1, shuffle: 'epoch' }],
    [{ size: 32, accumulate: 4, shuffle: 'never' }, count, { size: 32, accumulate: 4, shuffle: 'never' }],
    [{ size: 4000, accumulate: 4, shuffle: 'replace' }, count, { size: 4000, accumulate: 2, shuffle: 'replace' }],
    [{ size: 1e6, accumulate: 9, shuffle: 'never' }, count, { size: maxSeen, accumulate: 1, shuffle: 'never' }],
    [{ size: 1e6, accumulate: 9, shuffle: 'never' }, 100, { size: 1e6, accumulate: 9, shuffle: 'never' }],
  ] as const)('%j of %d', (batch, rows, used) => {
    expect(batchFor(batch, rows)).toEqual(used)
  }) // prettier-ignore

  test('and an epoch takes as many steps as that needs', () => {
    expect(epochsOf(undefined, count)).toEqual({ count, perStep: maxSeen, isCut: true })
  })
})

describe('a run looks at all rows now and then', () => {
  const experiment = experimentOf({
    steps: 23,
    runners: [sgd({ size: 16 }), sgd()],
    surface: { ...line, validation: { share: 0.25, seed: 3 } },
  })
  const shown = race(experiment)
  const everyStep = experiment.runners.map((_, index) =>
    runOf(experiment, groundOf(experiment), index, 'step'),
  )

  test('as often as the rows allow, and at its end', () => {
    expect([shown.rows?.count, ...shown.runs.map((run) => run.stepsPerLook)]).toEqual([15_002, 4, 4])
    const [run] = shown.runs
    if (!run) throw new Error('no run')
    expect([0, 1, 3, 4, 20, 22, 23].map((step) => isLook(run, step))).toEqual([
      true, false, false, true, true, false, true,
    ]) // prettier-ignore
    expect([0, 3, 4, 22, 23].map((step) => lookAt(run, step))).toEqual([0, 0, 4, 20, 23])
  })

  test('it goes where it would go if it looked at every step; the numbers between two looks are those of the first', () => {
    for (const [index, run] of shown.runs.entries()) {
      const other = everyStep[index]
      if (!other) throw new Error('no run')
      for (let step = 0; step <= 23; step += 1) {
        const look = lookAt(run, step)
        expect([...run.points.subarray(3 * step, 3 * step + 2)]).toEqual([
          ...other.points.subarray(3 * step, 3 * step + 2),
        ])
        expect(run.points[3 * step + 2]).toBe(other.points[3 * look + 2])
        expect(run.gradientNorm[step]).toBe(other.gradientNorm[look])
        expect(run.validation?.[step]).toBe(other.validation?.[step])
        expect(run.batchLoss[step]).toBe(other.batchLoss[step])
      }
    }
  })

  test('the CSV has no loss between two looks, but the validation, which has fewer rows, and the board says of which step its losses are', () => {
    const rows = [...csvOf(shown)].slice(1, 25).map((row) => row.split(','))
    for (const [step, row] of rows.entries()) {
      const isFull = step % 4 === 0 || step === 23
      expect([row[5] !== '', row[6] !== '', row[9]?.trim() !== '']).toEqual([isFull, isFull, true])
    }
    expect(standingsOf(shown, 22).map(({ looked }) => looked)).toEqual([20, 20])
    expect(standingsOf(shown, 23).map(({ looked }) => looked)).toEqual([undefined, undefined])
  })

  test('patience is about the looks', () => {
    const { runs } = race({ ...experiment, steps: 400, stop: { patience: 10, delta: 1e9 } })
    expect(runs.map(({ stopped }) => stopped?.step)).toEqual([12, 12])
  })

  test('runs that are lost have looked at the step before', () => {
    const runners = [0.7, 1, 2, 5, 20, 90].map((eta) => ({ ...sgd({ size: 16 }), settings: { eta } }))
    const wild = experimentOf({ steps: 400, runners })
    const { loss, runs } = race(wild)
    const lost = runs.map(({ divergedAt = 0 }) => divergedAt)
    expect(lost.filter((step) => step % (runs[0]?.stepsPerLook ?? 1) !== 1).length).toBeGreaterThan(1)
    for (const [index, { points }] of runs.entries()) {
      const [x = 0, y = 0, last] = points.subarray(3 * (lost[index] ?? 0) - 3)
      expect(last).toBe(loss.value(x, y))
    }
  })
})

test('a run that loses its numbers between two looks is lost at the step where it does', () => {
  // One row, which the stand-in has not, has no loss beyond w = 1.2.
  const odd = u.map((_, row) => (row === 7 ? 1 : 0))
  const experiment = experimentOf({
    steps: 100,
    surface: { ...line, formula: '(v - (w u + b))^2 + k / (w < 1.2)', data: { columns: { u, v, k: odd } } },
    runners: [sgd({ size: 16 }), { ...sgd({ size: 16 }), batch: { size: 5000 } }],
  })
  const ground = groundOf(experiment)
  for (const [index, run] of race(experiment).runs.entries()) {
    const everyStep = runOf(experiment, ground, index, 'step')
    expect(run.divergedAt).toBeGreaterThan(1)
    expect(run.divergedAt).toBe(everyStep.divergedAt)
    expect([...run.points.subarray(-3)]).toEqual([...everyStep.points.subarray(-3)])
    expect(isLook(run, run.steps)).toBe(true)
  }
})

test.each([
  [100, 100_000, 1],
  [1000, 100_000, 10],
  [10_000, 240, 1],
  [100_000, 240, 20],
  [100_000, 12_500, 125],
])('%d rows in %d steps are looked at every %d', (rows, steps, looks) => {
  expect(stepsPerLook(rows, steps)).toBe(looks)
})

test('a run whose steps see all rows has their loss at every step, whatever its validation costs', () => {
  const few = { columns: [], count: 500 }
  const validation = { rows: { columns: [], count: 20_000 }, loss: groundOf(experimentOf({})).loss }
  const given = { rows: few, validation }
  const looks = (seesAll: boolean, isWatched: boolean) =>
    Object.values(looksOf(given, 100_000, { seesAll, isWatched }))
  expect(looks(true, false)).toEqual([1, 200])
  expect(looks(false, false)).toEqual([5, 200])
  expect(looks(true, true)).toEqual([200, 200])
})

test.each([
  ['softplus((1 - 2 (v > 7)) (w u + b - 7))', 0.9],
  ['sqrt(1 + (v - w u - b)^2)', 0.3],
] as const)('the verdict on %s is that of looking everywhere', (formula, eta) => {
  const experiment = experimentOf({
    steps: 1200,
    surface: { ...line, formula },
    runners: [
      { ...sgd(), settings: { eta }, schedule: { id: 'cosine' } },
      { ...sgd({ size: 64 }), settings: { eta } },
    ],
  })
  const ground = groundOf(experiment)
  const all = { ...ground, quick: ground.loss }
  for (const [index, run] of race(experiment).runs.entries()) {
    const [given, wanted] = [run, runOf(experiment, all, index, 'step')].map((each) =>
      each.status(each.steps),
    )
    expect(given?.kind).toBe(wanted?.kind)
    if (given?.kind === 'circling' && wanted?.kind === 'circling')
      expect(given.within / wanted.within).toBeCloseTo(1, 2)
  }
})

test('a sample is fair to rows that alternate', () => {
  const zeros = u.map((_, row) => row % 2)
  const ground = groundOf(
    experimentOf({ surface: { ...line, formula: '(v - b)^2 + w^2', data: { columns: { u, v: zeros } } } }),
  )
  const sample = ground.standIn?.rows.columns[1] ?? new Float64Array()
  const share = sample.reduce((sum, each) => sum + each, 0) / 2000
  expect(Math.abs(share - 0.5)).toBeLessThan(0.05)
})

test('an ensemble of very many rows is refused, with what to do', () => {
  const plan = {
    race: experimentOf({ runners: [sgd()] }),
    runner: 0,
    x: { of: 'start.x', from: -1, to: 1, scale: 'linear' },
    y: { of: 'start.y', from: -1, to: 1, scale: 'linear' },
    columns: 2,
    rows: 2,
  } as const
  expect(() => computeInFloat64(plan).next()).toThrow(
    'The surface has 20,003 rows, an ensemble takes up to 10,000: open a file with fewer rows',
  )
})

describe('the stand-in for the loss', () => {
  const numbersOf = (loss: ReturnType<typeof groundOf>['loss'], x: number, y: number): number[] => {
    const [gradient, hessian] = [new Float64Array(2), new Float64Array(3)]
    loss.hessian(x, y, hessian)
    return [loss.value(x, y), loss.gradient(x, y, gradient), ...gradient, ...hessian]
  }
  const groundWith = (formula: string, domain = line.domain) =>
    groundOf(experimentOf({ surface: { ...line, formula, domain } }))

  test('is the loss itself of fewer rows', () => {
    const few = { ...line, data: { columns: { u: u.slice(0, maxSeen), v: v.slice(0, maxSeen) } } }
    const ground = groundOf(experimentOf({ surface: few }))
    expect([ground.quick === ground.loss, ground.standIn]).toEqual([true, undefined])
  })

  test('of a line is the loss, to the last digits', () => {
    const { loss, quick } = groundWith(line.formula)
    for (const [x = 0, y = 0] of [[-4, 0], [10, 14], [3.1, 6.9], [0, 13]]) {
      const [given, wanted] = [numbersOf(quick, x, y), numbersOf(loss, x, y)]
      given.forEach((each, at) => expect(Math.abs(each - (wanted[at] ?? 0))).toBeLessThan(1e-9))
    }
  }) // prettier-ignore

  test.each([
    ['softplus((1 - 2 (v > 7)) (w u + b - 7))', 1e-3],
    ['abs(v - (w u + b))', 3e-3],
    ['(v - 7 - w tanh(b u))^2', 1e-2],
  ])('of %s differs by less than a picture shows', (formula, most) => {
    const { loss, quick } = groundWith(formula)
    const places = Array.from({ length: 99 }, (_, at) => [-4 + (14 * at) / 98, (14 * ((at * 37) % 99)) / 98])
    const losses = places.map(([x = 0, y = 0]) => loss.value(x, y))
    const range = Math.max(...losses) - Math.min(...losses)
    const apart = places.map(([x = 0, y = 0], at) => Math.abs(quick.value(x, y) - (losses[at] ?? 0)) / range)
    expect(Math.max(...apart)).toBeLessThan(most)
  })

  test('has the slope of its own values, inside the domain and beyond', () => {
    const { quick } = groundWith('abs(v - (w u + b))^1.5')
    const h = 1e-5
    for (const [x = 0, y = 0] of [[1, 2], [9, 13], [12, 3], [12, 16]]) {
      const [, , dx = 0, dy = 0, xx = 0, xy = 0, yy = 0] = numbersOf(quick, x, y)
      const slope = (a: number, b: number): number => (quick.value(x + a, y + b) - quick.value(x - a, y - b)) / (2 * h)
      expect([dx, dy]).toEqual([expect.closeTo(slope(h, 0), 4), expect.closeTo(slope(0, h), 4)])
      const bend = (a: number, b: number, part: 2 | 3): number =>
        ((numbersOf(quick, x + a, y + b)[part] ?? 0) - (numbersOf(quick, x - a, y - b)[part] ?? 0)) / (2 * h)
      expect([xx, xy, yy]).toEqual(
        [bend(h, 0, 2), bend(0, h, 2), bend(0, h, 3)].map((each) => expect.closeTo(each, 3)),
      )
    }
  }) // prettier-ignore

  test('has one parameter too, and none of a correction where the loss has no number', () => {
    const own = { ...line, parameters: ['w'], domain: [[-1, 7]] }
    const even = groundOf(experimentOf({ start: [0], surface: { ...own, formula: '(v - w u)^2' } }))
    expect(Math.abs(even.quick.value(2, 0) - even.loss.value(2, 0))).toBeLessThan(1e-9)
    const torn = groundOf(experimentOf({ start: [0], surface: { ...own, formula: '(v - w u)^2 + log(w)' } }))
    expect(torn.quick.value(2, 0)).toBe(torn.standIn?.loss.value(2, 0))
  })
})
