/**
 * The text input of a number. Arrow keys and drags step, Enter and leaving take what was typed, Escape drops it. All
 * digits are shown while it has the focus.
 */
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react'
import { formatNumber, shortNumber } from '../../math/numbers'
import { type Range, stepFrom } from './scale'
import { stepSize } from './Slider'
import type { Quantity } from './useQuantity'
import { useNumberDrag } from './useTurns'

interface NumberInputProps {
  readonly id: string
  readonly label: string
  readonly value: number
  readonly range: Range
  readonly quantity: Quantity
  /** The element that says why a number was refused. */
  readonly problemId: string
  onEnd(): void
}

export function NumberInput({ id, label, value, range, quantity, problemId, onEnd }: NumberInputProps) {
  const input = useRef<HTMLInputElement>(null)
  const [isFocused, setFocused] = useState(false)
  /** Enter has taken the text, which leaving would take again. */
  const isTaken = useRef(false)
  const { draft, problem, type, commit, drop, change } = quantity
  const drag = useNumberDrag({ value, range, change, onEnd })
  // After all digits are there.
  useLayoutEffect(() => {
    if (isFocused) input.current?.select()
  }, [isFocused])
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : undefined
    if (direction !== undefined) {
      event.preventDefault()
      change(stepFrom(value, direction, stepSize(event), range))
    } else if (event.key === 'Enter') {
      isTaken.current = commit()
      // Then the keys are the page's again.
      if (isTaken.current) event.currentTarget.blur()
    } else if (event.key === 'Escape') {
      drop()
      event.stopPropagation()
    }
  }
  return (
    <input
      id={id}
      ref={input}
      className="number-field"
      aria-label={`${label}, typed`}
      aria-invalid={problem !== undefined}
      aria-describedby={problem === undefined ? undefined : problemId}
      autoComplete="off"
      spellCheck={false}
      inputMode="decimal"
      value={draft ?? (isFocused ? formatNumber(value) : shortNumber(value))}
      onChange={(event) => type(event.currentTarget.value)}
      onFocus={() => setFocused(true)}
      onKeyDown={onKeyDown}
      onKeyUp={onEnd}
      {...drag}
      onBlur={() => {
        setFocused(false)
        if (!isTaken.current) commit()
        isTaken.current = false
        onEnd()
      }}
    />
  )
}
