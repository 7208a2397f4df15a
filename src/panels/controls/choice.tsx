/** The Leva plugin for one of a list, with group headings; a native select, so that keys and touch work. */
import { createPlugin, useInputContext, type LevaInputProps } from 'leva/plugin'

export interface Option {
  readonly value: string
  readonly label: string
  readonly group?: string
}

interface ChoiceSettings {
  readonly options: readonly Option[]
  readonly spoken: string
}

export const choice = createPlugin<ChoiceSettings & { readonly initial: string }, string, ChoiceSettings>({
  component: ChoiceRow,
  normalize: ({ initial, ...settings }) => ({ value: initial, settings }),
})

function ChoiceRow() {
  const { label, path, value, settings, onUpdate, emitOnEditEnd } = useInputContext<
    LevaInputProps<string, ChoiceSettings> & { label: string; path: string }
  >()
  return (
    <div className="field">
      <label className="field-label" htmlFor={path}>
        {label}
      </label>
      <ChoiceSelect
        id={path}
        value={value}
        options={settings.options}
        spoken={settings.spoken}
        onChange={(next) => {
          onUpdate(next)
          emitOnEditEnd()
        }}
      />
    </div>
  )
}

interface ChoiceSelectProps {
  readonly id: string
  readonly value: string
  readonly options: readonly Option[]
  readonly spoken: string
  onChange(value: string): void
}

export function ChoiceSelect({ id, value, options, spoken, onChange }: ChoiceSelectProps) {
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
