/**
 * A Leva panel that shows entries. Leva knows only the rows and their order. A row takes its value from the entry and
 * gives its edits to the entry, so that there is no second copy of either.
 */
import { ownOf } from '../../math/own'
import { LevaPanel, useControls, useCreateStore } from 'leva'
import { createPlugin, useInputContext } from 'leva/plugin'
import { createContext, useContext } from 'react'
import { useLab } from '../../lab/lab'
import { ChoiceRow } from './ChoiceRow'
import type { Entries } from './entries'
import { levaTheme } from './levaTheme'
import { QuantityRow } from './QuantityRow'
import { SwatchesRow } from './SwatchesRow'
import { ToggleRow } from './ToggleRow'

interface EntriesPanelProps {
  /** Tells this panel's rows apart from those of every other panel on the page. */
  readonly id: string
  readonly entries: Entries
}

export function EntriesPanel({ id, entries }: EntriesPanelProps) {
  const store = useCreateStore()
  const names = Object.keys(entries)
  const layout = () =>
    Object.fromEntries(names.map((name, order) => [`${id}-${name}`, { ...row({ name }), order }]))
  useControls(layout, { store }, [id, names])
  return (
    <ShownEntries value={entries}>
      <LevaPanel store={store} fill flat titleBar={false} hideCopyButton neverHide theme={levaTheme} />
    </ShownEntries>
  )
}

const ShownEntries = createContext<Entries>({})

/** The one kind of row that Leva knows. Its value is the name of an entry, and never changes. */
const row = createPlugin<{ readonly name: string }, string, object>({
  component: EntryRow,
  normalize: ({ name }) => ({ value: name, settings: {} }),
})

function EntryRow() {
  const { store } = useLab()
  const { path, value: name } = useInputContext<{ readonly path: string; readonly value: string }>()
  const entry = ownOf(useContext(ShownEntries), name)
  const shared = { id: path, onEnd: store.getState().endGesture }
  switch (entry?.kind) {
    case 'quantity':
      return <QuantityRow entry={entry} {...shared} />
    case 'choice':
      return <ChoiceRow entry={entry} {...shared} />
    case 'toggle':
      return <ToggleRow entry={entry} {...shared} />
    case 'swatches':
      return <SwatchesRow entry={entry} {...shared} />
    case undefined:
      // Leva hears of a new layout a moment later than the entries change.
      return null
  }
}
