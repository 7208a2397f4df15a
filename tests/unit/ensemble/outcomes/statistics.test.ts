/** Statistics and the loss band of an ensemble, against sorting everything. */
import { describe, expect, it } from 'vitest'
import { bandOf, bandSteps, sampleCells } from '../../../../src/ensemble/outcomes/band'
import {
  type Outcomes,
  type Quantiles,
  noMinimum,
  outcomeKinds,
  outcomeCode,
} from '../../../../src/ensemble/outcomes/result'
import { statisticsOf } from '../../../../src/ensemble/outcomes/statistics'
import { hash } from '../../../../src/math/hash'

/** The quantile by its definition: the smallest number that at least this share does not exceed. */
function naive(numbers: readonly number[]): Quantiles | undefined {
  if (numbers.length === 0) return undefined
  const sorted = numbers.toSorted((a, b) => a - b)
  const at = (share: number): number =>
    sorted.find((value) => sorted.filter((other) => other <= value).length >= share * sorted.length) ?? NaN
  return { low: at(0.1), median: at(0.5), high: at(0.9) }
}

/** Seed 3: kinds, minima, steps and losses of every sort, some losses not finite. */
function outcomesOf(columns: number, rows: number): Outcomes {
  const cells = columns * rows
  const word = (cell: number, which: number): number => hash(3, cell, which, 0)[0]
  const kind = Uint8Array.from({ length: cells }, (_, cell) => word(cell, 0) % outcomeKinds.length)
  return {
    columns,
    rows,
    steps: 500,
    kind,
    minimum: Int16Array.from(kind, (its, cell) =>
      its === outcomeCode.converged ? (word(cell, 1) % 4) - 1 : noMinimum,
    ),
    step: Uint32Array.from(kind, (_, cell) => word(cell, 2) % 501),
    loss: Float32Array.from(kind, (_, cell) =>
      word(cell, 3) % 10 === 0 ? (cell % 2 ? NaN : Infinity) : Math.exp(20 * (word(cell, 4) / 2 ** 32 - 0.5)),
    ),
    climbed: new Uint8Array(cells),
    minima: [0, 1, 2].map((x) => ({ x, y: 0, loss: 0, declared: true })),
  }
}

describe('statistics', () => {
  const outcomes = outcomesOf(40, 50)
  const { kind, minimum, step, loss } = outcomes
  const statistics = statisticsOf(outcomes)
  const cells = Array.from(kind, (_, cell) => cell)

  it('count every kind and every minimum', () => {
    expect(statistics.runs).toBe(2000)
    for (const [place, name] of outcomeKinds.entries())
      expect(statistics.shares[name]).toBe(cells.filter((cell) => kind[cell] === place).length / 2000)
    expect(statistics.minima).toEqual([0, 1, 2].map((which) => cells.filter((cell) => minimum[cell] === which).length / 2000)) // prettier-ignore
  })

  it('give the quantiles of the steps to converge and of the loss that sorting gives', () => {
    const converged = cells.filter((cell) => outcomeKinds[kind[cell] ?? 0] === 'converged')
    expect(statistics.stepsToConverge).toEqual(naive(converged.map((cell) => step[cell] ?? 0)))
    const known = cells.filter((cell) => outcomeKinds[kind[cell] ?? 0] !== 'diverged' && Number.isFinite(loss[cell])) // prettier-ignore
    expect(statistics.finalLoss).toEqual(naive(known.map((cell) => loss[cell] ?? 0)))
  })

  it('count the steps of runs at rest alone: one that still moves in its minimum has none yet', () => {
    const late = step.map((its, cell) => (cell % 3 === 0 ? its : 500))
    const rested = cells.filter((cell) => kind[cell] === outcomeCode.converged && (late[cell] ?? 0) < 500)
    const { stepsToConverge, shares } = statisticsOf({ ...outcomes, step: late })
    expect(stepsToConverge).toEqual(naive(rested.map((cell) => late[cell] ?? 0)))
    expect(stepsToConverge?.high).toBeLessThan(500)
    expect(shares.converged).toBe(statistics.shares.converged)
  })

  it('have no steps to converge if no run converged', () => {
    const lost = { ...outcomes, kind: kind.map(() => outcomeCode.diverged) }
    expect(statisticsOf(lost)).toMatchObject({ stepsToConverge: undefined, finalLoss: undefined })
    expect(statisticsOf(lost).shares.diverged).toBe(1)
  })

  it('of many runs take the loss from a sample all over them, within 1 % of the ranks', () => {
    const many = outcomesOf(512, 512)
    const losses = many.loss.filter((its, cell) => Number.isFinite(its) && outcomeKinds[many.kind[cell] ?? 0] !== 'diverged').sort() // prettier-ignore
    const found = statisticsOf(many).finalLoss
    const rank = (of: number | undefined): number => losses.findIndex((its) => its >= (of ?? NaN)) / losses.length // prettier-ignore
    expect(rank(found?.low)).toBeCloseTo(0.1, 2)
    expect(rank(found?.median)).toBeCloseTo(0.5, 2)
    expect(rank(found?.high)).toBeCloseTo(0.9, 2)
  })
})

describe('the loss band', () => {
  it('has the quantiles of every row, counting a loss that is not finite as infinite', () => {
    const [count, steps] = [37, [0, 3, 9]]
    const samples = Float32Array.from({ length: 3 * count }, (_, at) => {
      const [a] = hash(11, at, 0, 0)
      return a % 12 === 0 ? NaN : a % 12 === 1 ? -Infinity : a / 2 ** 32
    })
    const band = bandOf(samples, steps, count)
    expect([...band.steps]).toEqual(steps)
    for (const row of [0, 1, 2]) {
      const losses = Array.from(samples.subarray(row * count, (row + 1) * count), (loss) =>
        Number.isFinite(loss) ? loss : Infinity,
      )
      const { low, median, high } = band
      expect({ low: low[row], median: median[row], high: high[row] }).toEqual(naive(losses))
    }
  })

  it('is infinite where most runs have diverged', () => {
    const { low, median, high } = bandOf(Float32Array.of(1, 2, NaN, NaN, NaN), [4], 5)
    expect([low[0], median[0], high[0]]).toEqual([1, Infinity, Infinity])
  })

  it('is recorded at 101 steps at most, the first and the last among them', () => {
    expect(bandSteps(0)).toEqual([0])
    expect(bandSteps(3)).toEqual([0, 1, 2, 3])
    for (const steps of [100, 101, 137, 400, 99_999]) {
      const at = bandSteps(steps)
      expect([at.length, at[0], at.at(-1)]).toEqual([101, 0, steps])
      const gaps = at.slice(1).map((step, index) => step - (at[index] ?? 0))
      expect(Math.min(...gaps)).toBeGreaterThanOrEqual(Math.max(Math.floor(steps / 100), 1))
      expect(Math.max(...gaps)).toBeLessThanOrEqual(Math.ceil(steps / 100))
    }
  })

  it('samples 32 × 32 cells at most, evenly, each once', () => {
    expect(sampleCells(3, 2)).toEqual({ columns: 3, rows: 2, cells: Uint32Array.of(0, 1, 2, 3, 4, 5) })
    for (const [columns, rows] of [[33, 5], [256, 256], [2048, 1], [100, 77]] as const) {
      const sample = sampleCells(columns, rows)
      expect([sample.columns, sample.rows]).toEqual([Math.min(columns, 32), Math.min(rows, 32)])
      expect(new Set(sample.cells).size).toBe(sample.columns * sample.rows)
      const across = [...sample.cells.subarray(0, sample.columns)].map((cell) => cell % columns)
      const middle = across.reduce((sum, column) => sum + column + 0.5, 0) / across.length
      expect(Math.abs(middle - columns / 2)).toBeLessThanOrEqual(0.5)
      expect(Math.max(...sample.cells)).toBeLessThan(columns * rows)
    } // prettier-ignore
  })
})
