/** Own formulas with settings, a height and a start. */
import { describe, expect, it, test } from 'vitest'
import { setSurface, setSurfaceSetting } from '../../../src/experiment/edits/edits'
import { decodeLink, encodeLink } from '../../../src/experiment/link/link'
import { parseExperiment } from '../../../src/experiment/schema/schema'
import { groundOf } from '../../../src/run/ground'
import { compileSurface } from '../../../src/surfaces/compile'
import { factsOf, mistakeOf, rewrite } from '../../../src/surfaces/kinds'
import { nameIn, renamed, unknownNames, withSettings } from '../../../src/surfaces/naming'

const ravine =
  'setting kappa = 10 from 1 to 1000 log\nsetting turns = 2 from 0 to 9 whole\nx^2 + kappa y^2 + turns'
const square = [[-3, 3], [-3, 3]] as const // prettier-ignore
const own = (formula: string) => ({ formula, domain: square, parameters: ['x', 'y'] as const })
const read = (surface: object) => parseExperiment({ version: 1, surface })

describe('lines that begin with setting', () => {
  test('give sliders and values, and leave every place where it was', () => {
    const { experiment, problems } = read({ formula: ravine, settings: { kappa: 50 } })
    expect(problems).toEqual([])
    const { text, settings } = factsOf(experiment.surface)
    expect(settings).toEqual({ kappa: 50, turns: 2 })
    expect(text.settings).toEqual({
      kappa: { default: 10, min: 1, max: 1000, scale: 'log' },
      turns: { default: 2, min: 0, max: 9, scale: 'linear', integer: true },
    })
    expect(text.formula).toHaveLength(ravine.length)
    expect(groundOf(experiment).loss.value(1, 2)).toBe(1 + 50 * 4 + 2)
    expect(compileSurface(text).tex).toBe(compileSurface({ ...text, formula: text.formula.trim() }).tex)
  })

  test('stay in the link, with the value, the height and the start', async () => {
    const given = { ...own(ravine), settings: { kappa: 7, turns: 3 }, height: 'log', start: [1, -2] }
    const { experiment, problems } = read(given)
    expect(problems).toEqual([])
    expect(experiment.surface).toEqual(given)
    expect(experiment.start).toEqual([1, -2])
    expect(factsOf(experiment.surface)).toMatchObject({ height: 'log', start: [1, -2] })
    const back = decodeLink(encodeLink(experiment))
    expect(back.experiment).toEqual(experiment)
  })

  test('a slider changes the value, another default in the text takes its place', () => {
    const { experiment } = read({ formula: ravine })
    const moved = setSurfaceSetting(experiment, 'kappa', 99)
    expect(factsOf(moved.surface).settings).toEqual({ kappa: 99, turns: 2 })
    expect(setSurfaceSetting(experiment, 'nothing', 1)).toBe(experiment)
    const retyped = (formula: string) => {
      const { written } = factsOf(moved.surface)
      if (!written) throw new Error('it is written by hand')
      return factsOf(setSurface(moved, rewrite(moved.surface, { ...written, formula })).surface).settings
    }
    expect(retyped(`${ravine} + 1`)).toEqual({ kappa: 99, turns: 2 })
    expect(retyped(ravine.replace('= 10', '= 20'))).toEqual({ kappa: 20, turns: 2 })
    expect(retyped('setting a = 3\na x^2 + y^2')).toEqual({ a: 3 })
    expect(retyped('x^2 + y^2')).toEqual({})
  })

  it.each<[string, string]>([
    ['setting x = 1\nx^2 + y^2', '"x" is a parameter in line 1 at 9, choose another name'],
    ['setting a = 1\nsetting a = 2\na x', '"a" is declared twice in line 2 at 9, choose another name'],
    ['setting constructor = 1\nx', '"constructor" is taken in line 1 at 9, choose another name'],
    ['setting a\nx', 'missing "=" in line 1 at 10, write setting a = 1'],
    ['setting a = 5 from 1 to 2\na x', '5 is outside 1 to 2 in line 1 at 13, widen the range or change the number'],
    ['setting a = 1 from 2 to 1\na x', 'the range is reversed in line 1 at 15, write from 1 to 2'],
    ['setting a = 1 from 0 to 1 log\na x', 'a log range cannot include 0 in line 1 at 15, begin above 0'],
    ['setting a = z\na x', '"z" is not a number in line 1 at 13, write one'],
    ['x^2\nsetting a = 1', 'a setting below the formula in line 2 at 1, move it to the top'],
    ['setting a = 1\na x + sinn(y)', 'unknown name "sinn" in line 2 at 7, did you mean "sin"?'],
    ['setting a = 1', 'an expression is missing at 14, write one'],
  ])('%j is refused', (formula, message) => {
    expect(mistakeOf(own(formula))?.message).toBe(message)
    expect(read({ formula }).problems[0]).toContain(message.slice(0, message.indexOf(',')))
  }) // prettier-ignore

  test('a value that no line declares is named', () => {
    expect(read({ formula: 'x^2 + y^2', settings: { a: 1 } }).problems).toHaveLength(1)
    expect(read({ ...own('x^2'), height: 'cubic', start: [1, 2, 3] }).problems).toHaveLength(2)
  })

  test('a declaration may end in a semicolon, with the formula in the same line', () => {
    const { settings, text } = factsOf(own('setting a = 2; a x^2 + y^2'))
    expect(settings).toEqual({ a: 2 })
    expect(compileSurface(text).loss(settings).value(3, 1)).toBe(19)
  })

  test('a variable may be called setting', () => {
    expect(mistakeOf(own('setting = x + y\nsetting^2'))).toBeUndefined()
  })
})

describe('names', () => {
  const surface = own('x^2 + y^2')
  it.each([
    ['a x^2 + b y^2', ['a', 'b']],
    ['κ x^2 + y^2', ['kappa']],
    ['a x^2 + sinn(y)', ['a']],
    ['sinn(x) + y', []],
    ['x^2 +', []],
    ['x^2 + y^2', []],
  ])('%j offers %j as settings', (formula, names) => {
    const written = { ...surface, formula }
    expect(unknownNames(surface, written)).toEqual(names)
    const made = rewrite(surface, withSettings(written, names))
    expect(mistakeOf(made)?.message ?? '').not.toMatch(/unknown name "(a|b|kappa)"/)
    expect(Object.keys(factsOf(made).settings)).toEqual(names)
  })

  it.each([
    ['θ₁', 'theta1'],
    ['w1', 'w1'],
    ['theta_1', nameIn('theta_1')],
    ['2', undefined],
    ['a b', undefined],
    ['', undefined],
    ['§', undefined],
  ])('%j is the name %j', (text, name) => expect(nameIn(text)).toBe(name))

  test('a name with an e does not become a power of ten', () => {
    const written = renamed({ ...surface, formula: '2x^2 + y^2' }, 0, 'e1') ?? surface
    const { text } = factsOf(rewrite(surface, written))
    expect(compileSurface(text).loss({}).value(3, 1)).toBe(19)
  })

  test.each([
    ['xy', 0, 'u', 'u y'],
    ['2xy^2 + xexp(-yx^2)', 0, 'w1', '2 w1 y^2 + w1 exp(-y w1^2)'],
    [
      'setting k = 2 from 1 to 3\nf(x, y) = kxy + xx',
      1,
      'v',
      'setting k = 2 from 1 to 3\nf(x, v) = kx v + xx',
    ],
    ['xx + yxy', 0, 'theta', 'θ θ + y θ y'],
    ['1/xy', 0, 'u', '1/(u y)'],
    ['2^xy', 1, 'b', '2^(x b)'],
    ['1/xy^2', 0, 'u', undefined],
    ['1/(x*y^2)', 0, 'u', '1/(u*y^2)'],
    ['r = xy\nsin(r) + x', 0, 'u', 'r = u y\nsin(r) + u'],
  ] as const)('in %j parameter %i takes the name %s in products too', (formula, axis, name, expected) => {
    const next = renamed({ ...surface, formula }, axis, name)
    const before = { parameters: ['x', 'y'] as const, formula, settings: {} }
    expect(next?.formula).toBe(expected)
    if (!next || formula.startsWith('setting')) return
    const after = { ...before, parameters: next.parameters, formula: next.formula }
    expect(compileSurface(after).loss({}).value(0.7, -1.3)).toBeCloseTo(
      compileSurface(before).loss({}).value(0.7, -1.3),
      14,
    )
  })

  test('a parameter of a mean over rows takes another name in its TeX', () => {
    const data = { columns: { u: [1, 2], v: [2, 4] } }
    const tex = (name: string) => String.raw`\frac{1}{N} \sum_{i=1}^{N} (${name} u_{i} + y - v_{i})^2`
    expect(renamed({ ...surface, data, formula: tex('x') }, 0, 'w')?.formula).toBe(tex('w'))
  })

  test('a parameter that takes another name takes it in the formula', () => {
    const written = renamed({ ...surface, formula: 'x^2 + exp(x) y' }, 0, 'theta1') ?? surface
    expect(written).toMatchObject({ parameters: ['theta1', 'y'], formula: 'theta1^2 + exp(theta1) y' })
    expect(mistakeOf(rewrite(surface, written))).toBeUndefined()
  })
})
