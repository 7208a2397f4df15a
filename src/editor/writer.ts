/** An input that can be written in from outside: the editor, or a text area. */

export interface Range {
  readonly from: number
  readonly to: number
}

export interface Writer {
  /** Writes at a place, or where the caret is, takes the focus, and puts the caret at `caret` of what was written. */
  write(text: string, where?: Range, caret?: number): void
}

export function writerOf(input: HTMLTextAreaElement): Writer {
  return {
    write(text, { from, to } = { from: input.selectionStart, to: input.selectionEnd }, caret = text.length) {
      input.setRangeText(text, from, to)
      input.focus()
      input.setSelectionRange(from + caret, from + caret)
      // Who listens to typing hears of it.
      input.dispatchEvent(new Event('input', { bubbles: true }))
    },
  }
}
