/**
 * What a cue with `"from": "previous"` means: JSON that is merged by keys into that of the cue before.
 *
 * - An object is merged key by key. `null` takes a key away.
 * - An object over a list changes the items that its keys number, from 0; a number just past the end adds one.
 * - An object that says what it is, by a key `id`, `formula` or `optimizer`, replaces what was there.
 * - Anything else replaces what was there: a list whole, with all its items.
 */
import { isObject } from '../../experiment/schema/reading'

export function merge(before: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch
  if (Array.isArray(before) && isNumbered(patch, before.length)) return mergedList(before, patch)
  const base = isObject(before) && !naming.some((key) => Object.hasOwn(patch, key)) ? before : {}
  const merged = new Map(Object.entries(base))
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) merged.delete(key)
    else merged.set(key, merge(merged.get(key), value))
  }
  return Object.fromEntries(merged)
}

/** Keys that say which thing an object is: the settings of another would mean nothing to it. */
const naming = ['id', 'formula', 'optimizer']

function isNumbered(patch: object, length: number): boolean {
  return Object.keys(patch).every((key) => /^\d+$/.test(key) && Number(key) <= length)
}

function mergedList(before: readonly unknown[], patch: Readonly<Record<string, unknown>>): unknown[] {
  const list = [...before]
  for (const [key, value] of Object.entries(patch)) list[Number(key)] = merge(before[Number(key)], value)
  return list
}

/** How many values a JSON value is made of, counted up to `limit`. */
export function sizeOf(json: unknown, limit: number): number {
  const open = [json]
  let count = 0
  while (open.length > 0 && count < limit) {
    const value = open.pop()
    count += 1
    if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) open.push(part)
  }
  return count
}
