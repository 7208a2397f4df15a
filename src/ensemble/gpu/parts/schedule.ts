/** The schedule in a step shader. */
import { compileSchedule } from '../../../schedules/compile'
import type { StepSlots } from '../stepSlots'
import { type Stepped, variedSchedule } from './stepped'

/** `rateAt(t, base)`, if the base rate varies over the runs and the schedule is not constant. Else empty. */
export function schedulePart(stepped: Stepped, slots: StepSlots): string {
  const schedule = variedSchedule(stepped)
  if (!schedule) return ''
  const glsl = compileSchedule(schedule).glsl({
    varying: new Map([
      ['t', 't'],
      ['eta', 'base'],
    ]),
    ...slots.nextInFunction(),
    prefix: 'c',
  })
  slots.addGlsl('schedule', glsl)
  return `float rateAt(float t, float base) {\n${glsl.body}\nreturn ${glsl.results[0]};\n}`
}
