/**
 * Every kind of surface, and what may be asked of a plan's surface of whatever kind. A new kind is a file like
 * `formula.ts` and its two lines here.
 */
import type { Json } from '../math/jsonSchema'
import type { JsonPart } from '../math/reading'
import { type FormulaSurface, formula } from './formula'
import type { SurfaceChoice, SurfaceFacts, SurfaceKind, WrittenSurface } from './kind'
import { type ListedSurface, listed } from './listed'

/** The forms that a plan's surface can have. An interface, so that a kind from elsewhere can add its own. */
export interface SurfaceForms {
  readonly listed: ListedSurface
  readonly formula: FormulaSurface
}

export type PlanSurface = SurfaceForms[keyof SurfaceForms]

/** In the order in which they are offered. JSON with the keys of several is of the last of them, with none of the first. */
const kinds: SurfaceKind<PlanSurface>[] = [listed, formula]

/** Adds a kind from elsewhere. What is returned takes it away again. */
export function addKind(kind: SurfaceKind<PlanSurface>): () => void {
  kinds.push(kind)
  return () => {
    kinds.splice(kinds.indexOf(kind), 1)
  }
}

/** All that is known of a surface. @throws RangeError where the list does not have it */
export function factsOf(surface: PlanSurface): SurfaceFacts {
  return kindOf(surface).facts(surface)
}

/** How many parameters a surface has. */
export function dimensionOf(surface: PlanSurface): 1 | 2 {
  return factsOf(surface).text.parameters.length === 1 ? 1 : 2
}

/** With another value of a setting; the same surface where it can have no settings. */
export function withSetting(surface: PlanSurface, name: string, value: number): PlanSurface {
  return kindOf(surface).withSetting(surface, name, value)
}

/** As a person has written it; the same surface where it is not theirs to write. */
export function rewrite(surface: PlanSurface, written: WrittenSurface): PlanSurface {
  return kindOf(surface).rewritten?.(surface, written) ?? surface
}

/** Whether one surface is of the other's kind. */
export function isSameKind(one: PlanSurface, other: PlanSurface): boolean {
  return kindOf(one) === kindOf(other)
}

/** All that a surface can be chosen from. */
export function surfaceChoices(): readonly SurfaceChoice<PlanSurface>[] {
  return kinds.flatMap(({ choices }) => choices)
}

/** The surface of a choice, as it is at first. @throws RangeError where there is no such choice */
export function chosenSurface(id: string): PlanSurface {
  const choice = surfaceChoices().find((each) => each.id === id)
  if (!choice) throw new RangeError(`no surface "${id}"`)
  return choice.create()
}

/** Reads JSON, which may be anything; undefined where no surface could be meant: then `outcome` is what happens. */
export function readSurface(part: JsonPart, outcome: string): PlanSurface | undefined {
  return kindOf(part.value).read(part, outcome)
}

/** What `readSurface` reads back. */
export function surfaceJson(surface: PlanSurface): object {
  return kindOf(surface).write(surface)
}

/** The forms of JSON that `readSurface` takes, as JSON Schema. */
export function surfaceSchemas(): readonly Json[] {
  return kinds.flatMap(({ schemas }) => schemas)
}

function kindOf(surface: unknown): SurfaceKind<PlanSurface> {
  const isOf = ({ key }: SurfaceKind<PlanSurface>): boolean =>
    typeof surface === 'object' && surface !== null && !Array.isArray(surface) && Object.hasOwn(surface, key)
  return kinds.findLast(isOf) ?? listed
}
