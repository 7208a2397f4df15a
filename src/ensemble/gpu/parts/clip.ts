/** Clipping in a step shader. */
import type { StepPlaces } from '../stepPlaces'
import type { Stepped } from './stepped'

/** Clips `g`, as shaders/clip.glsl does it. Empty where nothing is clipped. */
export function clippingPart({ runner }: Stepped, places: StepPlaces): string {
  const { norm, value } = runner.clip
  if (norm === undefined && value === undefined) return ''
  const limit = places.next().constant(0)
  places.add({ of: 'clip', constants: 1, stepNumbers: 0 })
  return `g = ${norm === undefined ? 'clipValue' : 'clipNorm'}(g, ${limit});`
}
