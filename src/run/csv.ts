/** A race as CSV: a row for every runner and step, numbers in shortest round-trip form. */
import { type Race, statusText } from './race'
import { isLook } from './looks'
import { rowsSeenBy } from './fit'
import type { RacePlan } from './plan'
import { evaluationsAt } from './turns'

/**
 * Yields lines, the heading first. Where the steps of a rule differ in what they cost, the last column has the evaluations
 * so far. Where rows are set apart, a column has the loss over them. Step 0 is the start. With one parameter, `y` is empty;
 * so are losses and ‖∇L‖ where a run does not look at all rows. With the `plan` there is a column more: the
 * rows of the data that the step has seen, counted from 0; empty if all.
 */
export function* csvOf({ loss, runs, rows }: Race, plan?: RacePlan): Generator<string> {
  const isCounted = runs.some(({ evaluationsAfter }) => evaluationsAfter !== undefined)
  const isValidated = runs.some(({ validation }) => validation !== undefined)
  const more = [isCounted && 'evaluations', isValidated && 'validation', plan && 'rows'].filter(Boolean)
  yield `${['runner,optimizer,step,x,y,loss,gradientNorm,eta,status', ...more].join()}\n`
  for (const [runner, run] of runs.entries()) {
    const name = csvField(run.optimizer)
    const seenAt = plan && rowsSeenBy(plan, runner, rows)
    for (let step = 0; step <= run.steps; step += 1) {
      const [x, y, value] = run.points.subarray(3 * step, 3 * step + 3)
      const looked = isLook(run, step)
      const seenOf = (number: number | undefined): number | string => (looked ? (number ?? '') : '')
      const norm = seenOf(run.gradientNorm[step])
      const numbers = [x, loss.dimension === 1 ? '' : y, seenOf(value), norm, run.eta[step]]
      const spent = isCounted ? `,${evaluationsAt(run, Math.min(step, run.divergedAt ?? step))}` : ''
      const apart = isLook(run, step, run.stepsPerValidation) ? run.validation?.[step] : ''
      const validated = isValidated ? `,${apart}` : ''
      const seen = plan ? `,${step > 0 ? rowsText(seenAt?.(step), rows) : ''}` : ''
      yield `${runner},${name},${step},${numbers.join(',')},${statusText(run.status(step))}${spent}${validated}${seen}\n`
    }
  }
}

/** Rows as the data count them. Empty if all were seen that are not set apart. */
function rowsText(seen: Int32Array | undefined, rows: Race['rows']): string {
  return seen ? Array.from(seen, (row) => rows?.numbers?.[row] ?? row).join(' ') : ''
}

/**
 * A name as a field of CSV, quoted as RFC 4180 says. A spreadsheet would compute what begins like a formula, and the name
 * may come from a stranger's link: it gets an apostrophe in front.
 */
export function csvField(name: string): string {
  const text = /^[=+\-@\t\r]/.test(name) ? `'${name}` : name
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
