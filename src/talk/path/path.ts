/** Paths: how a talk names a part of an Experiment, as in `runners.0.settings.eta`, with all defaults filled in. */
import { nearestName } from '../../math/nearestName'
import { show } from '../../math/show'
import type { Wording } from '../../math/words'
import type { Experiment } from '../../experiment/experiment'
import { isPartName } from '../../experiment/schema/schema'

/** What is at the end of a path, or why there is nothing. */
export type Found = { readonly value: unknown } | Wording

/** The names and numbers of a path, from the outermost inwards; undefined for a text that is no path. */
export function keysOf(path: string): readonly string[] | undefined {
  return /^[A-Za-z]\w*(?:\.\w+)*$/.test(path) ? path.split('.') : undefined
}

/** Whether a name begins a path. */
export function beginsPath(name: string): boolean {
  return name !== 'version' && isPartName(name)
}

/** The part of the Experiment that a path names. A list is entered by numbers from 0. */
export function partAt(experiment: Experiment, path: string): Found {
  const keys = keysOf(path)
  if (!keys)
    return { problem: `${show(path)} is no path`, advice: 'write one such as runners.0.settings.eta' }
  let value: unknown = experiment
  for (const [index, key] of keys.entries()) {
    const before = keys.slice(0, index).join('.')
    if (!hasPart(value, key) || (index === 0 && !beginsPath(key))) return missing(value, before, key)
    value = value[key]
  }
  return { value }
}

/** A value that has parts, of which `key` is one. */
export function hasPart(value: unknown, key: string): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false
  return Array.isArray(value) ? /^\d+$/.test(key) && Number(key) < value.length : Object.hasOwn(value, key)
}

function missing(value: unknown, before: string, key: string): Wording {
  const problem = `there is no ${show(before ? `${before}.${key}` : key)} in the experiment`
  if (Array.isArray(value))
    return { problem, advice: value.length > 0 ? `write 0 to ${value.length - 1}` : 'the list is empty' }
  if (typeof value !== 'object' || value === null) return { problem, advice: `end the path at ${before}` }
  const names = Object.keys(value).filter((name) => before !== '' || beginsPath(name))
  const meant = nearestName(key, names)
  if (meant !== undefined) return { problem, advice: `did you mean ${show(meant)}?` }
  return { problem, advice: names.length > 0 ? `the parts are ${names.join(' ')}` : `${before} is empty` }
}
