/** A panel's rows, from a table of options. */
import { type Option, type Options, refusalOf } from '../../experiment/options/options'
import { boundsInWords, isWithin } from '../../math/bounds'
import type { Entry, Entries } from './entries'

/** Changes parts of the options. Edits of one drag share a gesture. */
type Change = (part: Readonly<Record<string, unknown>>, gesture?: string) => void

/** The rows of some groups, group after group. A flag that cannot be on has none. `values`: those of the options. */
export function optionEntries<Given>(
  table: Options<Given>,
  groups: readonly string[],
  values: object,
  given: Given,
  change: Change,
): Entries {
  const known = new Map<string, unknown>(Object.entries(values))
  const rows = Object.entries(table).flatMap(([name, option]) => rowsOf(name, option, known, given, change))
  const inOrder = groups.flatMap((group) => rows.filter((row) => row.group === group))
  return Object.fromEntries(inOrder.map(({ id, entry }) => [id, entry]))
}

interface EntryRow {
  readonly id: string
  readonly group: string
  readonly entry: Entry
}

function rowsOf<Given>(
  name: string,
  option: Option<Given>,
  values: ReadonlyMap<string, unknown>,
  given: Given,
  change: Change,
): EntryRow[] {
  const value = values.get(name)
  if (option.kind === 'own') return []
  if (option.kind === 'flags') {
    const inner = new Map<string, unknown>(Object.entries(value ?? {}))
    const changeInner: Change = (part) => change({ [name]: { ...Object.fromEntries(inner), ...part } })
    return Object.entries(option.flags).flatMap(([flag, each]) =>
      rowsOf(flag, each, inner, undefined, changeInner).map((row) => ({ ...row, id: `${name}-${flag}` })),
    )
  }
  const { row } = option
  const isThere = !row?.when || row.when.some((flag) => values.get(flag) === true)
  if (!row || !isThere || refusalOf(option, given) !== undefined) return []
  const { group, label, spoken } = row
  const shared = { label, ...(spoken !== undefined && { spoken }) }
  return [{ id: name, group, entry: entryOf(name, option, value, shared, change) }]
}

function entryOf<Given>(
  name: string,
  option: Exclude<Option<Given>, { kind: 'own' | 'flags' }>,
  value: unknown,
  shared: Pick<Entry, 'label' | 'spoken'>,
  change: Change,
): Entry {
  switch (option.kind) {
    case 'flag':
      return { ...shared, kind: 'toggle', value: value === true, edit: (next) => change({ [name]: next }) }
    case 'choice':
      return {
        ...shared,
        kind: 'choice',
        options: Object.entries(option.words).map(([word, label]) => ({ value: word, label })),
        value: String(value),
        edit: (next) => change({ [name]: next }),
      }
    case 'number': {
      const { low, high, setting, outOfRange } = option
      const words = outOfRange ?? `${boundsInWords({ low, high })}.`
      return {
        ...shared,
        kind: 'quantity',
        setting,
        value: Number(value),
        refuse: (next) => (isWithin(next, { low, high }) ? undefined : words),
        edit: (next) => change({ [name]: next }, name),
      }
    }
  }
}
