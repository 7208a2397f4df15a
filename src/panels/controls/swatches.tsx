/** The Leva plugin for a runner's look: a row of the palette's markers in their colours. */
import { createPlugin, useInputContext, type LevaInputProps } from 'leva/plugin'
import { runnerLooks } from '../../looks/palette'

interface SwatchSettings {
  readonly spoken: string
}

export const swatches = createPlugin<SwatchSettings & { readonly initial: number }, number, SwatchSettings>({
  component: SwatchesRow,
  normalize: ({ initial, ...settings }) => ({ value: initial, settings }),
})

function SwatchesRow() {
  const { label, path, value, settings, onUpdate, emitOnEditEnd } = useInputContext<
    LevaInputProps<number, SwatchSettings> & { label: string; path: string }
  >()
  const look = value % runnerLooks.length
  return (
    <div className="field">
      <span className="field-label">{label}</span>
      <div className="swatches" role="radiogroup" aria-label={settings.spoken}>
        {runnerLooks.map(({ name, colour, marker }, index) => (
          <label key={name} className="swatch" title={name} style={{ color: colour }}>
            <input
              type="radio"
              name={path}
              aria-label={name}
              checked={index === look}
              onChange={() => {
                onUpdate(index)
                emitOnEditEnd()
              }}
            />
            <span aria-hidden="true">{marker}</span>
          </label>
        ))}
      </div>
    </div>
  )
}
