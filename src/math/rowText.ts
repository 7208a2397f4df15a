/** The loss of one row, of a mean over rows as papers and the formula card write it: 1/N Σ (w uᵢ − vᵢ)². */

/** `\frac{1}{N} \sum_{i=1}^{N}`, with the letter of the rows. */
const mean =
  /\\[dt]?frac\s*\{?1\}?\s*\{?[NnMm]\}?\s*\\sum(?:\\limits)?\s*_\{?([ijkn])(?:\s*=\s*[01])?\}?\s*(?:\^\{?[NnMm]\}?)?/

/** Takes away the mean and the number of a row at each column; places stay. Any other text comes back as it is. */
export function rowIn(text: string): string {
  const [whole, row] = mean.exec(text) ?? []
  if (!whole) return text
  // xᵢ, and x⁽ⁱ⁾ as courses write it.
  const number = new RegExp(String.raw`\s*(?:_(?:\{${row}\}|${row}(?!\w))|\^\{\(${row}\)\})`, 'g')
  const blank = (taken: string): string => ' '.repeat(taken.length)
  return text.replace(whole, blank).replace(number, blank)
}
