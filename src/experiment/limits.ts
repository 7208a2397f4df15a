/** How large an Experiment may be, so that a link from anywhere opens at once. */
export { maxStart } from '../surfaces/domain'
export { lastSeed, maxSigma } from '../run/noise'

export const maxRunners = 32
export const maxSteps = 100_000
/** Runners × steps. */
const maxWork = 2_000_000
export const maxChanges = 1000
/** The rows of a data fit. */
export const maxRows = 10_000_000
export const shuffles = ['epoch', 'never', 'replace'] as const
/** Whose loss ends a run. */
export const stopLosses = ['loss', 'validation'] as const
/** What a race can count. */
export const turns = ['step', 'gradient', 'row'] as const
/** The speeds of the timeline, in turns per second. */
export const speeds = [0.25, 0.5, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512] as const
export const usualSpeed = 32
/** The possible numbers of panes. */
export const paneCounts = [1, 2, 3, 4, 6, 9] as const
export type PaneCount = (typeof paneCounts)[number]
export const maxTitleLength = 60
/** How far a camera and its target may be from the middle along each axis, in scene units. */
export const maxCamera = 1000
/** How many runners can have an ensemble at once. */
export const maxEnsembles = 8
/** Limit for the settings of a custom optimizer. */
export const maxNames = 16
/** Limit for its numbers of state. On the GPU there is room for fewer: see `maxState`. */
export const maxStateNumbers = 32
/** Colours are indices into a palette, which repeats. */
export const lastColour = 255

/** The largest number of turns of a race of so many runners. */
export function maxTurnsOf(runners: number): number {
  return Math.min(maxSteps, Math.floor(maxWork / Math.max(runners, 1)))
}
