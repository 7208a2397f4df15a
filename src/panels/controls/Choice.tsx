/** A choice from a list with group headings. It is a native select, so that keys and touch work. */

export interface Option {
  readonly value: string
  readonly label: string
  readonly group?: string
}

interface ChoiceProps {
  readonly id: string
  readonly value: string
  readonly options: readonly Option[]
  readonly spoken: string
  onChange(value: string): void
}

export function Choice({ id, value, options, spoken, onChange }: ChoiceProps) {
  const groups = [...new Set(options.map((option) => option.group))]
  return (
    <select
      id={id}
      className="choice"
      aria-label={spoken}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      {groups.map((group) => {
        const members = options
          .filter((option) => option.group === group)
          .map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))
        if (group === undefined) return members
        return (
          <optgroup key={group} label={group}>
            {members}
          </optgroup>
        )
      })}
    </select>
  )
}
