/** Properties under names from outside. Every object has some of its own accord, such as `toString`. */

/** The property of this name that the record has itself. */
export function ownOf<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined
}
