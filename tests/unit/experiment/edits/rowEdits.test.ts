/** Rows that are moved: of own data, and of a copy of the list's. */
import { expect, test } from 'vitest'
import { asWritten, moveRow, openRows } from '../../../../src/experiment/edits/rowEdits'
import { setBatch } from '../../../../src/experiment/edits/edits'
import { parseExperiment, serialize } from '../../../../src/experiment/schema/schema'
import { groundOf } from '../../../../src/run/ground'
import { dataSetsOf } from '../../../../src/surfaces/listed'
import { factsOf, mistakeOf } from '../../../../src/surfaces/kinds'
import { surfaces } from '../../../../src/surfaces/list'

const fits = surfaces.flatMap((surface) => dataSetsOf(surface).map((data) => [surface.id, data] as const))
const own = {
  formula: '(v - (w u + b))^2',
  parameters: ['w', 'b'],
  domain: [[-1, 4], [-2, 9]],
  data: { columns: { u: [1, 2, 3], z: [7, 8, 9], v: [2, 4, 7] } },
  model: { x: 'u', y: 'v', curve: 'w u + b' },
} // prettier-ignore
const experimentOn = (surface: object) => parseExperiment({ version: 1, surface }).experiment

test.each(fits)('%s on %s as an own surface has the same loss, domain, start and curve', (id, data) => {
  const { surface } = experimentOn({ id, data })
  const written = asWritten(surface)
  if (!written) throw new Error('no copy')
  expect(mistakeOf(written)).toBeUndefined()
  const [before, after] = [factsOf(surface), factsOf(written)]
  for (const part of ['domain', 'start', 'height', 'model', 'settings', 'rows'] as const)
    expect(after[part], part).toEqual(before[part])
  expect(after.minima).toEqual([])
  const [listed, copied] = [surface, written].map((each) => groundOf({ surface: each }).loss)
  for (const [x, y] of [[0, 0], [1.25, -0.5], before.start] as [number, number][])
    expect(copied?.value(x, y)).toBe(listed?.value(x, y))
}) // prettier-ignore

test('the copy of a surface with settings declares them, at their values', () => {
  const { surface } = experimentOn({ id: 'huberRegression', settings: { delta: 3 } })
  expect(asWritten(surface)).toMatchObject({
    formula:
      'setting delta = 1 from 0.1 to 10 log\nr = v - (w u + b)\nabs(r) <= delta ? r^2 / 2 : delta (abs(r) - delta / 2)',
    settings: { delta: 3 },
  })
})

test('a row of a listed surface moves in a copy; all but the surface stays, and it can be saved', () => {
  const before = { ...experimentOn({ id: 'linearRegression', data: 'anscombe1' }), start: [0.5, 1] }
  const after = moveRow(before, 2, { across: 13, up: 9.5 })
  const columns = factsOf(after.surface).written?.data?.columns
  expect([columns?.['u']?.[2], columns?.['v']?.[2]]).toEqual([13, 9.5])
  expect(columns?.['v']?.[1]).toBe(factsOf(before.surface).rows?.columns[1]?.[1])
  expect({ ...after, surface: before.surface }).toEqual(before)
  const { experiment, problems } = parseExperiment(serialize(after))
  expect([experiment, problems]).toEqual([after, []])
})

test('a row of own data moves in the columns of the model alone', () => {
  const before = experimentOn(own)
  const after = moveRow(before, 1, { across: 2.5, up: 5 })
  expect(after.surface).toEqual({
    ...own,
    data: { columns: { u: [1, 2.5, 3], z: [7, 8, 9], v: [2, 5, 7] } },
  })
  expect(factsOf(before.surface).rows?.columns[0]?.[1]).toBe(2)
  expect(moveRow(before, 1, ({ across, up }) => ({ across: across + 0.5, up: up + 1 }))).toEqual(after)
})

test('what moves no row is no edit, and no row takes what a file would not', () => {
  const before = experimentOn(own)
  for (const [row, across, up] of [[1, 2, 4], [3, 0, 0], [-1, 0, 0], [0.5, 0, 0], [1, Number.NaN, 4], [1, 2, Number.NaN]] as const)
    expect(moveRow(before, row, { across, up })).toBe(before)
  expect(moveRow(experimentOn({ id: 'rosenbrock' }), 0, { across: 1, up: 1 }).surface).toMatchObject({ id: 'rosenbrock' })
  expect(moveRow(before, 0, { across: -Infinity, up: 1e300 }).surface).toMatchObject({
    data: { columns: { u: [-1e12, 2, 3], v: [1e12, 4, 7] } },
  })
}) // prettier-ignore

test('of very many rows, steps get a batch at first, and other rows the start that shows them', () => {
  const many = Array.from({ length: 12_000 }, (_, row) => Math.sin(row))
  const rowsOf = (u: readonly number[]) =>
    experimentOn({ ...own, start: [0.25, 0.5], data: { columns: { u, z: u, v: u } } }).surface
  const before = { ...experimentOn(own), start: [0.1, 0.2] }
  const batched = setBatch(before, 0, { size: 32, accumulate: 1, shuffle: 'never' })
  const opened = openRows(batched, 0, rowsOf(many))
  expect(opened.start).toEqual([0.25, 0.5])
  expect(opened.runners.map(({ batch }) => batch?.size)).toEqual([
    32,
    ...before.runners.slice(1).map(() => 256),
  ])
  const few = openRows(batched, 0, rowsOf([1, 2, 4]))
  expect(few.runners.slice(1).some(({ batch }) => batch)).toBe(false)
})
