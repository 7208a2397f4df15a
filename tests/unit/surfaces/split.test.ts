/** Rows that are set apart: which, what the surface then is, and where their loss is told. */
import { describe, expect, test } from 'vitest'
import { line100 } from '../../../src/data/line100'
import { setSplit } from '../../../src/experiment/edits/edits'
import { moveRow } from '../../../src/experiment/edits/rowEdits'
import { parseExperiment, serialize } from '../../../src/experiment/schema/schema'
import { contentOf } from '../../../src/panels/chart/content'
import { csvOfChart } from '../../../src/panels/chart/csv'
import { csvOf } from '../../../src/run/csv'
import { groundOf } from '../../../src/run/ground'
import { race } from '../../../src/run/race'
import { standingsOf } from '../../../src/run/standings'
import { factsOf } from '../../../src/surfaces/kinds'
import { rowsOf } from '../../../src/surfaces/ownData'
import { splitRows } from '../../../src/surfaces/split'

const batch = { size: 16 }
const read = (surface: object, more: object = {}) =>
  parseExperiment({
    version: 1,
    steps: 40,
    surface: { id: 'linearRegression', ...surface },
    runners: [{ optimizer: 'sgd', settings: { eta: 0.1 }, batch }],
    ...more,
  })
const { experiment, problems } = read({ validation: { share: 0.2, seed: 3 } })
const { u, v } = line100.columns as { u: readonly number[]; v: readonly number[] }

/** The mean loss of some rows at a place, as written on paper. */
const lossOver = (numbers: Iterable<number>, [w = 0, b = 0]: readonly number[]) => {
  const losses = Array.from(numbers, (row) => ((v[row] ?? 0) - (w * (u[row] ?? 0) + b)) ** 2)
  return losses.reduce((sum, each) => sum + each, 0) / losses.length
}

describe('which rows', () => {
  test.each([
    [0.2, 100, 20],
    [0.5, 7, 4],
    [0.001, 100, 1],
    [0.9, 2, 1],
  ])('%d of %d rows are %d', (share, count, apart) => {
    const rows = { columns: [Float64Array.from({ length: count }, (_, row) => 10 * row)], count }
    const { rows: training, validation } = splitRows(rows, { share, seed: 1 })
    expect([training.count, validation?.count]).toEqual([count - apart, apart])
    const numbers = [...(training.numbers ?? []), ...(validation?.numbers ?? [])]
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, row) => row))
    for (const part of [training, validation])
      expect([...(part?.columns[0] ?? [])]).toEqual(Array.from(part?.numbers ?? [], (row) => 10 * row))
  })

  test('one row is not split, a seed always gives the same, and another seed others', () => {
    const one = { columns: [Float64Array.of(1)], count: 1 }
    expect(splitRows(one, { share: 0.5, seed: 1 })).toEqual({ rows: one })
    const rows = rowsOf(line100)
    const apartWith = (seed: number) => [...(splitRows(rows, { share: 0.2, seed }).validation?.numbers ?? [])]
    expect(apartWith(1)).toEqual(apartWith(1))
    expect(apartWith(1)).not.toEqual(apartWith(2))
    expect(splitRows(rows, { share: 0.2, seed: 1 }).rows).toBe(splitRows(rows, { share: 0.2, seed: 1 }).rows)
  })

  test('over 2,000 seeds each row is apart equally often', () => {
    const rows = rowsOf(line100)
    const counts = new Float64Array(100)
    for (let seed = 0; seed < 2000; seed += 1)
      for (const row of splitRows(rows, { share: 0.2, seed }).validation?.numbers ?? [])
        counts[row] = (counts[row] ?? 0) + 1
    const chi = counts.reduce((sum, seen) => sum + (seen - 400) ** 2 / (400 * 0.8), 0)
    expect(Math.abs(chi - 99)).toBeLessThan(5 * Math.sqrt(2 * 99))
  })
})

describe('a race with rows set apart', () => {
  const { rows, validation, minima } = groundOf(experiment)
  const shown = race(experiment)
  const [run] = shown.runs

  test('surface and steps are of the others, and the other loss is told beside', () => {
    expect(problems).toEqual([])
    expect([rows?.count, validation?.rows.count, minima]).toEqual([80, 20, []])
    for (const step of [0, 7, 40]) {
      const [x = 0, y = 0, loss = 0] = run?.points.subarray(3 * step, 3 * step + 3) ?? []
      expect(loss).toBeCloseTo(lossOver(rows?.numbers ?? [], [x, y]), 9)
      expect(run?.validation?.[step]).toBeCloseTo(lossOver(validation?.rows.numbers ?? [], [x, y]), 9)
    }
    expect(run?.validation).toHaveLength(41)
    expect(standingsOf(shown, 40)[0]?.validation).toBe(run?.validation?.[40])
  })

  test('the CSV has a column of it, and rows as the data count them', () => {
    const [head = '', ...lines] = csvOf(shown, experiment)
    expect(head).toBe('runner,optimizer,step,x,y,loss,gradientNorm,eta,status,validation,rows\n')
    expect(Number(lines[7]?.split(',')[9])).toBe(run?.validation?.[7])
    const epoch = lines.slice(1, 6).flatMap((line) => line.trimEnd().split(',')[10]?.split(' ').map(Number))
    expect(epoch.toSorted((a, b) => (a ?? 0) - (b ?? 0))).toEqual([...(rows?.numbers ?? [])])
  })

  test('the chart has a dashed line of it, and its CSV a column', () => {
    const content = contentOf(shown, experiment.runners, experiment.view, [], 0)
    expect(content.lines.map(({ name, isValidation }) => [name, isValidation])).toEqual([
      ['SGD', undefined],
      ['SGD, validation', true],
    ])
    expect(content.lines[1]?.values).toEqual(run?.validation)
    expect([...csvOfChart(content)][0]).toBe('step,SGD,"SGD, validation"\n')
    const gap = contentOf(shown, experiment.runners, { ...experiment.view, quantity: 'gap' }, [], 0)
    expect(gap.lines).toHaveLength(1)
  })

  test('patience can be about it', () => {
    const batches = { size: 2, accumulate: 1, shuffle: 'epoch' } as const
    const runners = experiment.runners.map((one) => ({ ...one, batch: batches }))
    const noisy = { ...experiment, runners, steps: 200 }
    const [own] = race(noisy).runs
    const losses = {
      loss: own?.points.filter((_, at) => at % 3 === 2) ?? [],
      validation: own?.validation ?? [],
    }
    const found = [1, 3, 5, 10].map((patience) => {
      const stops = (['loss', 'validation'] as const).map((of) => {
        let best = 0
        const step = losses[of].findIndex((loss, at) => {
          if (loss < (losses[of][best] ?? 0)) best = at
          return at - best >= patience
        })
        const { stopped } = race({ ...noisy, stop: { patience, of } }).runs[0] ?? {}
        expect([stopped?.step ?? -1, stopped?.best?.step ?? best]).toEqual([step, best])
        return step
      })
      return stops[0] !== stops[1]
    })
    expect(found).toContain(true)
  })

  test('a row that is dragged is the one that is seen, and the others stay', () => {
    const number = rows?.numbers?.[5] ?? 0
    const { surface } = moveRow(experiment, 5, { across: 1.25, up: -3 })
    const { written, split } = factsOf(surface)
    expect(split).toEqual({ share: 0.2, seed: 3 })
    expect(written?.data?.columns['u']).toEqual(u.with(number, 1.25))
    expect(written?.data?.columns['v']).toEqual(v.with(number, -3))
  })

  test('none are set apart any more: the minimum is known again', () => {
    expect(groundOf(setSplit(experiment, undefined)).minima).toHaveLength(1)
    const bowl = parseExperiment({ version: 1, surface: { id: 'bowl' } }).experiment
    expect(setSplit(bowl, { share: 0.5, seed: 1 })).toBe(bowl)
  })
})

describe('in a document', () => {
  test.each<[unknown, object | undefined, string[]]>([
    [{ share: 0.2 }, { share: 0.2, seed: 1 }, []],
    [{ share: 0 }, undefined, []],
    [
      { share: 1.5 },
      undefined,
      ['surface.validation.share: 1.5 is out of range, 0 to 0.9; no row is set apart'],
    ],
    [7, undefined, ['surface.validation: 7 is not an object; the default is used']],
  ])('%j', (validation, split, lines) => {
    const parsed = read({ validation })
    expect(parsed.problems).toEqual(lines)
    expect(factsOf(parsed.experiment.surface).split).toEqual(split)
    expect(parseExperiment(serialize(parsed.experiment))).toEqual({
      experiment: parsed.experiment,
      problems: [],
    })
  })

  test('a formula with rows of its own has them too', () => {
    const surface = { formula: '(v - w u)^2', parameters: ['w'], domain: [[-2, 2]], data: { columns: { u: [1, 2, 3], v: [2, 3, 4] } }, validation: { share: 0.34, seed: 2 } } // prettier-ignore
    const parsed = parseExperiment({ version: 1, surface })
    expect(parsed.problems).toEqual([])
    expect(factsOf(parsed.experiment.surface).rows?.count).toBe(2)
    expect(serialize(parsed.experiment)).toMatchObject({ surface })
  })
})
