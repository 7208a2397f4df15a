/** Surfaces made of two columns of a table: what they say, that they are read back, and where one looks at them. */
import { describe, expect, test } from 'vitest'
import { dataSets } from '../../../src/data/list'
import { defaultExperiment } from '../../../src/experiment/defaults/defaults'
import { chooseSurface } from '../../../src/experiment/edits/fitting'
import { parseExperiment, serialize } from '../../../src/experiment/schema/schema'
import { groundOf } from '../../../src/run/ground'
import { columnWords } from '../../../src/surfaces/columnWords'
import { isInside } from '../../../src/surfaces/domain'
import { factsOf } from '../../../src/surfaces/kinds'
import { listedSurface } from '../../../src/surfaces/listed'
import { surfaces } from '../../../src/surfaces/list'
import { type Wish, fitsFor, surfaceOf, whyNot } from '../../../src/table/fits'
import { spreadOf } from '../../../src/table/spread'
import { usualColumns } from '../../../src/table/usualColumns'

const columnsOf = (id: string) => dataSets.find((set) => set.id === id)?.columns ?? {}
const wishOf = (fit: string, set: string, isStandardized = false): Wish => ({
  across: { name: 'across', numbers: columnsOf(set)['u'] ?? [] },
  up: { name: 'up', numbers: columnsOf(set)['v'] ?? [] },
  fit,
  isStandardized,
  source: 'mine.csv',
})
const experimentOf = (wish: Wish) => ({ ...defaultExperiment, surface: surfaceOf(wish) })
const fits = surfaces.flatMap(({ id, data }) => (data === undefined ? [] : [{ id, data }]))

const places = [
  [0.5, -1.25],
  [2, 3],
] as const

describe('the rows of a data set of the list, as rows of one’s own', () => {
  test.each(fits)('$id on $data has the losses of the list', ({ id, data }) => {
    const { settings } = listedSurface(id)
    const own = groundOf({ ...defaultExperiment, surface: { ...surfaceOf(wishOf(id, data)), settings } })
    const listed = groundOf({ ...defaultExperiment, surface: listedSurface(id) })
    for (const [x, y] of places) expect(own.loss.value(x, y)).toBe(listed.loss.value(x, y))
  })

  test.each(fits)('$id: its minimum lies in the domain', ({ id, data }) => {
    const { minima = [] } = surfaces.find((surface) => surface.id === id) ?? {}
    const [across, up] = surfaceOf(wishOf(id, data)).domain
    for (const [x, y] of minima) {
      expect(Number(x)).toBeGreaterThan(across?.[0] ?? Infinity)
      expect(Number(x)).toBeLessThan(across?.[1] ?? -Infinity)
      expect(Number(y)).toBeGreaterThan(up?.[0] ?? Infinity)
      expect(Number(y)).toBeLessThan(up?.[1] ?? -Infinity)
    }
  })

  test.each(fits)('$id: its start lies in the domain', ({ id, data }) => {
    const { domain, start } = factsOf(surfaceOf(wishOf(id, data)))
    expect(isInside(start, domain)).toBe(true)
  })

  test.each(fits)('$id is written and read back without a problem', ({ id, data }) => {
    const experiment = experimentOf(wishOf(id, data, true))
    const { experiment: read, problems } = parseExperiment(serialize(experiment))
    expect(problems).toEqual([])
    expect(read.surface).toEqual(experiment.surface)
  })
})

test('a line through cars is looked at around the least squares', () => {
  expect(surfaceOf(wishOf('linearRegression', 'cars')).domain).toEqual([
    [-18, 2],
    [16, 78],
  ])
})

test('Huber’s δ is as far as rows are from the line', () => {
  expect(surfaceOf(wishOf('huberRegression', 'cars')).formula).toBe(
    'setting delta = 2 from 0.2 to 20 log\nr = v - (w u + b)\nabs(r) <= delta ? r^2 / 2 : delta (abs(r) - delta / 2)',
  )
})

test('the classes 0 and 1 alone have a chance, and stay 0 and 1', () => {
  const ids = (numbers: number[]) => fitsFor({ name: 'v', numbers }).map(({ id }) => id)
  expect(ids([0, 1, 1])).toContain('logisticRegression')
  expect(ids([0, 1, 2])).not.toContain('logisticRegression')
  expect(ids([1, 1])).not.toContain('logisticRegression')
  const { data } = surfaceOf(wishOf('logisticRegression', 'logistic100', true))
  expect(data?.columns['v']).toEqual(columnsOf('logistic100')['v'])
  expect(data?.labels?.['v']).toBe('up')
})

test('classes that a line parts have a domain too', () => {
  const wish: Wish = {
    ...wishOf('logisticRegression', 'cars'),
    across: { name: 'u', numbers: [1, 2, 3, 4] },
    up: { name: 'v', numbers: [0, 0, 1, 1] },
  }
  const ends = surfaceOf(wish).domain.flat()
  expect(ends.every((end) => Math.abs(end) < 100)).toBe(true)
})

describe('standardized', () => {
  const wish = wishOf('linearRegression', 'cars', true)

  test('columns have mean 0 and deviation 1, and the caption says what was done', () => {
    const { data } = surfaceOf(wish)
    for (const column of ['u', 'v']) {
      const { mean, deviation } = spreadOf(data?.columns[column] ?? [])
      expect(mean).toBeCloseTo(0, 6)
      expect(deviation).toBeCloseTo(1, 6)
    }
    expect(columnWords(surfaceOf(wish))).toBe(
      'u: (across − 2.970) / 0.8458, standardized; v: (up − 23.51) / 7.806, standardized',
    )
  })

  test('a mean far from 0 has the digits that its deviation needs', () => {
    const years = Array.from({ length: 20 }, (_, row) => 2000 + row)
    const dated = {
      ...wish,
      across: { name: 'year', numbers: years },
      up: { name: 'up', numbers: wish.up.numbers.slice(0, 20) },
    }
    const [, mean, deviation] =
      /^u: \(year − ([\d.]+)\) \/ ([\d.]+),/.exec(columnWords(surfaceOf(dated))) ?? []
    const column = surfaceOf(dated).data?.columns['u'] ?? []
    for (const [row, year] of years.entries())
      expect((year - Number(mean)) / Number(deviation)).toBeCloseTo(column[row] ?? Number.NaN, 3)
  })

  test('a constant column cannot be, and it is said', () => {
    const level = { ...wish, up: { name: 'year', numbers: wish.up.numbers.map(() => 1982) } }
    expect(whyNot(level)).toBe(
      'year is 1982 in every row: a column whose deviation is 0 cannot be standardized',
    )
    expect(whyNot({ ...level, isStandardized: false })).toBeUndefined()
  })
})

test('parameters beyond the largest number are refused, and can be had standardized', () => {
  const far = {
    ...wishOf('linearRegression', 'cars'),
    across: { name: 'year', numbers: [2000, 2001, 2002, 2003] },
    up: { name: 'gdp', numbers: [1e11, 5e11, 2e11, 9e11] },
  }
  expect(whyNot(far)).toBe('what fits these rows has parameters beyond 1e12: standardize the columns')
  expect(whyNot({ ...far, isStandardized: true })).toBeUndefined()
})

describe('hard rows have a surface that opens', () => {
  test.each<[string, number[], number[]]>([
    ['one row', [3], [4]],
    ['numbers near the largest', [0, 1, 2, 3], [1e11, 5e11, 2e11, 9e11]],
    ['one row at 0', [0], [0]],
    ['a constant column across', [2, 2, 2], [1, 2, 3]],
    ['a constant column up', [1, 2, 3], [5, 5, 5]],
    ['small numbers', [1e-9, 2e-9], [1e-9, 3e-9]],
    ['large numbers', [1e12, -1e12], [1e12, 1e11]],
    ['far from 0', [1970, 1976, 1982], [15, 22, 31]],
  ])('%s', (_, u, v) => {
    for (const { id } of fitsFor({ name: 'v', numbers: v })) {
      const wish: Wish = {
        across: { name: 'u', numbers: u },
        up: { name: 'v', numbers: v },
        fit: id,
        isStandardized: false,
        source: 'mine.csv',
      }
      const opened = chooseSurface(defaultExperiment, 0, surfaceOf(wish))
      expect(parseExperiment(serialize(opened))).toEqual({ experiment: opened, problems: [] })
    }
  })
})

describe('the columns that are chosen at first', () => {
  test.each<[string, number[][], [number, number]]>([
    ['are the first two', [[1, 5], [2, 2], [3, 3]], [0, 1]], // prettier-ignore
    ['are no index of the rows', [[0, 1, 2], [2, 2, 3], [3, 3, 5]], [1, 2]], // prettier-ignore
    ['are an index where there is nothing else', [[1, 2, 3], [2, 2, 3]], [0, 1]], // prettier-ignore
  ])('%s', (_, columns, chosen) => {
    expect(
      usualColumns({ columns: columns.map((numbers) => ({ name: 'c', numbers })), leftOut: [] }),
    ).toEqual(chosen)
  })
})
