/** The size of a film's picture in the units that its layout counts in, so that a film looks the same at every size. */
import { Projection } from '../ground/projection'

/** The shorter side of every film is so long in units. */
const shorter = 720

export interface FilmSize {
  /** In units. */
  readonly width: number
  readonly height: number
  /** Pixels to a unit. */
  readonly scale: number
}

export function filmSizeOf([width, height]: readonly [number, number]): FilmSize {
  const scale = Math.min(width, height) / shorter
  return { width: width / scale, height: height / scale, scale }
}

/** In a picture that is higher than wide, what is drawn goes by the width. */
export class FilmProjection extends Projection {
  override get unit(): number {
    return Math.max(Math.min(this.height, 1.25 * this.width) / 900, 0.62)
  }
}
