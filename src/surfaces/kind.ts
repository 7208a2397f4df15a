/** What a kind of surface is: its form in a plan and in JSON, and all that the other rooms ask of it. */
import type { FormulaError } from '../math/error'
import type { Json } from '../math/jsonSchema'
import type { JsonPart } from '../math/reading'
import type { Settings } from '../math/setting'
import type { OwnData } from './ownData'
import type { Rows } from '../math/rows'
import type { Split } from './split'
import type { HeightScale, Interval, Model, Picture } from './surface'

/** `kinds.ts` lists the kinds. Only its kind knows the form of a plan's surface. Everybody else asks for `facts`. */
export interface SurfaceKind<S> {
  /** The key that only surfaces of this kind have, in a plan and in JSON. */
  readonly key: string
  /** The rows that this kind adds to the list of surfaces. */
  readonly choices: readonly SurfaceChoice<S>[]
  facts(surface: S): SurfaceFacts
  /** Changes a setting. Returns the same surface if the kind has no settings. */
  withSetting(surface: S, name: string, value: number): S
  /** Takes another data set, by its id. */
  withData?(surface: S, data: string): S
  /** Sets rows apart for validation; undefined: none. */
  withSplit?(surface: S, split: Split | undefined): S
  /** Takes what a person has written, if `facts` say that they may. */
  rewrite?(surface: S, written: WrittenSurface): S
  /** The mistake that keeps what a person has written from being drawn. */
  mistake?(surface: S): FormulaError | undefined
  /** Reads any JSON. Undefined if it cannot mean a surface; then `outcome` says what happens instead. */
  read(part: JsonPart, outcome: string): S | undefined
  /** The forms of JSON that `read` accepts, as JSON Schema. */
  readonly schemas: readonly Json[]
  /** JSON that `read` reads back, without defaults. */
  write(surface: S): object
}

/** All that is known of a surface at its current settings. */
export interface SurfaceFacts {
  /** The id of its choice. */
  readonly choice: string
  readonly name: string
  /** One line about what it shows. */
  readonly note?: string
  /** Who published it, and when. */
  readonly source?: string
  /** What is compiled, with the ranges of the settings. */
  readonly text: {
    readonly parameters: readonly string[]
    readonly formula: string
    readonly settings: Settings
    readonly columns?: readonly string[]
  }
  /** The rows of a data fit, whose columns `text` names: without those of the validation. */
  readonly rows?: Rows
  /** The rows that are set apart, and how. */
  readonly validation?: Rows
  readonly split?: Split
  readonly model?: Model
  /** The data sets that it can be of, by their ids, and the one that it is of. */
  readonly data?: { readonly chosen: string; readonly choices: readonly DataChoice[] }
  readonly settings: Readonly<Record<string, number>>
  /** One interval for each parameter. */
  readonly domain: readonly Interval[]
  /** Where runners start on it, one number for each parameter. */
  readonly start: readonly number[]
  /** The known minima. @throws FormulaError if they depend on missing settings */
  readonly minima: readonly (readonly number[])[]
  /** How its loss is drawn as height. */
  readonly height: HeightScale
  /** How it is seen best. */
  readonly picture?: Picture
  /** What a person may edit of it. Without it, they may edit nothing. */
  readonly written?: WrittenSurface
}

export interface DataChoice {
  readonly id: string
  readonly name: string
  /** Who published them, and when. */
  readonly source: string
  /** What its columns measure, by their names. */
  readonly labels?: Readonly<Record<string, string>>
}

export interface WrittenSurface {
  /** With the lines that declare its settings. */
  readonly formula: string
  readonly domain: readonly Interval[]
  readonly parameters: readonly [string] | readonly [string, string]
  /** The values of the settings, if it declares any. */
  readonly settings?: Readonly<Record<string, number>>
  /** By default `linear`. */
  readonly height?: HeightScale
  /** Where runners start on it. By default a place that follows from the domain. */
  readonly start?: readonly number[]
  /** Rows: the formula is then the loss of one of them, and the surface the mean over all. */
  readonly data?: OwnData
  readonly model?: Model
  /** Rows that are set apart. */
  readonly validation?: Split
}

/** One row of the list that surfaces are chosen from. */
export interface SurfaceChoice<S> {
  readonly id: string
  readonly label: string
  /** The group it is listed under. */
  readonly group: string
  /** Makes the surface as it is at first. */
  create(): S
}
