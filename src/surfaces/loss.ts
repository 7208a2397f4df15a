/** The loss of a compiled surface in float64, with its gradient and Hessian, and as a GPU computes it in float32. */
import { type Program, slotOf } from '../math/program'
import type { Rows } from '../math/rows'
import { run } from '../math/run'
import { singleProgram } from '../math/single'

/** A surface in float64. With one parameter, `y` is ignored. */
export interface Loss {
  readonly dimension: 1 | 2
  value(x: number, y: number): number
  /** Writes the gradient to `out` (2 numbers; with one parameter the second is 0) and returns the value. */
  gradient(x: number, y: number, out: Float64Array): number
  /** Writes ∂²/∂x², ∂²/∂x∂y, ∂²/∂y² to `out`. */
  hessian(x: number, y: number, out: Float64Array): void
}

/** Value and gradient in float32. `registers` hold the settings. */
export function singleOf(
  program: Program,
  registers: Float64Array,
  output: readonly number[],
  first: string,
  second: string | undefined,
  rows: Rows | undefined,
): Pick<Loss, 'gradient'> {
  const { evaluate } = singleProgram(program, registers, rows)
  const [x, y] = [slotOf(program, first), second === undefined ? undefined : slotOf(program, second)]
  const [value = 0, dx = 0, dy] = output
  const at = (slot: number): number => registers[slot] as number
  return {
    gradient(valueX, valueY, out) {
      if (y !== undefined) registers[y] = valueY
      registers[x] = valueX
      evaluate()
      out[0] = at(dx)
      out[1] = dy === undefined ? 0 : at(dy)
      return at(value)
    },
  }
}

export interface Evaluator {
  readonly registers: Float64Array
  readonly output: readonly number[]
  at(x: number, y: number): void
}

/** A program with its own registers, which hold the settings. */
export function evaluator(
  program: Program,
  settings: readonly string[],
  numbers: Readonly<Record<string, number>>,
  first: string,
  second: string | undefined,
  rows: Rows | undefined,
): Evaluator {
  const registers = program.registers.slice()
  const { output } = program
  const code = program.code[2]
  for (const name of settings) registers[slotOf(program, name)] = numbers[name] ?? Number.NaN
  run(program.code[0], registers, program.parts, undefined, rows)
  const x = slotOf(program, first)
  const y = second === undefined ? x : slotOf(program, second)
  return {
    registers,
    output,
    at: (valueX, valueY) => {
      if (y !== x) registers[y] = valueY
      registers[x] = valueX
      run(code, registers, program.parts, undefined, rows)
    },
  }
}

/** The loss from evaluators of the value, of it with the gradient, and of the Hessian. */
export function lossOf(dimension: 1 | 2, [value, gradient, hessian]: readonly Evaluator[]): Loss {
  if (!value || !gradient || !hessian) throw new Error('a loss has a value, a gradient and a Hessian')
  const [v = 0] = value.output
  const [gv = 0, gx = 0, gy] = gradient.output
  const [xx = 0, xy, , yy] = hessian.output
  const read = (registers: Float64Array, slot: number | undefined): number =>
    slot === undefined ? 0 : (registers[slot] as number)
  return {
    dimension,
    value(x, y) {
      value.at(x, y)
      return read(value.registers, v)
    },
    gradient(x, y, out) {
      gradient.at(x, y)
      out[0] = read(gradient.registers, gx)
      out[1] = read(gradient.registers, gy)
      return read(gradient.registers, gv)
    },
    hessian(x, y, out) {
      hessian.at(x, y)
      out[0] = read(hessian.registers, xx)
      out[1] = read(hessian.registers, xy)
      out[2] = read(hessian.registers, yy)
    },
  }
}
