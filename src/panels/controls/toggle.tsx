/** The Leva plugin for on or off; Leva's own cannot be told apart from its twin in another panel. */
import { createPlugin, useInputContext, type LevaInputProps } from 'leva/plugin'

interface ToggleSettings {
  readonly spoken: string
}

export const toggle = createPlugin<ToggleSettings & { readonly initial: boolean }, boolean, ToggleSettings>({
  component: ToggleRow,
  normalize: ({ initial, ...settings }) => ({ value: initial, settings }),
})

function ToggleRow() {
  const { label, path, value, settings, onUpdate, emitOnEditEnd } = useInputContext<
    LevaInputProps<boolean, ToggleSettings> & { label: string; path: string }
  >()
  return (
    <div className="field">
      <label className="field-label" htmlFor={path}>
        {label}
      </label>
      <input
        id={path}
        type="checkbox"
        role="switch"
        className="toggle"
        aria-label={settings.spoken}
        checked={value}
        onChange={(event) => {
          onUpdate(event.currentTarget.checked)
          emitOnEditEnd()
        }}
      />
    </div>
  )
}
