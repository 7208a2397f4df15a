/** A slider for a number, on a linear or log scale. A number outside the range is shown at its end. */
import { formatNumber } from '../../math/numbers'
import { fractionOf, type Range, stepFrom, valueAt } from './scale'
import { Slider, type SliderMove } from './Slider'

interface QuantitySliderProps {
  readonly value: number
  readonly range: Range
  readonly label: string
  onChange(value: number): void
  onEnd(): void
  onReset(): void
}

/** The input counts places along the track. Only its text is the number. */
const places = 1000

export function QuantitySlider({ value, range, label, onChange, onEnd, onReset }: QuantitySliderProps) {
  const change = (next: number) => {
    if (next !== value) onChange(next)
  }
  return (
    <Slider
      label={label}
      max={places}
      at={{ position: places * fractionOf(value, range), text: formatNumber(value) }}
      onSlide={(position) => change(valueAt(position / places, range))}
      onMove={(move) => change(valueAfter(value, move, range))}
      onEnd={onEnd}
      onReset={onReset}
    />
  )
}

function valueAfter(value: number, move: SliderMove, range: Range): number {
  if ('to' in move) return move.to === 'start' ? range.min : range.max
  return stepFrom(value, move.by, move.size === 'page' ? 'coarse' : move.size, range)
}
