/** The row for a switch. Leva's own cannot be told apart from its twin in another panel. */
import type { RowProps, ToggleField } from './fields'

export function ToggleRow({ id, field, onEnd }: RowProps<ToggleField>) {
  const { label, spoken = label, value, edit } = field
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
