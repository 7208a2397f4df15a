/** How large an Experiment may be, so that a link from anywhere opens at once. */
export { farthestStart } from '../surfaces/domain'
export { lastSeed, mostSigma } from '../run/noise'

export const mostRunners = 32
export const mostSteps = 100_000
/** Runners × steps. */
const mostWork = 2_000_000
export const mostChanges = 1000
/** So many panes there may be, side by side. */
export const paneCounts = [1, 2, 3, 4, 6, 9] as const
export type PaneCount = (typeof paneCounts)[number]
export const longestTitle = 60
/** Runners that have an ensemble at once. */
export const mostEnsembles = 8
/** Settings of a written optimizer, and states of it. */
export const mostNames = 16
/** Colours are places in a palette, which repeats. */
export const lastColour = 255

/** Most steps of a race of so many runners. */
export function longestRun(runners: number): number {
  return Math.min(mostSteps, Math.floor(mostWork / Math.max(runners, 1)))
}
