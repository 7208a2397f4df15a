/** Keys that stay with runners while they are edited, moved and removed, so that an open section stays open. */

export interface RowKeys<Item> {
  readonly items: readonly Item[]
  /** One for each item. */
  readonly keys: readonly number[]
}

/** An item that was there keeps its key. An edited one takes the key of its place; any other gets a new one. */
export function keysFor<Item>(items: readonly Item[], before?: RowKeys<Item>): RowKeys<Item> {
  if (!before) return { items, keys: items.map((_, index) => index) }
  const free = new Set(before.keys)
  const take = (key: number | undefined): number | undefined =>
    key !== undefined && free.delete(key) ? key : undefined
  const kept = items.map((item) => take(before.keys[before.items.indexOf(item)]))
  let last = Math.max(-1, ...before.keys)
  const isSameSize = items.length === before.items.length
  const keys = kept.map(
    (key, index) => key ?? (isSameSize ? take(before.keys[index]) : undefined) ?? (last += 1),
  )
  return { items, keys }
}
