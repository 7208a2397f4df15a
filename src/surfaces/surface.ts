/** What a surface is: a loss formula in one or two parameters, with its settings, domain and known minima. */
import type { Settings } from '../math/setting'

export type Interval = readonly [low: number, high: number]

/** How loss becomes height. The formulas are in `scene/ground/height.ts`. */
export type HeightScale = 'linear' | 'sqrt' | 'log'

/** How a surface is seen best, where the usual is not. */
export interface Picture {
  /** Where the camera stands, in degrees: around the surface, from the front to the right, and over the ground. */
  readonly azimuth?: number
  readonly elevation?: number
  /** Times the usual height. */
  readonly stretch?: number
  /** The top of the picture, in ranges of the losses: above 1, what lies highest is not the brightest colour. */
  readonly headroom?: number
}

/** What a data fit fits: a curve over the rows. */
export interface Model {
  /** The columns that are drawn across and up. */
  readonly x: string
  readonly y: string
  /** A formula of the column across, the parameters and the settings. */
  readonly curve: string
}

export interface Surface {
  readonly id: string
  readonly name: string
  /** The group it is listed under. */
  readonly family: 'bowl' | 'ravine' | 'saddle' | 'valley' | 'many minima' | 'plateau' | 'curve' | 'data fit'
  /** One or two names. */
  readonly parameters: readonly [string] | readonly [string, string]
  /** The loss, in the language of docs/language.md. Of a data fit, the loss of one row. */
  readonly formula: string
  /** Settings that change the shape. */
  readonly settings?: Settings
  /** One interval for each parameter. */
  readonly domain: readonly Interval[]
  /** Where runners start, one number for each parameter. */
  readonly start: readonly number[]
  /** Known global or local minima. Each coordinate is a number or a formula of the settings. */
  readonly minima?: readonly (readonly (number | string)[])[]
  /** Of a data fit: the id of its data set. */
  readonly data?: string
  /** Other data sets that the formula fits, by their ids, with where to look. */
  readonly others?: Readonly<Record<string, Pick<Surface, 'domain' | 'start' | 'minima'>>>
  readonly model?: Model
  readonly height?: HeightScale
  readonly picture?: Picture
  /** Who published it, and when. */
  readonly source?: string
  /** One line about what it shows. */
  readonly note?: string
}
