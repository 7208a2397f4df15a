/** Frames and their times: fractions, never sums, so that any frame can be made alone. */
import type { Film } from './film'

type Timed = Pick<Film, 'seconds' | 'fps'>

/** How many frames a film has. */
export function framesOf({ seconds, fps }: Timed): number {
  return Math.max(Math.round(seconds * fps), 1)
}

/** The time of frame `n`, in seconds. `within`: a share of the time until the next one. */
export function timeOf({ fps }: Timed, n: number, within = 0): number {
  return (n + within) / fps
}

/** The first frame at or after a time. */
export function frameAt({ fps }: Timed, seconds: number): number {
  return Math.max(Math.ceil(seconds * fps - 1e-9), 0)
}

/** From the first frame to before the last. */
export type FrameRange = readonly [first: number, end: number]

/** When these frames begin, and when the last of them ends, in seconds. Without them, of all. */
export function timesOf(film: Timed, [first, end]: FrameRange = [0, framesOf(film)]): [number, number] {
  return [timeOf(film, first), timeOf(film, end)]
}
