/** The one place that puts the text of a shader together: it includes snippets and fills holes. */
import clip from './clip.glsl?raw'
import ensembleRuns from './ensembleRuns.glsl?raw'
import guards from './guards.glsl?raw'
import height from './height.glsl?raw'
import noise from './noise.glsl?raw'
import powers from './powers.glsl?raw'
import precision from './precision.glsl?raw'

/** What `#include "…"` may name. */
const snippets = new Map([
  ['clip.glsl', clip],
  ['ensembleRuns.glsl', ensembleRuns],
  ['guards.glsl', guards],
  ['height.glsl', height],
  ['noise.glsl', noise],
  ['powers.glsl', powers],
  ['precision.glsl', precision],
])

type Holes = Readonly<Record<string, string>>

/**
 * GLSL ES 3.00 without its version line. The first line `#include "guards.glsl"` becomes that snippet, later ones are
 * removed. A hole `{{surface}}` becomes `holes.surface`.
 * @throws RangeError if a snippet or a hole is unknown, or a hole is left open
 */
export function shaderText(template: string, holes: Holes = {}): string {
  return fill(include(template, new Set()), holes)
}

/** Each `{{name}}` in a template becomes `holes.name`. @throws RangeError if these are not the template's holes */
export function fill(template: string, holes: Holes): string {
  const unused = new Set(Object.keys(holes))
  const text = template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const filling = holes[name]
    if (filling === undefined) throw new RangeError(`the shader's hole {{${name}}} is not filled`)
    unused.delete(name)
    return filling
  })
  const [stray] = unused
  if (stray !== undefined) throw new RangeError(`the shader has no hole {{${stray}}}`)
  return text
}

function include(text: string, seen: Set<string>): string {
  return text.replace(/^#include "(.*)"$/gm, (_, name: string) => {
    const snippet = snippets.get(name)
    if (snippet === undefined) throw new RangeError(`there is no shader snippet "${name}"`)
    if (seen.has(name)) return ''
    seen.add(name)
    return include(snippet, seen)
  })
}
