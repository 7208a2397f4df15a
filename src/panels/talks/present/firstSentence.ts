/** What of a text is shown to a room: its first sentence, so that it is read at a glance. */
import type { FilledSpan } from '../../../talk/text/fill'

export interface StageSpan {
  readonly text: string
  readonly isEmphasised: boolean
}

/** The spans up to the end of the first sentence of a paragraph. Words of links are words. */
export function firstSentence(spans: readonly FilledSpan[]): StageSpan[] {
  const shown: StageSpan[] = []
  for (const { text, isEmphasised, isWords } of spans.flatMap(flat)) {
    const end = isWords ? endOf(text) : undefined
    shown.push({ text: text.slice(0, end), isEmphasised })
    if (end !== undefined) break
  }
  return shown
}

function flat(span: FilledSpan): (StageSpan & { readonly isWords: boolean })[] {
  if (span.kind === 'link') return span.spans.flatMap(flat)
  const isEmphasised = span.kind !== 'control' && span.isEmphasised
  return [{ text: span.text, isEmphasised, isWords: span.kind === 'words' }]
}

/** Behind the mark that ends a sentence; undefined if none does. */
function endOf(text: string): number | undefined {
  const found = /(?<!\b(?:e\.g|i\.e|vs|cf))[.!?]["”’)]?(?=\s)/.exec(text)
  return found ? found.index + found[0].length : undefined
}
