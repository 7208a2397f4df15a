/** The row for a choice from a list. */
import { Choice } from './Choice'
import type { ChoiceEntry, RowProps } from './entries'

export function ChoiceRow({ id, entry, onEnd }: RowProps<ChoiceEntry>) {
  const { label, spoken = label, value, options, edit } = entry
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
