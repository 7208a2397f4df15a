/** The row for a number: label, slider, text input, and a line that says why a text was refused. */
import { useRef } from 'react'
import { numberText } from '../../math/numbers'
import type { QuantityEntry, RowProps } from './entries'
import { NumberInput } from './NumberInput'
import { QuantitySlider } from './QuantitySlider'
import { useQuantity } from './useQuantity'
import { useWheel } from './useTurns'

export function QuantityRow({ id, entry, onEnd }: RowProps<QuantityEntry>) {
  const { label, spoken = label, value, setting, unit, slider = true, usual } = entry
  const quantity = useQuantity(entry, onEnd)
  const { problem, change, reset } = quantity
  const range = unit === undefined ? setting : { ...setting, unit }
  const row = useRef<HTMLDivElement>(null)
  const problemId = `${id}-problem`
  useWheel(row, { value, range, change, onEnd })
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
      <div className="quantity" ref={row}>
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
        <NumberInput
          id={id}
          label={spoken}
          value={value}
          range={range}
          quantity={quantity}
          problemId={problemId}
          onEnd={onEnd}
        />
      </div>
      {problem !== undefined && (
        <p className="field-problem" id={problemId} role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}
