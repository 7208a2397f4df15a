/** What went wrong with an ensemble, as a line for the page. */
import { EnsembleError } from '../../ensemble/gpu/error'
import { FormulaError } from '../../math'

/** Turns any error into a line. An unexpected one also goes to the console, which shows where it arose. */
export function problemText(error: unknown): string {
  if (error instanceof EnsembleError || error instanceof FormulaError)
    return `${error.message.charAt(0).toUpperCase()}${error.message.slice(1)}.`
  console.error(error)
  const what = error instanceof Error ? error.message : String(error)
  return `This could not be computed (${what}). Change something or reload the page.`
}
