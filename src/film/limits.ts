/** How large a film may be, and what it is if nothing is said. */
import type { FilmPlay, FilmShow } from './film'

/** In pixels a side. */
export const [minSide, maxSide] = [16, 8192] as const
export const maxFps = 120
/** In seconds: two hours. */
export const maxSeconds = 7200
export const maxCaptions = 500
export const maxFilmLength = 8 * 1024 * 1024

export const usualSize = [1920, 1080] as const
export const usualFps = 60
export const usualSeconds = 12
export const usualShow: FilmShow = {
  title: true,
  step: true,
  board: true,
  chart: false,
  formula: false,
  card: false,
  legend: false,
}

/** The rests of a short film are shorter: half of its time together. */
export function usualHoldIn(seconds: number): FilmPlay['hold'] {
  const share = Math.min(1, seconds / 6)
  return [share, 2 * share]
}
