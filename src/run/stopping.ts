/** What ends a run before its race does: a small gradient, or no better loss for so many steps. */
import type { Stop } from './plan'

export type StopReason = 'gradient' | 'patience'

/** A run that was stopped stays where it was at `step`. */
export interface Stopped {
  readonly step: number
  readonly why: StopReason
  /** With patience: the step with the best loss, and the loss. */
  readonly best?: { readonly step: number; readonly loss: number }
  /** What a loss must be better by, and whether it is that of the rows that are set apart. */
  readonly delta?: number
  readonly isValidation?: boolean
}

/** Hears of every step in order, from 0. `norm` is ‖∇L‖. Returns why the run stops there, if it does. */
export type Watch = (step: number, loss: number, norm: number) => Stopped | undefined

/**
 * As in PyTorch's `ReduceLROnPlateau` with a threshold of mode `abs`, and in Keras' `EarlyStopping`: better is a loss below
 * the best by more than `delta`.
 */
export function watchOf({ gradient, patience, delta = 0 }: Stop, isValidation = false): Watch {
  const asked = { ...(delta > 0 && { delta }), ...(isValidation && { isValidation }) }
  let best = { step: 0, loss: Infinity }
  return (step, loss, norm) => {
    if (step === 0 || loss < best.loss - delta) best = { step, loss }
    if (gradient !== undefined && norm < gradient) return { step, why: 'gradient' }
    if (patience !== undefined && step - best.step >= patience)
      return { step, why: 'patience', best, ...asked }
    return undefined
  }
}

/** `patience at step 140`. */
export function stopText({ why, step }: Stopped): string {
  return `${why} at step ${step}`
}
