/**
 * Options of a document as tables: a row says what an option may be, what it is where nothing is said, and how a panel
 * shows it. Types, readers, writers and rows of panels all follow from such a table.
 */
import type { Setting } from '../../math/setting'

/** How a panel shows an option. */
interface OptionRow<Group extends string = string> {
  readonly label: string
  /** What a screen reader says; the label when left out. */
  readonly spoken?: string
  /** Rows of one group stand together, in the order of the table. */
  readonly group: Group
  /** Names of flags; the row is there while one of them is on. Left out, it always is. */
  readonly when?: readonly string[]
}

/** The value where nothing is said, or how it comes from what else is known. */
type Usual<Value, Given> = Value | ((given: Given) => Value)

interface FlagOption<Given = unknown, Group extends string = string> {
  readonly kind: 'flag'
  readonly usual: Usual<boolean, Given>
  readonly row?: OptionRow<Group>
  /** Why it cannot be on; undefined where it can. Left out, it always can. */
  readonly refusal?: (given: Given) => string | undefined
}

/** Several flags under one name. */
interface FlagsOption<Name extends string = string, Group extends string = string> {
  readonly kind: 'flags'
  readonly flags: Readonly<Record<Name, FlagOption<unknown, Group>>>
}

interface ChoiceOption<Word extends string = string, Given = unknown, Group extends string = string> {
  readonly kind: 'choice'
  /** The words that a document says, by those that a person reads. */
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
  /** What is said of a number out of range, where its bounds alone do not say enough. */
  readonly outOfRange?: string
  readonly row?: OptionRow<Group>
}

/** One of a kind of its own: who reads the table has a reader for it, and no panel a row. */
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

/** What an option is in a document. */
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

/** What the options of a table are in a document. */
export type ValuesOf<Table> = { readonly [Name in keyof Table]: ValueOf<Table[Name]> }

/** Names of the options of a kind of their own. */
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

/** The options of a table where nothing is said. */
export function usualOf<Given, Table extends Options<Given>>(table: Table, given: Given): ValuesOf<Table> {
  const values = Object.entries<Option<Given>>(table).map(([name, option]) => [
    name,
    usualValue(option, given),
  ])
  // The names are the table's, which `fromEntries` cannot tell.
  return Object.fromEntries(values) as ValuesOf<Table>
}

export function usualValue<Given>(option: Option<Given>, given: Given): unknown {
  if (option.kind === 'flags') return usualOf(option.flags, undefined)
  return typeof option.usual === 'function' ? option.usual(given) : option.usual
}

/** The options with every flag off that cannot be on. */
export function allowed<Given, Values extends object>(
  table: Options<Given>,
  values: Values,
  given: Given,
): Values {
  const off = Object.entries(table).filter(([, option]) => refusalOf(option, given) !== undefined)
  return { ...values, ...Object.fromEntries(off.map(([name]) => [name, false])) }
}

/** Parts of the options with every number as near as it may be. */
export function clamped<Part extends object>(table: Options<never>, part: Part): Part {
  const numbers = Object.entries(part).flatMap(([name, value]: [string, unknown]) => {
    const option = table[name]
    if (option?.kind !== 'number' || typeof value !== 'number') return []
    const { low, high, whole } = option
    const near = whole ? Math.round(value) : value
    return [[name, Number.isNaN(near) ? low : Math.min(Math.max(near, low), high)]]
  })
  return { ...part, ...Object.fromEntries(numbers) }
}

/** Why a flag cannot be on; undefined where it can, and for other options. */
export function refusalOf<Given>(option: Option<Given>, given: Given): string | undefined {
  return option.kind === 'flag' ? option.refusal?.(given) : undefined
}

/** Those of some options that are not as usual. */
export function sparse<Values extends object>(values: Values, usual: Values): Partial<Values> {
  const known = new Map<string, unknown>(Object.entries(usual))
  const isUnusual = ([name, value]: [string, unknown]): boolean =>
    JSON.stringify(value) !== JSON.stringify(known.get(name))
  return Object.fromEntries(Object.entries(values).filter(isUnusual)) as Partial<Values>
}

/** What the rows of a table are chosen by. */
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
