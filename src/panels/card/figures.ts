/** Numbers of the card as text: short for reading, with every digit for copying. */
import { readable } from '../../math/numbers'
import { writeText } from '../controls/writeText'

/** A number, or a vector in parentheses. */
export function figures(numbers: readonly number[], digits = 4): string {
  const texts = numbers.map((number) =>
    Number.isFinite(number) ? readable(number, digits) : infinite(number),
  )
  return texts.length === 1 ? texts.join() : `(${texts.join(', ')})`
}

/** A number to four digits. Zeros at its end are left out where nothing was rounded. */
export function brief(number: number): string {
  const text = readable(number)
  const isRounded = Number(text.replaceAll('−', '-')) !== number
  return isRounded || !text.includes('.') || text.includes('e') ? text : text.replace(/\.?0+$/, '')
}

/** In shortest round-trip form, as in the trace. */
export function everyDigit(numbers: readonly number[]): string {
  return numbers.join(', ')
}

function infinite(number: number): string {
  return Number.isNaN(number) ? 'not a number' : number > 0 ? '∞' : '−∞'
}

/** Writes numbers to an element if they changed: short, with every digit in its title. */
export function writeFigures(
  target: Element | null | undefined,
  numbers: readonly number[],
  digits = 4,
): void {
  if (!(target instanceof HTMLElement)) return
  const [text, title] = [figures(numbers, digits), everyDigit(numbers)]
  writeText(target, text)
  if (target.title !== title) target.title = title
}
