/** The row for a number: label, slider, text field, and a line that says why a text was refused. */
import { useRef } from 'react'
import { numberText } from '../../math/numbers'
import type { QuantityField, RowProps } from './fields'
import { NumberInput } from './NumberInput'
import { QuantitySlider } from './QuantitySlider'
import { useQuantity } from './useQuantity'
import { useWheel } from './useTurns'

export function QuantityRow({ id, field, onEnd }: RowProps<QuantityField>) {
  const { label, spoken = label, value, setting, unit, slider = true } = field
  const quantity = useQuantity(field, onEnd)
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
        title={`${spoken}: double-click for ${numberText(setting.default, 17)}`}
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
