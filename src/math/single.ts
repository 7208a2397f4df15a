/** A program in float32: what a GPU makes of it. For asking whether float32 is enough, not for speed. */
import { type Program } from './program'
import type { Rows } from './rows'
import { instructionsOf, run } from './run'

/** The smallest number above 0 with all the digits of float32. Many GPUs take smaller ones for 0. */
const smallest = 2 ** -126

/** A program whose constants and settings are set. The code that runs with every evaluation runs in float32. */
interface SingleProgram {
  readonly registers: Float64Array
  /** Computes the outputs from the inputs, all of them in `registers`. Inputs are rounded here. */
  evaluate(): void
}

/**
 * Rounds all that `registers` holds: the constants, and what the settings decide. Means over `rows` are taken in float64
 * and rounded.
 */
export function singleProgram(program: Program, registers: Float64Array, rows?: Rows): SingleProgram {
  const steps = instructionsOf(program.code[2])
  for (const [slot, value] of registers.entries()) registers[slot] = single(value)
  const inputs = [...program.input.values()]
  return {
    registers,
    evaluate() {
      for (const slot of inputs) registers[slot] = single(registers[slot] as number)
      for (const { code, to } of steps) {
        run(code, registers, program.parts, undefined, rows)
        registers[to] = single(registers[to] as number)
      }
    },
  }
}

/** The nearest number of float32; 0 where that is too small. */
export function single(value: number): number {
  const rounded = Math.fround(value)
  return Math.abs(rounded) < smallest ? 0 : rounded
}
