/** A slider worked by pointer and keyboard, on a linear or log scale. */
import { useRef } from 'react'
import { fractionOf, stepFrom, valueAt, type Range, type StepSize } from './scale'

export interface SliderProps {
  readonly value: number
  readonly range: Range
  readonly label: string
  /** The value as it is read out. */
  readonly text: string
  onChange(value: number): void
  /** A drag, or a press of a key, is over. */
  onEnd(): void
  onReset(): void
}

export function Slider({ value, range, label, text, onChange, onEnd, onReset }: SliderProps) {
  const dragging = useRef(false)
  const lastPress = useRef(0)
  const rail = useRef<HTMLDivElement>(null)

  const slideTo = (event: React.PointerEvent<HTMLDivElement>) => {
    if (!rail.current) return
    const box = rail.current.getBoundingClientRect()
    const next = valueAt((event.clientX - box.left) / box.width, range)
    if (next !== value) onChange(next)
  }
  const release = () => {
    if (!dragging.current) return
    dragging.current = false
    onEnd()
  }
  const onKeyDown = (event: React.KeyboardEvent<HTMLDivElement>) => {
    if (event.key === 'Escape') {
      // The key itself goes on to the page, which takes the drag back.
      dragging.current = false
      return
    }
    const next = keyTarget(event, value, range)
    if (next === undefined) return
    event.preventDefault()
    event.stopPropagation()
    if (next !== value) onChange(next)
  }

  const fraction = fractionOf(value, range)
  return (
    <div
      className="slider"
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={range.min}
      aria-valuemax={range.max}
      aria-valuenow={value}
      aria-valuetext={text}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        // The second press of a double click resets; it must not slide first.
        const double = event.timeStamp - lastPress.current < 350
        lastPress.current = event.timeStamp
        event.currentTarget.focus({ preventScroll: true })
        if (double) return
        event.currentTarget.setPointerCapture(event.pointerId)
        dragging.current = true
        slideTo(event)
      }}
      onPointerMove={(event) => {
        if (dragging.current) slideTo(event)
      }}
      onPointerUp={release}
      onPointerCancel={release}
      onDoubleClick={onReset}
      onKeyDown={onKeyDown}
      onKeyUp={onEnd}
      onBlur={onEnd}
    >
      <div className="slider-rail" ref={rail}>
        <div className="slider-track">
          <div className="slider-fill" style={{ transform: `scaleX(${fraction})` }} />
        </div>
        <div className="slider-thumb" style={{ left: `${fraction * 100}%` }} />
      </div>
    </div>
  )
}

/** Shift goes further, Alt goes finer. */
export function stepSize(event: { readonly shiftKey: boolean; readonly altKey: boolean }): StepSize {
  return event.shiftKey ? 'coarse' : event.altKey ? 'fine' : 'normal'
}

function keyTarget(event: React.KeyboardEvent, value: number, range: Range): number | undefined {
  switch (event.key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return stepFrom(value, 1, stepSize(event), range)
    case 'ArrowLeft':
    case 'ArrowDown':
      return stepFrom(value, -1, stepSize(event), range)
    case 'PageUp':
      return stepFrom(value, 1, 'coarse', range)
    case 'PageDown':
      return stepFrom(value, -1, 'coarse', range)
    case 'Home':
      return range.min
    case 'End':
      return range.max
    default:
      return undefined
  }
}
