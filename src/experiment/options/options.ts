/**
 * Options of a document as tables. A row says which values an option can have, its default, and how a panel shows it.
 * Types, readers, writers and rows of panels all follow from such a table.
 */
import type { Setting } from '../../math/setting'

/** How a panel shows an option. */
interface OptionRow<Group extends string = string> {
  readonly label: string
  /** What a screen reader says; by default the label. */
  readonly spoken?: string
  /** Rows of one group stand together, in the order of the table. */
  readonly group: Group
  /** Names of flags. The row is shown while one of them is on; without `when`, always. */
  readonly when?: readonly string[]
}

/** The default, or a function that derives it from other parts of the document. */
type Usual<Value, Given> = Value | ((given: Given) => Value)

interface FlagOption<Given = unknown, Group extends string = string> {
  readonly kind: 'flag'
  readonly usual: Usual<boolean, Given>
  readonly row?: OptionRow<Group>
  /** Why the flag cannot be on; undefined if it can. Without `refusal` it always can. */
  readonly refusal?: (given: Given) => string | undefined
}

/** Several flags under one name. */
interface FlagsOption<Name extends string = string, Group extends string = string> {
  readonly kind: 'flags'
  readonly flags: Readonly<Record<Name, FlagOption<unknown, Group>>>
}

interface ChoiceOption<Word extends string = string, Given = unknown, Group extends string = string> {
  readonly kind: 'choice'
  /** The words of the document, each with the words that the user reads. */
  readonly words: Readonly<Record<Word, string>>
  readonly usual: Usual<Word, Given>
  readonly row?: OptionRow<Group>
}

export interface NumberOption<Given = unknown, Group extends string = string> {
  readonly kind: 'number'
  readonly low: number
  readonly high: number
  /** Whole numbers only. */
  readonly whole?: boolean
  readonly usual: Usual<number, Given>
  /** Of its slider. */
  readonly setting: Setting
  /** The message for a number out of range, if its bounds alone do not say enough. */
  readonly outOfRange?: string
  readonly row?: OptionRow<Group>
}

/** An option with a custom reader. It has no row in a panel. */
interface OwnOption<Value = unknown> {
  readonly kind: 'own'
  readonly usual: Value
}

export type Option<Given = unknown, Group extends string = string> =
  | FlagOption<Given, Group>
  | FlagsOption<string, Group>
  | ChoiceOption<string, Given, Group>
  | NumberOption<Given, Group>
  | OwnOption

/** By name, in the order in which they are written. */
export type Options<Given = unknown, Group extends string = string> = Readonly<
  Record<string, Option<Given, Group>>
>

/** The type of an option in a document. */
type ValueOf<One> = One extends { kind: 'flag' }
  ? boolean
  : One extends { kind: 'number' }
    ? number
    : One extends { kind: 'choice'; words: Readonly<Record<infer Word, string>> }
      ? Word
      : One extends { kind: 'flags'; flags: infer Flags }
        ? { readonly [Name in keyof Flags]: boolean }
        : One extends OwnOption<infer Value>
          ? Value
          : never

/** The type of a table's options in a document. */
export type ValuesOf<Table> = { readonly [Name in keyof Table]: ValueOf<Table[Name]> }

/** Names of the options with a custom reader. */
export type OwnNames<Table> = {
  [Name in keyof Table]: Table[Name] extends { kind: 'own' } ? Name : never
}[keyof Table]

export function flag<Given = unknown, const Group extends string = string>(
  usual: Usual<boolean, Given>,
  row?: OptionRow<Group>,
): FlagOption<Given, Group> {
  return { kind: 'flag', usual, ...(row && { row }) }
}

export function flags<Name extends string, const Group extends string>(
  all: Readonly<Record<Name, FlagOption<unknown, Group>>>,
): FlagsOption<Name, Group> {
  return { kind: 'flags', flags: all }
}

export function choice<Word extends string, Given = unknown, const Group extends string = string>(
  words: Readonly<Record<Word, string>>,
  usual: Usual<NoInfer<Word>, Given>,
  row?: OptionRow<Group>,
): ChoiceOption<Word, Given, Group> {
  return { kind: 'choice', words, usual, ...(row && { row }) }
}

export function own<Value>(usual: Value): OwnOption<Value> {
  return { kind: 'own', usual }
}

/** The default values of a table's options. */
export function usualOf<Given, Table extends Options<Given>>(table: Table, given: Given): ValuesOf<Table> {
  const values = Object.entries<Option<Given>>(table).map(([name, option]) => [
    name,
    usualValue(option, given),
  ])
  // `fromEntries` does not know that the names are those of the table.
  return Object.fromEntries(values) as ValuesOf<Table>
}

export function usualValue<Given>(option: Option<Given>, given: Given): unknown {
  if (option.kind === 'flags') return usualOf(option.flags, undefined)
  return typeof option.usual === 'function' ? option.usual(given) : option.usual
}

/** Turns off every flag that cannot be on. */
export function turnOffRefused<Given, Values extends object>(
  table: Options<Given>,
  values: Values,
  given: Given,
): Values {
  const off = Object.entries(table).filter(([, option]) => refusalOf(option, given) !== undefined)
  return { ...values, ...Object.fromEntries(off.map(([name]) => [name, false])) }
}

/** Brings every number of some options into its range. */
export function clampNumbers<Part extends object>(table: Options<never>, part: Part): Part {
  const numbers = Object.entries(part).flatMap(([name, value]: [string, unknown]) => {
    const option = table[name]
    if (option?.kind !== 'number' || typeof value !== 'number') return []
    const { low, high, whole } = option
    const rounded = whole ? Math.round(value) : value
    return [[name, Number.isNaN(rounded) ? low : Math.min(Math.max(rounded, low), high)]]
  })
  return { ...part, ...Object.fromEntries(numbers) }
}

/** Why a flag cannot be on; undefined if it can, and for all other options. */
export function refusalOf<Given>(option: Option<Given>, given: Given): string | undefined {
  return option.kind === 'flag' ? option.refusal?.(given) : undefined
}

/** Leaves out the options that have their defaults. */
export function omitUsual<Values extends object>(values: Values, usual: Values): Partial<Values> {
  const known = new Map<string, unknown>(Object.entries(usual))
  const isUnusual = ([name, value]: [string, unknown]): boolean =>
    JSON.stringify(value) !== JSON.stringify(known.get(name))
  return Object.fromEntries(Object.entries(values).filter(isUnusual)) as Partial<Values>
}

/** The words by which the user chooses a row of a table. */
export function wordsOf<Name extends string>(
  rows: Readonly<Record<Name, { readonly words: string }>>,
): Readonly<Record<Name, string>> {
  const words = Object.entries<{ readonly words: string }>(rows).map(([name, row]) => [name, row.words])
  return Object.fromEntries(words) as Record<Name, string>
}

/** The names of a table, in its order. */
export function namesOf<Table extends object>(table: Table): Extract<keyof Table, string>[] {
  return Object.keys(table) as Extract<keyof Table, string>[]
}
