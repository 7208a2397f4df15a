/** What stands behind `[words]`: `set path = value`, `seek expression` or `show mark`. */
import { nearestName } from '../../math/nearestName'
import { show } from '../../math/show'
import type { Wording } from '../../math/words'
import { readMark } from './marks'
import type { Part, Target } from './spans'

const verbs = ['set', 'seek', 'show'] as const

/** Whether a text begins as a target does. */
export function beginsTarget(text: string): boolean {
  return /^\((?:set|seek|show)\s/.test(text)
}

/** `part` is what the parentheses hold. A mistake is about the part that it names. */
export function readTarget(part: Part): Target | (Wording & { readonly where: Part }) {
  const verb = /^\s*(\S*)/.exec(part.text)?.[1] ?? ''
  const rest = trimmed(part, part.text.indexOf(verb) + verb.length)
  if (verb === 'seek') return { kind: 'seek', expression: rest }
  if (verb === 'show') {
    const mark = readMark(rest.text)
    return 'kind' in mark
      ? { kind: 'show', mark, at: rest.at, length: rest.length }
      : { ...mark, where: rest }
  }
  if (verb === 'set') {
    const equals = rest.text.indexOf('=')
    if (equals < 0) return { problem: 'no "=" after "set"', advice: 'write set path = value', where: rest }
    const path = trimmed({ ...rest, text: rest.text.slice(0, equals) }, 0)
    return { kind: 'set', path, value: trimmed(rest, equals + 1) }
  }
  const meant = nearestName(verb, verbs)
  return {
    problem: `${show(verb)} does nothing`,
    advice: meant === undefined ? 'write set, seek or show' : `did you mean "${meant}"?`,
    where: part,
  }
}

/** The part from an index on, without blanks around it. */
export function trimmed({ text, at }: Part, from: number): Part {
  const rest = text.slice(from)
  const body = rest.trim()
  const start = body === '' ? from : from + rest.indexOf(body)
  return { text: body, at: at + start, length: body.length }
}
