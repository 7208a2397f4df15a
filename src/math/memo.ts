/** Memoization: a result is kept under a text, or for as long as the object that it was made from lives. */

/** How many results are kept, more than a page uses at a time. When there are more, the one not used for longest goes. */
const maxKept = 48

export type Memo<T> = (key: string, make: () => T) => T

/** Returns the result that is kept under a text, or makes it. */
export function memo<T>(limit = maxKept): Memo<T> {
  const kept = new Map<string, { readonly made: T }>()
  return (key, make) => {
    const known = kept.get(key) ?? { made: make() }
    // What was used last stands last.
    kept.delete(key)
    kept.set(key, known)
    const [oldest] = kept.size > limit ? kept.keys() : []
    if (oldest !== undefined) kept.delete(oldest)
    return known.made
  }
}

/** `make`, called once for each object. */
export function onceFor<Key extends WeakKey, T>(make: (key: Key) => T): (key: Key) => T {
  const kept = new WeakMap<Key, { readonly made: T }>()
  return (key) => {
    const known = kept.get(key) ?? { made: make(key) }
    kept.set(key, known)
    return known.made
  }
}
