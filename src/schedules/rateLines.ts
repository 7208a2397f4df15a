/** A schedule in TeX. */
import { compileSchedule } from './compile'
import type { Schedule } from './schedule'

/** The schedule as η(t), with t the number of steps already taken and η₀ the base rate. */
export function rateLines(schedule: Schedule): string[] {
  const lines = compileSchedule(schedule).tex((name) => (name === 'eta' ? '\\eta_{0}' : undefined))
  return lines.map((tex, index) => (index === lines.length - 1 ? `\\eta(t) = ${tex}` : tex))
}
