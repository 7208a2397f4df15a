/** Python from the graph: how it reads, and that it computes what the evaluator computes. */
import { describe, expect, test } from 'vitest'
import { functions } from '../../../src/math/functions'
import { Graph } from '../../../src/math/graph'
import type { Node } from '../../../src/math/node'
import { emitPython } from '../../../src/math/python'
import { PythonNames } from '../../../src/math/pythonNames'
import { pythonHelpers } from '../../../src/math/pythonText'
import { compileSurface } from '../../../src/surfaces/compile'
import { hasNumpy, runPython } from '../../helpers/python'

const how = (helpers = new Set<string>()) => ({
  inputs: new Map([
    ['x', 'x'],
    ['y', 'y'],
  ]),
  names: new PythonNames(),
  helpers,
  ends: ['x', 'y'],
})

/** The Python of a formula in x and y. */
function python(formula: string): string {
  const { value, parts } = compileSurface({ parameters: ['x', 'y'], formula }).nodes
  const { lines, results } = emitPython([value], { ...how(), named: parts })
  return [...lines, results.join()].join('\n')
}

describe('it reads as a person would write it', () => {
  test.each([
    ['x + y * 2', 'x + 2 * y'],
    ['(x + y) * 2', '2 * (x + y)'],
    ['x - (y - 1)', 'x - (y - 1)'],
    ['x / (y / 3)', 'x / (y / 3)'],
    ['x / y / 3', 'x / y / 3'],
    ['-x^2', '-x**2'],
    ['(-x)^2', '(-x)**2'],
    ['x^y^2', 'x**y**2'],
    ['(x^y)^2', '(x**y)**2'],
    ['2^x', 'np.float64(2)**x'],
    ['x^-3', 'x**-3'],
    ['x^0.5', 'np.sqrt(x)'],
    ['x * -3', '-3 * x'],
    ['y + x * -3', 'y + (-3 * x)'],
    ['3', 'np.float64(3)'],
    ['x * 1e300 * 1e300', '1e+300 * (1e+300 * x)'],
    ['x + 1/0', 'x + np.inf'],
    ['x + 123456789012', 'x + 123456789012.0'],
    ['x < y', 'np.float64(x < y)'],
    ['x < y ? 1 : x', 'np.float64(1) if x < y else x'],
    ['x ? (y ? 1 : 2) : 3', '(np.float64(1) if y != 0 else np.float64(2)) if x != 0 else np.float64(3)'],
    ['asin(x) + max(x, y, 2)', 'np.arcsin(x) + np.maximum(np.maximum(x, y), 2)'],
    ['r = sqrt(x^2 + y^2)\nsin(r) / r', 'r = np.sqrt(x**2 + y**2)\nnp.sin(r) / r'],
  ])('%s', (formula, expected) => {
    expect(python(formula)).toBe(expected)
  })

  test('what is used again is a line, and no line is long', () => {
    const text = python('sin(exp(x) + y)^2 + cos(exp(x) + y)^2')
    expect(text).toBe('n1 = np.exp(x) + y\nnp.sin(n1)**2 + np.cos(n1)**2')
    const long = python(Array.from({ length: 60 }, (_, at) => `sin(${at + 1}x + y)`).join(' + '))
    expect(Math.max(...long.split('\n').map((line) => line.length))).toBeLessThan(160)
  })
})

test('no name is a word of Python, and none is taken twice', () => {
  const names = new PythonNames()
  expect(['lambda', 'x', 'x', 'x', 'np', 'ä', 'n1'].map((name) => names.fresh(name))).toEqual([
    'lambda_2',
    'x',
    'x_2',
    'x_3',
    'np_2',
    '_',
    'n1',
  ])
  expect([names.next('n'), names.inner().next('n'), names.fresh('n2')]).toEqual(['n1_2', 'n1_3', 'n2'])
})

test('a graph deeper than the stack is written in time that grows with its nodes', () => {
  const graph = new Graph()
  let node: Node = graph.input('x')
  for (let at = 0; at < 20_000; at += 1) node = graph.call('sin', [graph.add(node, graph.input('y'))])
  const { lines } = emitPython([node], how())
  expect(lines.length).toBeGreaterThan(1000)
  expect(lines.join('').length).toBeLessThan(40 * 20_000)
})

describe.skipIf(!hasNumpy)('numpy computes what the evaluator computes', () => {
  const points = [-2.5, -1.25, -0.5, 0, 0.3, 0.75, 1, 2.5, 40]

  /** The values of formulas at all pairs of points, by numpy. */
  function byNumpy(formulas: readonly string[]): (number | null)[][] {
    const helpers = new Set<string>()
    const texts = formulas.map((formula, at) => {
      const { value } = compileSurface({ parameters: ['x', 'y'], formula }).nodes
      const { lines, results } = emitPython([value], how(helpers))
      return [`def f${at}(x, y):`, ...[...lines, `return ${results.join()}`].map((line) => `    ${line}`)]
    })
    const text = [
      'import json, math',
      'import numpy as np',
      'np.seterr(all="ignore")',
      ...Object.values(pythonHelpers).flat(),
      ...texts.flat(),
      `points = [np.float64(x) for x in ${JSON.stringify(points)}]`,
      'show = lambda v: str(float(v))',
      `print(json.dumps([[show(f(x, y)) for x in points for y in points] for f in [${formulas.map((_, at) => `f${at}`).join()}]]))`,
    ].join('\n')
    const read = (shown: string) => Number(shown.replace('inf', 'Infinity'))
    return (JSON.parse(runPython(text)) as string[][]).map((row) => row.map(read))
  }

  const calls = Object.entries(functions).map(([name, { arity }]) => {
    const count = arity === 'several' ? 2 : arity
    return count === 3 ? `${name}(x, -1, y)` : `${name}(${['x', 'y'].slice(0, count).join()})`
  })
  const others = [
    'x^y',
    'x^-3',
    'y^2.5',
    '2^x',
    'x / y',
    'x % y',
    '1/0 + x',
    'x <= y',
    'x != y',
    '-x^4 - (y - x)',
  ]
  const logic = ['x < 0 && y > 1 ? x : y', '!(x == y) || x > 1', 'x ? y : 2']
  const formulas = [...calls, ...others, ...logic]
  const computed = byNumpy(formulas)

  test.each(formulas.map((formula, at) => [formula, at] as const))('%s', (formula, at) => {
    const loss = compileSurface({ parameters: ['x', 'y'], formula }).loss({})
    const expected = points.flatMap((x) => points.map((y) => loss.value(x, y)))
    const own = computed[at] ?? []
    expect(own).toHaveLength(expected.length)
    for (const [place, value] of expected.entries()) {
      const other = own[place] ?? Number.NaN
      if (Number.isFinite(value))
        expect(Math.abs(other - value)).toBeLessThanOrEqual(1e-14 * Math.max(1, Math.abs(value)))
      else expect(other).toBe(value)
    }
  })
})
