/** The row for a choice from a list. */
import { Choice } from './Choice'
import type { ChoiceField, RowProps } from './fields'

export function ChoiceRow({ id, field, onEnd }: RowProps<ChoiceField>) {
  const { label, spoken = label, value, options, edit } = field
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <Choice
        id={id}
        value={value}
        options={options}
        spoken={spoken}
        onChange={(next) => {
          edit(next)
          onEnd()
        }}
      />
    </div>
  )
}
