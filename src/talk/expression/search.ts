/** Searches over the steps of a run: the first or last at which a condition holds, and where a number is lowest. */
import type { Race, Run } from '../../run/race'
import { type QuantityName, lastStepOf, recorded } from './moment'

/** What is asked of a step, whose quantities it may ask for. */
export type AtStep = (step: number, quantity: (name: QuantityName) => number) => number

/** As the formula language has it: 0 is false, and so is what is no number. */
export function isTrue(value: number): boolean {
  return value !== 0 && !Number.isNaN(value)
}

/** `name` is that of the call. Undefined if there is no such step. */
export function stepIn(race: Pick<Race, 'loss'>, run: Run, name: string, at: AtStep): number | undefined {
  const last = lastStepOf(run)
  const valueAt = (step: number): number => at(step, (quantity) => recorded(race, run, quantity, step))
  if (name === 'lowest') return lowestOf(last, valueAt)
  for (let count = 0; count <= last; count += 1) {
    const step = name === 'last' ? last - count : count
    if (isTrue(valueAt(step))) return step
  }
  return undefined
}

/** The first of several. */
function lowestOf(last: number, valueAt: (step: number) => number): number | undefined {
  let lowest = Infinity
  let found: number | undefined
  for (let step = 0; step <= last; step += 1) {
    const value = valueAt(step)
    if (!(value < lowest)) continue
    lowest = value
    found = step
  }
  return found
}
