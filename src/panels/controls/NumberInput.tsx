/** The text input of a number. Arrow keys step, Enter and leaving take what was typed, Escape drops it. */
import type { KeyboardEvent } from 'react'
import { formatNumber } from '../../math/numbers'
import { type Range, stepFrom } from './scale'
import { stepSize } from './Slider'
import type { Quantity } from './useQuantity'

interface NumberInputProps {
  readonly id: string
  readonly label: string
  readonly value: number
  readonly range: Range
  readonly quantity: Quantity
  onEnd(): void
}

export function NumberInput({ id, label, value, range, quantity, onEnd }: NumberInputProps) {
  const { draft, problem, type, commit, drop, change } = quantity
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : undefined
    if (direction !== undefined) {
      event.preventDefault()
      change(stepFrom(value, direction, stepSize(event), range))
    } else if (event.key === 'Enter') commit()
    else if (event.key === 'Escape') {
      drop()
      event.stopPropagation()
    }
  }
  return (
    <input
      id={id}
      className="number-field"
      aria-label={`${label}, typed`}
      aria-invalid={problem !== undefined}
      autoComplete="off"
      spellCheck={false}
      inputMode="decimal"
      value={draft ?? formatNumber(value)}
      onChange={(event) => type(event.currentTarget.value)}
      onFocus={(event) => event.currentTarget.select()}
      onKeyDown={onKeyDown}
      onKeyUp={onEnd}
      onBlur={() => {
        commit()
        onEnd()
      }}
    />
  )
}
