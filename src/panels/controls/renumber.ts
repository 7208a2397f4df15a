/**
 * Writes new numbers into a formula that is typeset already. While something is dragged or played only the numbers of most
 * formulas change, and to lay them out anew costs milliseconds each.
 */

/**
 * Turns the formula of one TeX into that of another, if they differ in numbers alone and each of those is a text of its own
 * in the element. Else it leaves all as it is, and returns false.
 */
export function renumber(target: HTMLElement, from: string, to: string): boolean {
  if (from.replace(numbers, '#') !== to.replace(numbers, '#')) return false
  const [old, now] = [from.match(numbers) ?? [], to.match(numbers) ?? []]
  const changes = new Map<string, { readonly to: string; count: number }>()
  for (const [index, number] of old.entries()) {
    const next = now[index] ?? ''
    const change = changes.get(number)
    // Which of two equal texts is meant cannot be told.
    if (change && change.to !== next) return false
    changes.set(number, { to: next, count: (change?.count ?? 0) + 1 })
  }
  const texts = new Map<string, Text[]>()
  const walker = target.ownerDocument.createTreeWalker(target, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node as Text
    if (changes.has(text.data)) texts.set(text.data, [...(texts.get(text.data) ?? []), text])
  }
  const moved = [...changes].filter(([number, { to }]) => number !== to)
  if (moved.some(([number, { count }]) => texts.get(number)?.length !== count)) return false
  for (const [number, { to }] of moved) for (const text of texts.get(number) ?? []) text.data = to
  return true
}

const numbers = /\d+(?:\.\d+)?/g
