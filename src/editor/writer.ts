/** A field that can be written in from outside: the editor, or a text area. */

export interface Range {
  readonly from: number
  readonly to: number
}

export interface Writer {
  /** Writes at a place, or where the caret is, takes the focus, and puts the caret at `caret` of what was written. */
  write(text: string, where?: Range, caret?: number): void
}

export function writerOf(field: HTMLTextAreaElement): Writer {
  return {
    write(text, { from, to } = { from: field.selectionStart, to: field.selectionEnd }, caret = text.length) {
      field.setRangeText(text, from, to)
      field.focus()
      field.setSelectionRange(from + caret, from + caret)
      // Who listens to typing hears of it.
      field.dispatchEvent(new Event('input', { bubbles: true }))
    },
  }
}
