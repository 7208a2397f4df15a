/** Parts of an Experiment as JSON Schema: what `optionSchema.ts` reads. */
import { type Json, numberIn, objectOf, oneOf } from '../../math/jsonSchema'
import { maxStart } from '../limits'
import type { Option, Options, OwnNames } from '../options/options'

/** A point on a surface with one or two parameters. */
export const place: Json = {
  type: 'array',
  items: numberIn({ low: -maxStart, high: maxStart }),
  minItems: 1,
  maxItems: 2,
}

/** The options of a table. Defaults are included if they do not depend on anything. */
export function optionsOf<Table extends Options<never>>(
  table: Table,
  own: { readonly [Name in OwnNames<Table>]: Json },
): Record<keyof Table, Json> {
  const others = new Map<string, Json>(Object.entries(own))
  const properties = Object.entries(table).map(([name, option]) => [
    name,
    others.get(name) ?? optionOf(option),
  ])
  // `fromEntries` does not know that the names are those of the table.
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
