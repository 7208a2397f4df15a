/** Undo: the Experiments before and after the present one. Pure functions of a plain value. */
import type { Experiment } from '../experiment/experiment'

export interface History {
  readonly experiment: Experiment
  readonly past: readonly Experiment[]
  /** What was undone. The last one is the next to redo. */
  readonly future: readonly Experiment[]
  /** The present gesture, such as a drag. Its edits are one undo step. */
  readonly gesture: string | undefined
}

/** How many undo steps are kept. */
export const maxPast = 200

export function historyOf(experiment: Experiment): History {
  return { experiment, past: [], future: [], gesture: undefined }
}

/** Adds an edit. Within one gesture only the first edit makes an undo step. */
export function pushEdit(history: History, experiment: Experiment, gesture?: string): History {
  if (experiment === history.experiment) return history
  const merges = gesture !== undefined && gesture === history.gesture
  const past = merges ? history.past : [...history.past, history.experiment].slice(-maxPast)
  return { experiment, past, future: [], gesture }
}

export function endGesture(history: History): History {
  return { ...history, gesture: undefined }
}

/** Goes back to the experiment before the gesture, as if it had never begun. */
export function cancelGesture(history: History): History {
  if (history.gesture === undefined) return history
  const before = history.past.at(-1)
  return {
    ...history,
    experiment: before ?? history.experiment,
    past: history.past.slice(0, -1),
    gesture: undefined,
  }
}

export function undo(history: History): History {
  const before = history.past.at(-1)
  if (!before) return endGesture(history)
  const future = [...history.future, history.experiment]
  return { experiment: before, past: history.past.slice(0, -1), future, gesture: undefined }
}

export function redo(history: History): History {
  const after = history.future.at(-1)
  if (!after) return endGesture(history)
  const past = [...history.past, history.experiment]
  return { experiment: after, past, future: history.future.slice(0, -1), gesture: undefined }
}
