/** What a race counts, in words. */
import type { Turn } from '../../experiment/experiment'

export const turnWords: Readonly<
  Record<Turn, { readonly word: string; readonly one: string; readonly many: string }>
> = {
  step: { word: 'step', one: 'a step', many: 'steps' },
  gradient: { word: 'gradient', one: 'a gradient evaluation', many: 'gradients' },
}

/** Where the playhead is: `step 12 of 400`. */
export function turnText(turn: Turn, at: number, last: number): string {
  return `${turnWords[turn].word} ${at} of ${last}`
}
