/** Data fits of the list: means over rows against the formula of one row, summed by hand; their data and domains. */
import { describe, expect, test } from 'vitest'
import { dataSets } from '../../../src/data/list'
import { gradient } from '../../../src/math/derive'
import { Graph } from '../../../src/math/graph'
import { compileProgram, slotOf } from '../../../src/math/program'
import { block } from '../../../src/math/rows'
import { run } from '../../../src/math/run'
import { defaults, number } from '../../../src/math/setting'
import { groundOf } from '../../../src/run/ground'
import { buildSurface, compileSurface } from '../../../src/surfaces/compile'
import { surfaces } from '../../../src/surfaces/list'
import { dataSetsOf } from '../../../src/surfaces/listed'
import { random } from '../../helpers/surfaces'

const fits = surfaces.filter(({ data }) => data !== undefined)
const cases = fits.flatMap((surface) =>
  dataSetsOf(surface).map((data) => [surface.id, data, surface] as const),
)

describe('loss, gradient and Hessian are means of those of the rows', () => {
  test.each(cases)('%s of %s', (id, data, { parameters, formula, settings = {} }) => {
    const values = defaults(settings)
    const { loss, rows, domain, text } = groundOf({ surface: { id, settings: values, data } })
    const columns = text.columns ?? []
    // The columns as settings: the formula of one row, without any machinery of means.
    const asSettings = Object.fromEntries(columns.map((name) => [name, number(0, -1e9, 1e9)]))
    const row = compileSurface({ parameters, formula, settings: { ...settings, ...asSettings } })
    const each = Array.from({ length: rows?.count ?? 0 }, (_, at) =>
      row.loss({
        ...values,
        ...Object.fromEntries(columns.map((name, column) => [name, rows?.columns[column]?.[at] ?? NaN])),
      }),
    )
    expect(each.length).toBeGreaterThan(1)
    const next = random(3)
    for (let draw = 0; draw < 5; draw += 1) {
      const [x = 0, y = 0] = domain.map(([low, high]) => low + next() * (high - low))
      const [slopes, own] = [new Float64Array(2), new Float64Array(2)]
      const [curvatures, ownCurvatures] = [new Float64Array(3), new Float64Array(3)]
      const mean = [0, 0, 0, 0, 0, 0]
      for (const one of each) {
        const value = one.gradient(x, y, own)
        one.hessian(x, y, ownCurvatures)
        ;[value, ...own, ...ownCurvatures].forEach(
          (part, at) => (mean[at] = (mean[at] ?? 0) + part / each.length),
        )
      }
      const value = loss.gradient(x, y, slopes)
      loss.hessian(x, y, curvatures)
      expect(loss.value(x, y)).toBe(value)
      for (const [at, part] of [value, ...slopes, ...curvatures].entries()) {
        const scale = Math.max(1, ...mean.map(Math.abs))
        expect(Math.abs(part - (mean[at] ?? NaN)) / scale).toBeLessThan(1e-12)
      }
    }
  })
})

test('a slope of a mean, taken from outside, is the mean of the slopes', () => {
  const graph = new Graph()
  const text = { parameters: ['w', 'b'], formula: '(v - tanh(w u + b))^2', columns: ['u', 'v'] }
  const built = buildSurface(graph, text)
  const roots = [...gradient(graph, built.value, text.parameters), ...built.gradient]
  const program = compileProgram(graph, roots, text.parameters, () => 2)
  // More rows than one block, and not a multiple of it.
  const count = 2 * block + 37
  const columns = [0.37, 0.11].map((step) =>
    Float64Array.from({ length: count }, (_, at) => Math.sin(step * at)),
  )
  program.registers[slotOf(program, 'w')] = 0.6
  program.registers[slotOf(program, 'b')] = -0.2
  run(program.code[2], program.registers, program.parts, undefined, { columns, count })
  const [first = NaN, second = NaN, third = NaN, fourth = NaN] = program.output.map(
    (slot) => program.registers[slot] ?? NaN,
  )
  expect(first).toBeCloseTo(third, 14)
  expect(second).toBeCloseTo(fourth, 14)
  const [u = [], v = []] = columns
  let [dw, db] = [0, 0]
  for (let at = 0; at < count; at += 1) {
    const tanh = Math.tanh(0.6 * (u[at] ?? 0) - 0.2)
    const slope = -2 * ((v[at] ?? 0) - tanh) * (1 - tanh * tanh)
    dw += (slope * (u[at] ?? 0)) / count
    db += slope / count
  }
  expect(first).toBeCloseTo(dw, 13)
  expect(second).toBeCloseTo(db, 13)
})

describe('data sets', () => {
  test.each(dataSets.map((set) => [set.id, set] as const))(
    '%s has columns of one length, a source and a licence',
    (_, set) => {
      const lengths = new Set(Object.values(set.columns).map(({ length }) => length))
      expect(lengths.size).toBe(1)
      expect(Object.values(set.columns).flat().every(Number.isFinite)).toBe(true)
      expect(set.source.length).toBeGreaterThan(5)
      expect(set.licence.length).toBeGreaterThan(5)
      expect(cases.some(([, data]) => data === set.id)).toBe(true)
    },
  )

  test('of Anscombe give one and the same line by least squares, and others by the Huber loss', () => {
    const lossOf = (id: string, data: string) =>
      groundOf({ surface: { id, settings: id === 'huberRegression' ? { delta: 1 } : {}, data } }).loss
    const ids = ['anscombe1', 'anscombe2', 'anscombe3', 'anscombe4']
    const squared = ids.map((data) => lossOf('linearRegression', data).value(0.5, 3))
    const huber = ids.map((data) => lossOf('huberRegression', data).value(0.5, 3))
    expect(Math.max(...squared) - Math.min(...squared)).toBeLessThan(0.005)
    expect(Math.max(...huber) - Math.min(...huber)).toBeGreaterThan(0.1)
  })
})
