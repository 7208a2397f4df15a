/** The row for a number: label, slider, text input, and a line that says why a text was refused. */
import { numberText } from '../../math/numbers'
import type { QuantityEntry, RowProps } from './entries'
import { NumberInput } from './NumberInput'
import { QuantitySlider } from './QuantitySlider'
import { useQuantity } from './useQuantity'

export function QuantityRow({ id, entry, onEnd }: RowProps<QuantityEntry>) {
  const { label, spoken = label, value, setting, unit, slider = true, usual } = entry
  const quantity = useQuantity(entry, onEnd)
  const { problem, change, reset } = quantity
  const range = unit === undefined ? setting : { ...setting, unit }
  return (
    <div className="field">
      <label
        className="field-label"
        htmlFor={id}
        title={`${spoken}: double-click for ${usual?.words ?? numberText(setting.default, 17)}`}
        onDoubleClick={reset}
      >
        {label}
      </label>
      <div className="quantity">
        {slider ? (
          <QuantitySlider
            value={value}
            range={range}
            label={spoken}
            onChange={change}
            onEnd={onEnd}
            onReset={reset}
          />
        ) : (
          <span />
        )}
        <NumberInput id={id} label={spoken} value={value} range={range} quantity={quantity} onEnd={onEnd} />
      </div>
      {problem !== undefined && (
        <p className="field-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}
