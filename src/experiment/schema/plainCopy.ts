/** A copy of any value that holds nothing but plain lists, plain objects and single values: no hole, no getter, no loop. */

/** Longer lists are not read. */
const maxLength = 1_000_000
/** Nothing of an experiment is so deep. What is deeper becomes null. */
const maxDepth = 64

/** @throws Error if the value cannot be read to its end, or whatever a getter of it throws */
export function plainCopy(value: unknown): unknown {
  const copies = new Map<object, unknown>()
  const open = new Set<object>()
  const copy = (item: unknown): unknown => {
    if (typeof item !== 'object' || item === null) return item
    if (open.has(item)) throw new Error('it contains itself')
    if (copies.has(item)) return copies.get(item)
    if (open.size >= maxDepth) return null
    open.add(item)
    const whole = Array.isArray(item) ? listOf(item) : objectOf(item)
    open.delete(item)
    copies.set(item, whole)
    return whole
  }
  const listOf = (list: readonly unknown[]): unknown[] => {
    if (list.length > maxLength) throw new Error(`a list of ${list.length} is too long`)
    // A hole is nothing given, as in JSON.
    return Array.from(list, (item) => (item === undefined ? null : copy(item)))
  }
  const objectOf = (object: object): object =>
    Object.fromEntries(Object.entries(object).map(([name, item]) => [name, copy(item)]))
  return copy(value)
}
