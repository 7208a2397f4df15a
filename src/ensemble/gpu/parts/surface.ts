/** The surface in a step shader: loss and gradient at a place. */
import type { StepSlots } from '../stepSlots'
import { type Stepped, surfaceName, axisExpressions, zeros } from './stepped'

/** Statements that write the loss and the gradient at a place, or only the gradient, to a variable. */
export type SurfacePart = Readonly<Record<'value' | 'slope', (target: string, place: string) => string>>

export function surfacePart({ plan, ground }: Stepped, slots: StepSlots): SurfacePart {
  const { surface, text } = ground
  const asIs = (name: string): string => name
  const settings = axisExpressions(plan, Object.keys(text.settings ?? {}), surfaceName, asIs)
  const place = surface.parameters.map((name, index) => [name, index ? 'at.y' : 'at.x'] as const)
  const how = {
    known: zeros(plan, ground.settings, surfaceName, asIs),
    varying: new Map([...place, ...settings]),
    steady: new Set(settings.keys()),
  }
  const whole = surface.glslWith({ ...how, ...slots.next(), prefix: 'f' })
  slots.addGlsl('surface', whole)
  const slopes = surface.gradientGlsl({ ...how, ...slots.next(), prefix: 'd' })
  slots.addGlsl('surface', slopes)
  const [value = '0.0', dx = '0.0', dy = '0.0'] = whole.results
  const [slopeX = '0.0', slopeY = '0.0'] = slopes.results
  const block = (place: string, body: string, result: string): string =>
    `{\nvec2 at = ${place};\n${body}\n${result};\n}`
  return {
    value: (target, place) => block(place, whole.body, `${target} = vec3(${value}, ${dx}, ${dy})`),
    slope: (target, place) => block(place, slopes.body, `${target} = vec2(${slopeX}, ${slopeY})`),
  }
}
