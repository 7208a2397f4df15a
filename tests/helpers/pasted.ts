/** Formulas as a person pastes them: what they give at a place, and why they are refused. */
import { FormulaError } from '../../src/math'
import { compileSurface } from '../../src/surfaces/compile'

export const plane = ['x', 'y']

export function valueOf(
  formula: string,
  [x = 0, y = 0]: readonly number[],
  parameters: readonly string[] = plane,
): number {
  return compileSurface({ parameters, formula }).loss({}).value(x, y)
}

export function refusalOf(formula: string, parameters: readonly string[] = plane): FormulaError {
  try {
    compileSurface({ parameters, formula })
  } catch (error) {
    if (error instanceof FormulaError) return error
    throw error
  }
  throw new Error(`${JSON.stringify(formula)} was accepted`)
}
