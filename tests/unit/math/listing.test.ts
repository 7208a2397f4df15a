/** The listing of a program: every instruction is there, and what it says is what is computed. */
import { expect, test } from 'vitest'
import { compileFormula } from '../../../src/math'
import { Graph } from '../../../src/math/graph'
import { listingOf } from '../../../src/math/listing'
import { compileProgram } from '../../../src/math/program'
import { run } from '../../../src/math/run'
import { optimizers } from '../../../src/optimizers/list'
import { compileOptimizer } from '../../../src/optimizers/compile'
import { compileSurface } from '../../../src/surfaces/compile'

test('a formula with a setting', () => {
  const { program } = compileSurface({
    parameters: ['x', 'y'],
    formula: 'exp(k) x^2 + min(x, y)',
    settings: { k: { default: 1, min: 0, max: 2 } as never },
  })
  expect(listingOf(program, ['loss', 'along x', 'along y']).join('\n')).toMatchInlineSnapshot(`
    "17 registers
      r0 : k
      r2 : x
      r5 : y
      r9 = 1
      r10 = 0
      r12 = 2
    for new settings:
      r1 = exp(r0)
    each time:
      r3 = r2 ^ 2
      r6 = min(r2, r5)
      r7 = r1 * r3 + r6
      r8 = r2 <= r5
      r11 = r8 ? r9 : r10
      r13 = r12 * r2
      r15 = r1 * r13 + r11
      r16 = r8 ? r10 : r9
    results:
      loss = r7
      along x = r15
      along y = r16"
  `)
})

test('the lines of a listing, computed by hand, give what the program gives', () => {
  const text = '(a - b) (a + 3) / (2 - a b) + (a < b ? -a : b)'
  const graph = new Graph()
  const [a, b] = [graph.input('a'), graph.input('b')]
  const three = graph.constant(3)
  const sum = graph.add(
    graph.divide(
      graph.multiply(graph.subtract(a, b), graph.add(a, three)),
      graph.subtract(graph.constant(2), graph.multiply(a, b)),
    ),
    graph.choose(graph.compare('lt', a, b), graph.negate(a), b),
  )
  const program = compileProgram(graph, [sum], ['a', 'b'], () => 2)
  const numbers = new Map([['a', 0.7], ['b', -1.3]]) // prettier-ignore
  const r: Record<string, number> = {}
  let result = Number.NaN
  for (const line of listingOf(program, ['value'])) {
    const [, name = '', , sign = '', value = ''] = /^  (\w+)( )([:=]) (.*)$/.exec(line) ?? []
    if (name === '') continue
    const filled = value.replace(/\br\d+\b/g, (slot) => `(${r[slot]})`)
    const computed = sign === ':' ? (numbers.get(value) ?? Number.NaN) : evaluated(filled)
    if (name === 'value') result = computed
    else r[name] = computed
  }
  for (const [name, slot] of program.input) program.registers[slot] = numbers.get(name) ?? Number.NaN
  run(program.code[2], program.registers)
  expect(result).toBe(program.registers[program.output[0] ?? -1])
  expect(result).toBe(compileFormula(text, ['a', 'b']).evaluate([0.7, -1.3]))
})

/** The value of a line with numbers in it. */
function evaluated(text: string): number {
  return compileFormula(text, []).evaluate([])
}

test.each(optimizers.map((optimizer) => [optimizer.id, optimizer] as const))(
  'the step of %s: a line for every instruction',
  (_, optimizer) => {
    const { step } = compileOptimizer(optimizer).rule({ parameters: ['x', 'y'], formula: 'x^4 + y^2' })
    const lines = listingOf(step, [])
    const instructions = lines.filter((line) => /^  r\d+ = .*(?:r\d|turns of loop)/.test(line))
    expect(instructions).toHaveLength(step.code.reduce((sum, { length }) => sum + length / 5, 0))
    expect(lines.join('\n')).not.toMatch(/undefined|NaN|-1\b.*outside/)
  },
)
