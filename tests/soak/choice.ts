/** Reads what `npm run soak` was asked for. */

export interface Choice {
  readonly minutes: number
  readonly seed: number
  /** Seconds of silence after which a page hangs. More than 20 only where other work slows the machine down. */
  readonly patience: number
}

/** @returns the choice, or one line that says what is wrong */
export function readSoakChoice(words: readonly string[]): Choice | string {
  const choice = { minutes: 30, seed: 1, patience: 20 }
  for (let at = 0; at < words.length; at += 2) {
    const [name = '', text = ''] = words.slice(at, at + 2)
    const value = text === '' ? NaN : Number(text)
    if (name === '--minutes' && value > 0 && Number.isFinite(value)) choice.minutes = value
    else if (name === '--patience' && value > 0 && Number.isFinite(value)) choice.patience = value
    else if (name === '--seed' && Number.isInteger(value) && value >= 0) choice.seed = value
    else return `${`${name} ${text}`.trim()} is not understood: npm run soak -- --minutes 30 --seed 1`
  }
  return choice
}
