/** The text of a shader, put together from the snippets of this folder. */
import fog from './fog.glsl?raw'
import guards from './guards.glsl?raw'
import height from './height.glsl?raw'
import light from './light.glsl?raw'
import precision from './precision.glsl?raw'
import { assembled } from '../src/math/template'

/** What `#include "…"` may name. */
export const snippets: ReadonlyMap<string, string> = new Map([
  ['fog.glsl', fog],
  ['guards.glsl', guards],
  ['height.glsl', height],
  ['light.glsl', light],
  ['precision.glsl', precision],
])

/** See `assembled`. */
export function shaderText(template: string, holes: Readonly<Record<string, string>> = {}): string {
  return assembled(template, holes, (name) => snippets.get(name))
}
