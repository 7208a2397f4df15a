/**
 * Every kind of surface, and the questions that a plan's surface of any kind answers. A new kind is a file like
 * `formula.ts` and two lines here.
 */
import type { FormulaError } from '../math/error'
import type { Json } from '../math/jsonSchema'
import type { JsonPart } from '../math/reading'
import { mistakeIn } from './compile'
import { type FormulaSurface, formula } from './formula'
import type { SurfaceChoice, SurfaceFacts, SurfaceKind, WrittenSurface } from './kind'
import { type ListedSurface, listed } from './listed'
import type { Split } from './split'

/** The forms of a plan's surface. It is an interface, so that a kind from elsewhere can add its form. */
export interface SurfaceForms {
  readonly listed: ListedSurface
  readonly formula: FormulaSurface
}

export type PlanSurface = SurfaceForms[keyof SurfaceForms]

/** In the order of the list. JSON with the keys of several kinds is of the last of them; with none, of the first. */
const kinds: SurfaceKind<PlanSurface>[] = [listed, formula]

/** Adds a kind from elsewhere. Returns a function that removes it. */
export function addKind(kind: SurfaceKind<PlanSurface>): () => void {
  kinds.push(kind)
  return () => {
    kinds.splice(kinds.indexOf(kind), 1)
  }
}

/** All that is known of a surface. @throws RangeError if the list does not have it */
export function factsOf(surface: PlanSurface): SurfaceFacts {
  return kindOf(surface).facts(surface)
}

/** How many parameters a surface has. */
export function dimensionOf(surface: PlanSurface): 1 | 2 {
  return factsOf(surface).text.parameters.length === 1 ? 1 : 2
}

/** Changes a setting. Returns the same surface if its kind has no settings. */
export function withSetting(surface: PlanSurface, name: string, value: number): PlanSurface {
  return kindOf(surface).withSetting(surface, name, value)
}

/** Takes another data set. Returns the same surface if it is no data fit of the list. */
export function withData(surface: PlanSurface, data: string): PlanSurface {
  return kindOf(surface).withData?.(surface, data) ?? surface
}

/** Sets rows apart for validation; undefined: none. Returns the same surface if it has no rows. */
export function withSplit(surface: PlanSurface, split: Split | undefined): PlanSurface {
  return factsOf(surface).rows ? (kindOf(surface).withSplit?.(surface, split) ?? surface) : surface
}

/** Takes what a person has written. Returns the same surface if its kind is not theirs to write. */
export function rewrite(surface: PlanSurface, written: WrittenSurface): PlanSurface {
  return kindOf(surface).rewrite?.(surface, written) ?? surface
}

/** The mistake that keeps a surface from being drawn; undefined if it compiles. */
export function mistakeOf(surface: PlanSurface): FormulaError | undefined {
  return kindOf(surface).mistake?.(surface) ?? mistakeIn(factsOf(surface).text)
}

/** Whether two surfaces are of the same kind. */
export function isSameKind(one: PlanSurface, other: PlanSurface): boolean {
  return kindOf(one) === kindOf(other)
}

/** The list that surfaces are chosen from. */
export function surfaceChoices(): readonly SurfaceChoice<PlanSurface>[] {
  return kinds.flatMap(({ choices }) => choices)
}

/** The surface of a choice, as it is at first. @throws RangeError if there is no such choice */
export function chosenSurface(id: string): PlanSurface {
  const choice = surfaceChoices().find((each) => each.id === id)
  if (!choice) throw new RangeError(`no surface "${id}"`)
  return choice.create()
}

/** Reads any JSON. Undefined if it cannot mean a surface; then `outcome` says what happens instead. */
export function readSurface(part: JsonPart, outcome: string): PlanSurface | undefined {
  return kindOf(part.value).read(part, outcome)
}

/** JSON that `readSurface` reads back. */
export function surfaceJson(surface: PlanSurface): object {
  return kindOf(surface).write(surface)
}

/** The forms of JSON that `readSurface` accepts, as JSON Schema. */
export function surfaceSchemas(): readonly Json[] {
  return kinds.flatMap(({ schemas }) => schemas)
}

function kindOf(surface: unknown): SurfaceKind<PlanSurface> {
  const isOf = ({ key }: SurfaceKind<PlanSurface>): boolean =>
    typeof surface === 'object' && surface !== null && !Array.isArray(surface) && Object.hasOwn(surface, key)
  return kinds.findLast(isOf) ?? listed
}
