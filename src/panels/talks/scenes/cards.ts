/** The cards of the sheet, and which of them have the words that one looks for. */

export interface Card {
  readonly id: string
  readonly title: string
  /** What one sees or finds out, in one sentence. */
  readonly line: string
}

/** Those that have all words, in title or line, in any case. */
export function cardsWith<Its extends Card>(cards: readonly Its[], text: string): readonly Its[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return cards.filter(({ title, line }) => {
    const its = `${title} ${line}`.toLowerCase()
    return words.every((word) => its.includes(word))
  })
}
