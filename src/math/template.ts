/** A text with includes and holes, such as that of a shader, put together. */

type Holes = Readonly<Record<string, string>>

/**
 * GLSL ES 3.00 without its version line. The first line `#include "guards.glsl"` becomes that snippet, later ones are
 * removed. A hole `{{surface}}` becomes `holes.surface`.
 * @throws RangeError if a snippet or a hole is unknown, or a hole is left open
 */
export function assembled(
  template: string,
  holes: Holes,
  snippet: (name: string) => string | undefined,
): string {
  return fill(include(template, snippet, new Set()), holes)
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

function include(text: string, snippet: (name: string) => string | undefined, seen: Set<string>): string {
  return text.replace(/^#include "(.*)"$/gm, (_, name: string) => {
    const its = snippet(name)
    if (its === undefined) throw new RangeError(`there is no shader snippet "${name}"`)
    if (seen.has(name)) return ''
    seen.add(name)
    return include(its, snippet, seen)
  })
}
