/** What a race counts, in words. */
import type { Turn } from '../experiment'
import { placeInEpoch } from '../../run/batches/epochs'
import { type Run, stepAt } from '../../run/race'

export const turnWords: Readonly<
  Record<Turn, { readonly word: string; readonly one: string; readonly many: string }>
> = {
  step: { word: 'step', one: 'a step', many: 'steps' },
  gradient: { word: 'gradient', one: 'a gradient evaluation', many: 'gradients' },
  row: { word: 'row', one: 'a row of the data', many: 'rows' },
}

/** Where the playhead is: `step 12 of 400`. By rows, where the run is: `epoch 3, step 12 of 16`. */
export function turnText(turn: Turn, at: number, last: number, run: Run | undefined): string {
  return (turn === 'row' && epochText(run, at)) || `${turnWords[turn].word} ${at} of ${last}`
}

/** `epoch 3, step 12 of 16`, or `epoch 3` where a step is an epoch. Undefined without data. */
export function epochText(run: Run | undefined, turns: number): string | undefined {
  if (!run?.epochs) return undefined
  const { epoch, step, of } = placeInEpoch(run.epochs, Math.floor(stepAt(run, turns)))
  if (run.epochs.perStep >= run.epochs.count) return `epoch ${step === 0 ? 0 : epoch}`
  return `epoch ${epoch}, step ${step} of ${of}`
}
