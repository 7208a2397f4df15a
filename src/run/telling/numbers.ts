/** Numbers inside of sentences. */
import { numberText, withMinus } from '../../math/numbers'

/** Smaller ones are told in powers of ten. */
const smallest = 1e-5

/** `0.00088`: in a sentence, powers of ten begin later than in a field. */
export function short(value: number, digits = 3): string {
  const size = Math.abs(value)
  if (size < smallest || size >= 1e-3) return numberText(value, digits)
  return withMinus(String(Number(value.toPrecision(digits))))
}

/** Two numbers with as few digits as tell them apart. */
export function apart(one: number, other: number): readonly [string, string] {
  for (let digits = 3; digits < 17; digits += 1) {
    const texts = [short(one, digits), short(other, digits)] as const
    if (texts[0] !== texts[1]) return texts
  }
  return [short(one, 17), short(other, 17)]
}

/** A ratio is told as `times` from here on. */
export const multiple = 2
const million = 1e6

/** `340 times`, `2.5 times`. */
export function times(ratio: number): string {
  return ratio >= million ? 'over a million times' : `${short(ratio, 2)} times`
}

/** A place: `(1, 0.5)`, or a number on a curve. */
export function place(at: readonly number[]): string {
  const texts = at.map((each) => short(each))
  return texts.length === 1 ? (texts[0] ?? '') : `(${texts.join(', ')})`
}
