/** Reads the options of a table, each by itself, so that one mistake does not lose the others. */
import { oneOf } from '../../math/check'
import {
  type Option,
  type Options,
  type OwnNames,
  type ValuesOf,
  namesOf,
  usualValue,
} from '../options/options'
import type { Part } from './reading'
import { between, flag, whole } from './values'

/** `readers` are those of the options with a custom reader. */
export function readOptions<Given, Table extends Options<Given>>(
  at: (name: Extract<keyof Table, string>) => Part,
  table: Table,
  given: Given,
  readers: { readonly [Name in OwnNames<Table>]: (part: Part) => ValuesOf<Table>[Name] },
): ValuesOf<Table> {
  const own = new Map<string, (part: Part) => unknown>(Object.entries(readers))
  const values = namesOf(table).map((name) => {
    const [part, option, read] = [at(name), table[name], own.get(name)]
    return [name, read ? read(part) : option && readOption(part, option, given)]
  })
  // `fromEntries` does not know that the names are those of the table.
  return Object.fromEntries(values) as ValuesOf<Table>
}

function readOption<Given>(part: Part, option: Option<Given>, given: Given): unknown {
  const usual = usualValue(option, given)
  switch (option.kind) {
    case 'flag': {
      const isOn = part.read(flag, usual)
      const refusal = isOn ? option.refusal?.(given) : undefined
      if (refusal === undefined) return isOn
      part.problem(`${refusal}; false is used`)
      return false
    }
    case 'flags':
      return readOptions(part.object(Object.keys(option.flags)), option.flags, undefined, {})
    case 'choice':
      return part.read(oneOf(Object.keys(option.words)), usual)
    case 'number':
      return part.read((option.whole ? whole : between)(option.low, option.high), usual)
    case 'own':
      return usual
  }
}
