/** The loss of one row, of a mean over rows as papers and the formula card write it: 1/N Σ (w uᵢ − vᵢ)². */
import { texOfName } from './tex'

const gap = String.raw`(?:[ \t]|\\[,;:! ])*`
/** `L(w, b) = \frac{1}{N} \sum_{i=1}^{N}`, with the letter of the rows. It begins the only line, and so the sum is the loss. */
const mean = new RegExp(
  String.raw`^(\s*(?:\\\[|\\\(|\${1,2})?(?:[^=#\n\\]*=)?${gap})(\\[dt]?frac${gap}\{?1\}?${gap}\{?[NnMm]\}?${gap}\\sum(?:\\limits)?` +
    String.raw`_\{?([ijkn])(?:[ \t]*=[ \t]*[01])?\}?${gap}(?:\^(?:\{[^{}\n]*\}|[NnMm]))?)[^\n]*\s*$`,
)

/**
 * Takes away such a mean over the whole loss, and the number of the row at each column; places stay. Any other text comes
 * back as it is.
 */
export function rowIn(text: string, columns: readonly string[]): string {
  const [, before = '', sum = '', row = ''] = mean.exec(text) ?? []
  if (sum === '') return text
  const blank = (taken: string): string => ' '.repeat(taken.length)
  const names = columns
    .flatMap((name) => [name, texOfName(name)])
    .map((name) => name.replace(/[\\{}]/g, '\\$&'))
  // xᵢ, and x⁽ⁱ⁾ as courses write it.
  const number = new RegExp(
    String.raw`(?<![A-Za-z\d_])(${names.join('|')})([ \t]*(?:_(?:\{${row}\}|${row}(?!\w))|\^\{\(${row}\)\}))`,
    'g',
  )
  const rest = text.slice(before.length + sum.length)
  return before + blank(sum) + rest.replace(number, (_, name: string, taken: string) => name + blank(taken))
}
