/** Whether a rule that was made from another is one. */
import { FormulaError } from '../../math'
import { compileOptimizer } from '../../optimizers/compile'

/** A reading may be too long for a rule, or make no sense as one. */
export function compiles(optimizer: Parameters<typeof compileOptimizer>[0]): boolean {
  try {
    compileOptimizer(optimizer)
    return true
  } catch (error) {
    if (error instanceof FormulaError) return false
    throw error
  }
}
