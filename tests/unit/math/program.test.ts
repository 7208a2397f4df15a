/** Programs: where their inputs stand. */
import { expect, test } from 'vitest'
import { Graph } from '../../../src/math/graph'
import { compileProgram, slotOf } from '../../../src/math/program'
import { run } from '../../../src/math/run'

test('an input is written and read at its slot, and a name that is no input is an error, not register 0', () => {
  const graph = new Graph()
  const sum = graph.add(graph.multiply(graph.constant(2), graph.input('x')), graph.input('y'))
  const program = compileProgram(graph, [sum], ['x', 'y'], () => 2)
  program.registers[slotOf(program, 'x')] = 3
  program.registers[slotOf(program, 'y')] = 4
  run(program.code[2], program.registers)
  expect(program.registers[program.output[0] ?? -1]).toBe(10)
  expect(() => slotOf(program, 'z')).toThrow('the program has no input "z"')
  expect(() => slotOf(program, 'toString')).toThrow('the program has no input "toString"')
})
