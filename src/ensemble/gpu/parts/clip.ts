/** Clipping in a step shader. */
import type { StepSlots } from '../stepSlots'
import type { Stepped } from './stepped'

/** Clips `g` with shaders/clip.glsl. Empty without clipping. */
export function clippingPart({ runner }: Stepped, slots: StepSlots): string {
  const { norm, value } = runner.clip
  if (norm === undefined && value === undefined) return ''
  const limit = slots.next().constant(0)
  slots.add({ of: 'clip', constants: 1, stepNumbers: 0 })
  return `g = ${norm === undefined ? 'clipValue' : 'clipNorm'}(g, ${limit});`
}
