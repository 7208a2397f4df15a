/** The row for a runner's look: the palette's markers in their colours. */
import { runnerLooks, onPage } from '../../looks/palette'
import type { RowProps, SwatchesEntry } from './entries'

export function SwatchesRow({ id, entry, onEnd }: RowProps<SwatchesEntry>) {
  const { label, spoken = label, value, edit } = entry
  const look = value % runnerLooks.length
  return (
    <div className="field">
      <span className="field-label">{label}</span>
      <div className="swatches" role="radiogroup" aria-label={spoken}>
        {runnerLooks.map(({ name, colour, marker }, index) => (
          <label key={name} className="swatch" title={name} style={{ color: onPage(colour) }}>
            <input
              type="radio"
              name={id}
              aria-label={name}
              checked={index === look}
              onChange={() => {
                edit(index)
                onEnd()
              }}
            />
            <span aria-hidden="true">{marker}</span>
          </label>
        ))}
      </div>
    </div>
  )
}
