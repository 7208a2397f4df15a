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

export interface Surface {
  readonly id: string
  readonly name: string
  /** The group it is listed under. */
  readonly family: 'bowl' | 'ravine' | 'saddle' | 'valley' | 'many minima' | 'plateau' | 'curve'
  /** One or two names. */
  readonly parameters: readonly [string] | readonly [string, string]
  /** The loss, in the language of docs/language.md. */
  readonly formula: string
  /** Settings that change the shape. */
  readonly settings?: Settings
  /** One interval for each parameter. */
  readonly domain: readonly Interval[]
  /** Where runners start, one number for each parameter. */
  readonly start: readonly number[]
  /** Known global or local minima. Each coordinate is a number or a formula of the settings. */
  readonly minima?: readonly (readonly (number | string)[])[]
  readonly height?: HeightScale
  readonly picture?: Picture
  /** Who published it, and when. */
  readonly source?: string
  /** One line about what it shows. */
  readonly note?: string
}
