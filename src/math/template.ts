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

/**
 * Each `{{name}}` in a template becomes `holes.name`. What stands on a line of its own is indented as that line is, and
 * leaves none if it is empty.
 * @throws RangeError if these are not the template's holes
 */
export function fill(template: string, holes: Holes): string {
  const unused = new Set(Object.keys(holes))
  const filling = (name: string): string => {
    const text = holes[name]
    if (text === undefined) throw new RangeError(`the shader's hole {{${name}}} is not filled`)
    unused.delete(name)
    return text
  }
  const lines: string[] = []
  // An empty hole between two blank lines takes one of them with it.
  let isGap = false
  for (const line of template.split('\n')) {
    const [, indent = '', alone] = /^([ \t]*)\{\{(\w+)\}\}$/.exec(line) ?? []
    if (alone !== undefined) {
      const own = indented(filling(alone), indent)
      for (const each of own) lines.push(each)
      isGap = own.length === 0 && lines.at(-1) === ''
      continue
    }
    if (!(isGap && line === '')) lines.push(withinLine(line, filling))
    isGap = false
  }
  const [stray] = unused
  if (stray !== undefined) throw new RangeError(`the shader has no hole {{${stray}}}`)
  return lines.join('\n')
}

function withinLine(line: string, filling: (name: string) => string): string {
  if (!line.includes('{{')) return line
  const indent = line.slice(0, line.search(/\S/))
  return line.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const text = filling(name)
    return text.includes('\n') ? indented(text, indent).join('\n').trimStart() : text
  })
}

/** Its lines, those in braces further in, without blank ones. */
function indented(text: string, indent: string): string[] {
  let depth = 0
  return text.split('\n').flatMap((line) => {
    const bare = line.trim()
    if (bare === '') return []
    if (bare.startsWith('}')) depth -= 1
    const own = indent + '  '.repeat(Math.max(depth, 0)) + bare
    if (bare.endsWith('{')) depth += 1
    return [own]
  })
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
