/** A race as CSV: a row for every runner and step, numbers in shortest round-trip form. */
import { type Race, statusText } from './race'

/** Yields lines, the heading first. Step 0 is the start. With one parameter, `y` is empty. */
export function* csvOf({ loss, runs }: Race): Generator<string> {
  yield 'runner,optimizer,step,x,y,loss,gradientNorm,eta,status\n'
  for (const [runner, run] of runs.entries()) {
    const name = csvField(run.optimizer)
    for (let step = 0; step <= run.steps; step += 1) {
      const [x, y, value] = run.points.subarray(3 * step, 3 * step + 3)
      const numbers = [x, loss.dimension === 1 ? '' : y, value, run.gradientNorm[step], run.eta[step]]
      yield `${runner},${name},${step},${numbers.join(',')},${statusText(run.status(step))}\n`
    }
  }
}

/**
 * A name as a field of CSV, quoted as RFC 4180 says. A spreadsheet would compute what begins like a formula, and the name
 * may come from a stranger's link: it gets an apostrophe in front.
 */
export function csvField(name: string): string {
  const text = /^[=+\-@\t\r]/.test(name) ? `'${name}` : name
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
