/**
 * A native range input under a drawn line and thumb. The input takes pointer, touch and focus, and serves a screen
 * reader. Keys move by steps that each slider defines.
 */
import { type InputHTMLAttributes, type KeyboardEvent, type Ref, useRef } from 'react'
import type { StepSize } from './scale'

interface SliderProps {
  readonly label: string
  /** The position at its right end. The left end is 0. */
  readonly max: number
  /** Its position and the words for it. Without this, `moveSlider` moves it past React. */
  readonly at?: { readonly position: number; readonly text: string }
  readonly className?: string
  readonly ref?: Ref<HTMLDivElement>
  onSlide(position: number): void
  onMove(move: SliderMove): void
  /** After a drag or a press of a key. */
  onEnd?(): void
  /** After a double click at one place. */
  onReset?(): void
}

/** What a key asks of a slider. */
export type SliderMove =
  { readonly by: 1 | -1; readonly size: StepSize | 'page' } | { readonly to: 'start' | 'end' }

export function Slider({ label, max, at, className, ref, onSlide, onMove, onEnd, onReset }: SliderProps) {
  const drag = useRef<'none' | 'held' | 'dropped'>('none')
  const presses = useRef<readonly (readonly [x: number, y: number])[]>([])

  const onKeyDown = (event: KeyboardEvent) => {
    // Escape goes on to the page, which cancels the drag. The pointer is then not followed, even if it still moves.
    if (event.key === 'Escape' && drag.current === 'held') drag.current = 'dropped'
    const move = sliderMove(event)
    if (!move) return
    event.preventDefault()
    event.stopPropagation()
    onMove(move)
  }
  const release = () => {
    drag.current = 'none'
    onEnd?.()
  }
  const place: InputHTMLAttributes<HTMLInputElement> = at
    ? { value: at.position, 'aria-valuetext': at.text }
    : { defaultValue: 0 }
  const share = at && shareOf(at.position, max)
  return (
    <div className={className === undefined ? 'slider' : `slider ${className}`} ref={ref}>
      <input
        type="range"
        className="slider-input"
        aria-label={label}
        min={0}
        max={max}
        step="any"
        {...place}
        onChange={({ currentTarget }) => {
          if (drag.current !== 'dropped') onSlide(currentTarget.valueAsNumber)
        }}
        onPointerDown={({ button, clientX, clientY }) => {
          if (button !== 0) return
          drag.current = 'held'
          presses.current = [...presses.current.slice(-1), [clientX, clientY]]
        }}
        onPointerUp={release}
        onPointerCancel={release}
        onDoubleClick={() => {
          if (areClose(presses.current)) onReset?.()
        }}
        onKeyDown={onKeyDown}
        onKeyUp={onEnd}
        onBlur={release}
      />
      <div className="slider-rail">
        <div className="slider-track">
          <div
            className="slider-fill"
            style={share === undefined ? undefined : { transform: `scaleX(${share})` }}
          />
        </div>
        <div
          className="slider-carrier"
          style={share === undefined ? undefined : { transform: shiftBy(share) }}
        >
          <div className="slider-thumb" />
        </div>
      </div>
    </div>
  )
}

/** Moves a slider that has no `at`. */
export function moveSlider(slider: HTMLElement, position: number, text: string): void {
  const input = slider.querySelector('input')
  const fill = slider.querySelector<HTMLElement>('.slider-fill')
  const carrier = slider.querySelector<HTMLElement>('.slider-carrier')
  if (!input || !fill || !carrier) return
  const share = shareOf(position, Number(input.max))
  input.value = String(position)
  if (input.getAttribute('aria-valuetext') !== text) input.setAttribute('aria-valuetext', text)
  fill.style.transform = `scaleX(${share})`
  carrier.style.transform = shiftBy(share)
}

/** The thumb sits on something as wide as the rail: what only a transform moves needs no layout. */
function shiftBy(share: number): string {
  return `translateX(${share * 100}%)`
}

function shareOf(position: number, max: number): number {
  return max > 0 ? Math.min(position / max, 1) : 0
}

/** Some browsers take two quick clicks at two places for a double click. Here they are two positions. */
function areClose([one, other]: readonly (readonly [x: number, y: number])[]): boolean {
  return !!one && !!other && Math.hypot(one[0] - other[0], one[1] - other[1]) <= slop
}

/** How far the pointer may move within a double click, in CSS pixels. */
const slop = 5

/** Shift makes larger steps, Alt smaller ones. */
export function stepSize(event: { readonly shiftKey: boolean; readonly altKey: boolean }): StepSize {
  return event.shiftKey ? 'coarse' : event.altKey ? 'fine' : 'normal'
}

function sliderMove(event: KeyboardEvent): SliderMove | undefined {
  switch (event.key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return { by: 1, size: stepSize(event) }
    case 'ArrowLeft':
    case 'ArrowDown':
      return { by: -1, size: stepSize(event) }
    case 'PageUp':
      return { by: 1, size: 'page' }
    case 'PageDown':
      return { by: -1, size: 'page' }
    case 'Home':
      return { to: 'start' }
    case 'End':
      return { to: 'end' }
    default:
      return undefined
  }
}
