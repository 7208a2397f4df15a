/** Kinds of values as JSON Schema: what `values.ts` and `optionSchema.ts` read, told to an editor. */
import { type Bounds, boundsOf } from '../../math/bounds'
import type { Settings } from '../../math/setting'
import { farthestStart } from '../limits'
import { type Option, type Options, type OwnNames } from '../options'

export type Json = Readonly<Record<string, unknown>>

/** An object with these properties and no others; those of `required` must be there. */
export function objectOf<Thing>(
  properties: { readonly [Name in keyof Thing]-?: Json },
  ...required: readonly (keyof Thing & string)[]
): Json {
  return {
    type: 'object',
    properties,
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  }
}

export function listOf(items: Json, most: number): Json {
  return { type: 'array', items, maxItems: most }
}

/** So many items, no more and no fewer. */
export function exactly(count: number, items: Json): Json {
  return { type: 'array', items, minItems: count, maxItems: count }
}

export function numberIn({ low, high, whole, isOpen }: Bounds): Json {
  const type = whole ? 'integer' : 'number'
  return { type, minimum: low, ...(isOpen ? { exclusiveMaximum: high } : { maximum: high }) }
}

export function oneOf(words: readonly string[]): Json {
  return { enum: words }
}

/** A place on a surface of one or two parameters. */
export const place: Json = {
  type: 'array',
  items: numberIn({ low: -farthestStart, high: farthestStart }),
  minItems: 1,
  maxItems: 2,
}

/** Values of settings, each within its bounds. */
export function settingsOf(settings: Settings): Json {
  const properties = Object.entries(settings).map(([name, setting]) => [
    name,
    { ...numberIn(boundsOf(setting)), default: setting.default },
  ])
  return objectOf(Object.fromEntries(properties))
}

/** The options of a table; what is usual is told where it does not depend on anything. */
export function optionsOf<Table extends Options<never>>(
  table: Table,
  own: { readonly [Name in OwnNames<Table>]: Json },
): Record<keyof Table, Json> {
  const others = new Map<string, Json>(Object.entries(own))
  const properties = Object.entries(table).map(([name, option]) => [
    name,
    others.get(name) ?? optionOf(option),
  ])
  // The names are the table's, which `fromEntries` cannot tell.
  return Object.fromEntries(properties) as Record<keyof Table, Json>
}

function optionOf(option: Option<never>): Json {
  if (option.kind === 'own') return {}
  if (option.kind === 'flags') return objectOf(optionsOf(option.flags, {}))
  const { row, usual } = option
  return {
    ...(row && { description: row.spoken ?? row.label }),
    ...kindOf(option),
    ...(typeof usual !== 'function' && { default: usual }),
  }
}

function kindOf(option: Exclude<Option<never>, { kind: 'own' | 'flags' }>): Json {
  switch (option.kind) {
    case 'flag':
      return { type: 'boolean' }
    case 'choice':
      return oneOf(Object.keys(option.words))
    case 'number':
      return numberIn(option)
  }
}
