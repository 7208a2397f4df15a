/** The row for a switch. Leva's own cannot be told apart from its twin in another panel. */
import type { RowProps, ToggleEntry } from './entries'

export function ToggleRow({ id, entry, onEnd }: RowProps<ToggleEntry>) {
  const { label, spoken = label, value, edit } = entry
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        type="checkbox"
        role="switch"
        className="toggle"
        aria-label={spoken}
        checked={value}
        onChange={(event) => {
          edit(event.currentTarget.checked)
          onEnd()
        }}
      />
    </div>
  )
}
