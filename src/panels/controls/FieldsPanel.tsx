/** A Leva panel that shows fields. Edits go out to the fields; what the fields then say comes back in, never the other way round. */
import { LevaPanel, useControls, useCreateStore } from 'leva'
import { useEffect, useReducer, useRef } from 'react'
import { useLab } from '../../lab/lab'
import { levaTheme } from './levaTheme'
import { applyEdit, levaInput, shapeOf, type Fields, type LevaEvents } from './fields'

export interface FieldsPanelProps {
  /** Tells this panel's rows apart from those of every other panel on the page. */
  readonly id: string
  readonly fields: Fields
}

export function FieldsPanel({ id, fields }: FieldsPanelProps) {
  const lab = useLab()
  const store = useCreateStore()
  const latest = useRef(fields)
  latest.current = fields
  const [, showAgain] = useReducer((count: number) => count + 1, 0)
  const path = (name: string) => `${id}-${name}`

  const rows = () => {
    const entries = Object.keys(latest.current).map((name, order): [string, unknown] => {
      const events: LevaEvents = {
        onChange(value, _path, { initial, fromPanel }) {
          if (initial || !fromPanel) return
          const field = latest.current[name]
          if (field === undefined) return
          applyEdit(field, value)
          // An edit that was not taken, or taken otherwise, is put right below.
          showAgain()
        },
        onEditEnd: () => lab.store.getState().endGesture(),
      }
      const field = latest.current[name]
      return [path(name), field && levaInput(field, events, order)]
    })
    return Object.fromEntries(entries) as Record<string, never>
  }
  const [, set] = useControls(rows, { store }, [id, shapeOf(fields)])

  useEffect(() => {
    const stale = Object.entries(fields)
      .filter(([name, field]) => store.get(path(name)) !== field.value)
      .map(([name, field]) => [path(name), field.value])
    if (stale.length > 0) set(Object.fromEntries(stale) as Record<string, never>)
  })

  return <LevaPanel store={store} fill flat titleBar={false} hideCopyButton neverHide theme={levaTheme} />
}
