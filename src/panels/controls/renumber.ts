/**
 * Writes new numbers into a formula that is typeset already. While something is dragged or played, in most formulas only the
 * numbers change, and to lay one out anew costs milliseconds.
 */

/**
 * Turns the formula of one TeX into that of another, if they differ in numbers alone and the element has each number as a
 * text of its own. Else it leaves all as it is, and returns false.
 */
export function renumber(target: HTMLElement, from: string, to: string): boolean {
  if (from.replace(numbers, '#') !== to.replace(numbers, '#')) return false
  const changes = changesOf(from, to)
  const texts = textsOf(target)
  const expected = new Map<string, number>()
  for (const { text } of textsIn(from)) expected.set(text, (expected.get(text) ?? 0) + 1)
  // A number within a longer text, or in two, would be mistaken for another.
  const isWhole =
    texts.size === expected.size && [...expected].every(([text, count]) => texts.get(text)?.length === count)
  if (!changes || !isWhole) return false
  for (const [old, next] of changes) for (const text of texts.get(old) ?? []) text.data = next
  return true
}

/** Not the digits of a name. */
const numbers = /(?<![A-Za-z\d.])(?:\d+\.?\d*|\.\d+)/g

/** Which text becomes which. Undefined where equal ones become different ones, or a base becomes another. */
function changesOf(from: string, to: string): Map<string, string> | undefined {
  const now = textsIn(to)
  const changes = new Map<string, string>()
  for (const [index, { text, isOfBase }] of textsIn(from).entries()) {
    const next = now[index]?.text ?? ''
    if ((changes.get(text) ?? next) !== next || (isOfBase && next !== text)) return undefined
    changes.set(text, next)
  }
  return new Map([...changes].filter(([text, next]) => text !== next))
}

/** The texts that KaTeX makes of the numbers of a TeX, in their order: it sets the last digit before a power apart. */
function textsIn(tex: string): { readonly text: string; readonly isOfBase: boolean }[] {
  return [...tex.matchAll(numbers)].flatMap(({ 0: number, index }) => {
    const isOfBase = /^\s*[\^_]/.test(tex.slice(index + number.length))
    const parts = isOfBase ? [number.slice(0, -1), number.slice(-1)] : [number]
    return parts.filter(Boolean).map((text) => ({ text, isOfBase }))
  })
}

/** The texts of digits in an element. */
function textsOf(target: HTMLElement): Map<string, Text[]> {
  const texts = new Map<string, Text[]>()
  const walker = target.ownerDocument.createTreeWalker(target, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node as Text
    if (/\d/.test(text.data)) texts.set(text.data, [...(texts.get(text.data) ?? []), text])
  }
  return texts
}
