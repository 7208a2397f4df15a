/** The line of a text that has a mistake, with carets under it, cut to fit a narrow column. */
export function caretUnder(text: string, at: number, length: number, width = 34): string {
  const lineStart = text.lastIndexOf('\n', at - 1) + 1
  const lineEnd = text.indexOf('\n', lineStart)
  const line = text.slice(lineStart, lineEnd < 0 ? undefined : lineEnd)
  const column = at - lineStart
  const from =
    line.length <= width ? 0 : Math.max(0, Math.min(column - Math.floor(width / 2), line.length - width))
  const shown = line.slice(from, from + width)
  const carets = '^'.repeat(Math.max(1, Math.min(length, shown.length - (column - from))))
  return `${from > 0 ? '…' : ''}${shown}\n${' '.repeat(column - from + (from > 0 ? 1 : 0))}${carets}`
}
