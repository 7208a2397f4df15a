/** Kinds of values as JSON Schema: it tells editors what `check.ts` accepts. */
import { type Bounds, boundsOf } from './bounds'
import { identifierPattern } from './check'
import type { Settings } from './setting'

export type Json = Readonly<Record<string, unknown>>

/** An object with these properties and no others. Those in `required` must be present. */
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

export function listOf(items: Json, maxItems: number): Json {
  return { type: 'array', items, maxItems }
}

/** A list of exactly this many items. */
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

/** A name that formulas can use. */
export const identifier: Json = { type: 'string', pattern: identifierPattern.source }

/** Values of settings, each within its bounds. */
export function settingsOf(settings: Settings): Json {
  const properties = Object.entries(settings).map(([name, setting]) => [
    name,
    { ...numberIn(boundsOf(setting)), default: setting.default },
  ])
  return objectOf(Object.fromEntries(properties))
}
