/** Every schedule of the learning rate, in the order of the list that a person sees. */
import { constant } from './constant'
import { cosine } from './cosine'
import { cosineRestarts } from './cosineRestarts'
import { exponential } from './exponential'
import { oneCycle } from './oneCycle'
import { polynomial } from './polynomial'
import { rangeTest } from './rangeTest'
import type { Schedule } from './schedule'
import { step } from './step'
import { warmupCosine } from './warmupCosine'

export const schedules: readonly Schedule[] = [
  constant,
  step,
  exponential,
  cosine,
  cosineRestarts,
  warmupCosine,
  oneCycle,
  polynomial,
  rangeTest,
]

/** The schedule with this id, if the list has it. */
export function scheduleById(id: string): Schedule | undefined {
  return schedules.find((schedule) => schedule.id === id)
}
