/** The text of a shader that takes the steps of ensembles. Its snippets are apart from the others, since it comes later. */
import clip from './clip.glsl?raw'
import ensembleRuns from './ensembleRuns.glsl?raw'
import noise from './noise.glsl?raw'
import powers from './powers.glsl?raw'
import { assembled } from '../src/math/template'
import { snippets } from './shaderText'

const all = new Map([
  ...snippets,
  ['clip.glsl', clip],
  ['ensembleRuns.glsl', ensembleRuns],
  ['noise.glsl', noise],
  ['powers.glsl', powers],
])

/** See `assembled`. */
export function ensembleText(template: string, holes: Readonly<Record<string, string>> = {}): string {
  return assembled(template, holes, (name) => all.get(name))
}
