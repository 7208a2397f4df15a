/** What a kind of surface is: how a plan and its JSON write one, and all that the rest of the program asks of it. */
import type { Json } from '../math/jsonSchema'
import type { JsonPart } from '../math/reading'
import type { Settings } from '../math/setting'
import type { HeightScale, Interval } from './surface'

/** The kinds are in `kinds.ts`. Of a plan's surface only its kind knows the form; everybody else asks for `facts`. */
export interface SurfaceKind<S> {
  /** The key that surfaces of this kind have, in a plan and in JSON, and those of the others have not. */
  readonly key: string
  /** What the list of surfaces offers of it. */
  readonly choices: readonly SurfaceChoice<S>[]
  facts(surface: S): SurfaceFacts
  /** With another value of a setting; the same surface where the kind has no settings. */
  withSetting(surface: S, name: string, value: number): S
  /** As a person has written it, where `facts` say that it is theirs to write. */
  rewritten?(surface: S, written: WrittenSurface): S
  /** From JSON, which may be anything; undefined where no surface could be meant: then `outcome` is what happens. */
  read(part: JsonPart, outcome: string): S | undefined
  /** The forms of JSON that `read` takes, as JSON Schema. */
  readonly schemas: readonly Json[]
  /** What `read` reads back, without what is as usual. */
  write(surface: S): object
}

/** All that is known of a surface at its present settings. */
export interface SurfaceFacts {
  /** The choice that it is. */
  readonly choice: string
  readonly name: string
  /** One line about what it shows. */
  readonly note?: string
  /** What is compiled, and the settings' ranges. */
  readonly text: {
    readonly parameters: readonly string[]
    readonly formula: string
    readonly settings: Settings
  }
  readonly settings: Readonly<Record<string, number>>
  /** One interval for each parameter. */
  readonly domain: readonly Interval[]
  /** Where runners start on it, one number for each parameter. */
  readonly start: readonly number[]
  /** The minima that are known. @throws FormulaError where they depend on settings that are missing */
  readonly minima: readonly (readonly number[])[]
  /** How it likes to be drawn. */
  readonly height: HeightScale
  /** What a person may edit of it; left out, it is not theirs to edit. */
  readonly written?: WrittenSurface
}

export interface WrittenSurface {
  readonly formula: string
  readonly domain: readonly Interval[]
  readonly parameters: readonly [string] | readonly [string, string]
}

/** One row of the list that surfaces are chosen from. */
export interface SurfaceChoice<S> {
  readonly id: string
  readonly label: string
  /** The group it is listed under. */
  readonly group: string
  /** The surface as it is at first. */
  create(): S
}
