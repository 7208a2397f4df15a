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

/** Quotes a field of CSV as RFC 4180 says. */
export function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
