/**
 * A Leva panel that shows fields. Leva knows only the rows and their order. A row takes its value from the field and
 * gives its edits to the field, so that there is no second copy of either.
 */
import { ownOf } from '../../math/own'
import { LevaPanel, useControls, useCreateStore } from 'leva'
import { createPlugin, useInputContext } from 'leva/plugin'
import { createContext, useContext } from 'react'
import { useLab } from '../../lab/lab'
import { ChoiceRow } from './ChoiceRow'
import type { Fields } from './fields'
import { levaTheme } from './levaTheme'
import { QuantityRow } from './QuantityRow'
import { SwatchesRow } from './SwatchesRow'
import { ToggleRow } from './ToggleRow'

interface FieldsPanelProps {
  /** Tells this panel's rows apart from those of every other panel on the page. */
  readonly id: string
  readonly fields: Fields
}

export function FieldsPanel({ id, fields }: FieldsPanelProps) {
  const store = useCreateStore()
  const names = Object.keys(fields)
  const layout = () =>
    Object.fromEntries(names.map((name, order) => [`${id}-${name}`, { ...row({ name }), order }]))
  useControls(layout, { store }, [id, names])
  return (
    <ShownFields value={fields}>
      <LevaPanel store={store} fill flat titleBar={false} hideCopyButton neverHide theme={levaTheme} />
    </ShownFields>
  )
}

const ShownFields = createContext<Fields>({})

/** The one kind of row that Leva knows. Its value is the name of a field, and never changes. */
const row = createPlugin<{ readonly name: string }, string, object>({
  component: FieldRow,
  normalize: ({ name }) => ({ value: name, settings: {} }),
})

function FieldRow() {
  const { store } = useLab()
  const { path, value: name } = useInputContext<{ readonly path: string; readonly value: string }>()
  const field = ownOf(useContext(ShownFields), name)
  const shared = { id: path, onEnd: store.getState().endGesture }
  switch (field?.kind) {
    case 'quantity':
      return <QuantityRow field={field} {...shared} />
    case 'choice':
      return <ChoiceRow field={field} {...shared} />
    case 'toggle':
      return <ToggleRow field={field} {...shared} />
    case 'swatches':
      return <SwatchesRow field={field} {...shared} />
    case undefined:
      // Leva hears of a new layout a moment later than the fields change.
      return null
  }
}
