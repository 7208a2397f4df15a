/** What the formula card shows and copies as TeX is read back as the same surface, rule or schedule. */
import { describe, expect, test } from 'vitest'
import { parseExperiment } from '../../../src/experiment/schema/schema'
import { texOfRule, texOfSurface } from '../../../src/run/emit/tex'
import { defaults } from '../../../src/math/setting'
import { compileOptimizer } from '../../../src/optimizers/compile'
import { optimizers } from '../../../src/optimizers/list'
import { slotOf } from '../../../src/math/program'
import { run } from '../../../src/math/run'
import { compileSchedule } from '../../../src/schedules/compile'
import { schedules } from '../../../src/schedules/list'
import { compileSurface } from '../../../src/surfaces/compile'
import { surfaces } from '../../../src/surfaces/list'
import { groundOf } from '../../../src/run/ground'
import { formulaSurfaces } from '../../helpers/surfaces'

const fits = surfaces.filter(({ data }) => data !== undefined)

const points = [[0.3, -0.7], [1.25, 0.5], [-2.125, 1.0625]] as const // prettier-ignore

const r = String.raw

/** Surfaces of one's own: lines, comparisons, logic, choices, names of several kinds. */
const own = [
  'r = sqrt(x^2 + y^2)\nsin(r) / r',
  'a = x\nb = a + y\nz = a b + (a == b)',
  'f(x, y) = x == y',
  '(x == 0.3) + 2 (y != x) + (x <= y) (y < 1)',
  'x == 0.3 ? y : x > 1 && y < 1 ? 2 : 3',
  '(x == 0.3) == (y == 1) ? x : y',
  'r = x\nr == 0.3 || !(y > 1) ? r : y',
  'k = 2\nmax(k x, y, 1) + atan2(y, x) % 2 - k',
  '-x^2 - (-y)^2 + 1e-3 x y - 2^-x + abs(x - abs(y))',
].map((formula) => ({ id: formula, parameters: ['x', 'y'], formula, settings: {} }))

test.each([...formulaSurfaces, ...own])('$id', ({ id, parameters, formula, settings = {} }) => {
  const own = compileSurface({ parameters, formula, settings })
  const back = compileSurface({ parameters, formula: own.tex, settings })
  const numbers = defaults(settings)
  const surface = id === formula ? { formula } : { id }
  const { experiment, problems } = parseExperiment({ surface, runners: [] })
  expect(problems).toEqual([])
  const copied = texOfSurface(experiment)
  expect(compileSurface({ parameters, formula: copied, settings }).tex).toBe(own.tex)
  for (const [x, y] of points) {
    const expected = own.loss(numbers).value(x, y)
    expect(Math.abs(back.loss(numbers).value(x, y) - expected)).toBeLessThanOrEqual(
      1e-12 * (1 + Math.abs(expected)),
    )
  }
  expect(back.tex).toBe(own.tex)
})

test.each(fits)('$id, a mean over rows', ({ id, parameters, formula, settings = {} }) => {
  const columns = ['u', 'v']
  const { experiment } = parseExperiment({ surface: { id }, runners: [] })
  const { rows } = groundOf(experiment)
  const own = compileSurface({ parameters, formula, settings, columns })
  expect(own.tex).toMatch(/sum.*u_\{i\}/)
  for (const copied of [own.tex, texOfSurface(experiment)]) {
    const back = compileSurface({ parameters, formula: copied, settings, columns })
    expect(back.tex).toBe(own.tex)
    for (const [x, y] of points) {
      const expected = own.loss(defaults(settings), rows).value(x, y)
      expect(back.loss(defaults(settings), rows).value(x, y)).toBeCloseTo(expected, 12)
    }
  }
})

test.each([
  r`\frac1n\sum_{i=1}^n (w x_i + b - y_i)^2`,
  r`J(w, b) = \frac{1}{m} \sum\limits_{i=1}^{m} \left(w x^{(i)} + b - y^{(i)}\right)^2`,
  r`\dfrac{1}{N}\sum_i (w x_i+b-y_i)^{2}`,
])('%s', (formula) => {
  const text = { parameters: ['w', 'b'], columns: ['x', 'y'] }
  const { tex } = compileSurface({ ...text, formula: '(w x + b - y)^2' })
  expect(compileSurface({ ...text, formula }).tex).toBe(tex)
})

test.each([
  r`\sqrt{\frac{1}{N} \sum_{i=1}^{N} (w u_i - v_i)^2}`,
  r`(\frac1N \sum_i (w u_i - v_i))^2`,
  'm = ' + r`\frac1N \sum_i u_i` + '\n(v - w m)^2',
  r`10^\frac{1}{N} \sum_{i=1}^N u_i`,
  r`\frac{1}{2 N} \sum_{i=1}^N (w u_i - v_i)^2`,
  '# ' + r`\frac1N \sum_i` + '\n(w u - v_i)^2',
])('%s is no mean over all that is lost', (formula) => {
  expect(() => compileSurface({ parameters: ['w', 'b'], columns: ['u', 'v'], formula })).toThrow()
})

test('the number of a row is one at a column alone', () => {
  const text = { parameters: ['w_i', 'b'], columns: ['u', 'v'] }
  const { tex } = compileSurface({ ...text, formula: '(w_i u - v)^2' })
  const formula = r`\frac1N\,\sum_{i=0}^{N-1} (w_i u_i - v_i)^2`
  expect(compileSurface({ ...text, formula }).tex).toBe(tex)
})

test('a mistake in a mean over rows is marked where it is', () => {
  const formula = r`\frac{1}{N} \sum_{i=1}^{N} (w u_{i} + q - v_{i})^2`
  const at = formula.indexOf('q') + 1
  const compile = () => compileSurface({ parameters: ['w', 'b'], columns: ['u', 'v'], formula })
  expect(compile).toThrow(new RegExp(`"q" at ${at}`))
})

test.each(optimizers)('$id', (optimizer) => {
  const own = compileOptimizer(optimizer)
  const rule = own.lines.map(({ tex }) => tex).join('\n')
  const back = compileOptimizer({ ...optimizer, rule })
  const { experiment } = parseExperiment({ runners: [{ optimizer: optimizer.id }] })
  const copied = compileOptimizer({ ...optimizer, rule: texOfRule(experiment, 0) })
  expect(copied.lines.map(({ tex }) => tex)).toEqual(own.lines.map(({ tex }) => tex))
  expect(back.lines.map(({ tex }) => tex)).toEqual(own.lines.map(({ tex }) => tex))
  const steps = [own, back].map((compiled) => {
    const { step } = compiled.rule({ parameters: ['x', 'y'], formula: '(1 - x)^2 + 3 (y - x^2)^2' })
    const { registers, code, output, parts } = step
    for (const name of step.input.keys())
      registers[slotOf(step, name)] = name.length === 1 ? 3 : 0.1 + 0.01 * name.length
    for (const part of code) run(part, registers, parts)
    return output.map((slot) => registers[slot] ?? Number.NaN)
  })
  const [first = [], second = []] = steps
  expect(first.length).toBeGreaterThan(1)
  for (const [index, expected] of first.entries()) {
    expect(Number.isFinite(expected)).toBe(true)
    expect(second[index]).toBeCloseTo(expected, 10)
  }
})

test.each(schedules)('$id', (schedule) => {
  const own = compileSchedule(schedule)
  const back = compileSchedule({ ...schedule, formula: own.tex().join('\n') })
  const settings = defaults(schedule.settings)
  for (const t of [0, 1, 7, 40, 333])
    expect(back.rates(settings)(t, 0.1)).toBeCloseTo(own.rates(settings)(t, 0.1), 12)
  expect(back.tex()).toEqual(own.tex())
})

describe('TeX of papers', () => {
  test.each<[string, string]>([
    ['$x^2 + y^2$', 'x^2 + y^2'],
    ['$$ x^{2} $$', 'x^2'],
    [r`\( x + y \)`, 'x + y'],
    [r`\begin{equation} f(x, y) = (1 - x)^2 + 100 (y - x^2)^2 \end{equation}`, '(1 - x)^2 + 100 (y - x^2)^2'],
    [r`\begin{align*} f(x, y) &= x^2 \\ &\quad + y^2 \end{align*}`, 'x^2 + y^2'],
    [r`\begin{aligned} r &= x + y, \\ f &= r^2 \end{aligned}`, 'r = x + y\nr^2'],
    [r`\sin(r) / r, \quad r = \sqrt{x^2 + y^2}`, 'r = sqrt(x^2 + y^2)\nsin(r) / r'],
    ['a b, a = x + 1,\nb = a y', 'a = x + 1\nb = a y\na b'],
    [r`\begin{cases} 1 & \text{if } x = y \\ 2 & \text{otherwise} \end{cases}`, 'x == y ? 1 : 2'],
  ])('%s', (text, plain) => {
    const parameters = ['x', 'y']
    const { tex } = compileSurface({ parameters, formula: plain })
    expect(compileSurface({ parameters, formula: text }).tex).toBe(tex)
  })

  test.each([
    ['x & y', /a single "&" at 3, write "&&"$/],
    ['x $ y', /unexpected "\$" at 3, remove it$/],
    [r`\sum_{i=1}^{3} x`, /a sum at 1, write its terms with "\+"; over rows leave it out$/],
    ['sin(x), y', /unexpected "," at 7/],
    ['(x, r = y)', /unexpected "," at 3/],
  ])('%s is refused', (formula, message) => {
    expect(() => compileSurface({ parameters: ['x', 'y'], formula })).toThrow(message)
  })
})
