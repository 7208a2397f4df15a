/** How large an Experiment may be, so that a link from anywhere opens at once. */
export { maxStart } from '../surfaces/domain'
export { lastSeed, maxSigma } from '../run/noise'

export const maxRunners = 32
export const maxSteps = 100_000
/** Runners × steps. */
const maxWork = 2_000_000
export const maxChanges = 1000
/** So many panes there may be, side by side. */
export const paneCounts = [1, 2, 3, 4, 6, 9] as const
export type PaneCount = (typeof paneCounts)[number]
export const maxTitleLength = 60
/** Runners that have an ensemble at once. */
export const maxEnsembles = 8
/** Settings of a written optimizer, and states of it. */
export const maxNames = 16
/** Colours are places in a palette, which repeats. */
export const lastColour = 255

/** Most steps of a race of so many runners. */
export function maxTurnsOf(runners: number): number {
  return Math.min(maxSteps, Math.floor(maxWork / Math.max(runners, 1)))
}
