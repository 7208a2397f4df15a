/** Other ways to move a number: a drag on its text, and the wheel over its row while that has the focus. */
import { type PointerEvent, type RefObject, useEffect, useRef } from 'react'
import { type Range, type StepSize, stepFrom } from './scale'
import { stepSize } from './Slider'
import { StepCount, wheelDistance } from './steps'

interface Turned {
  readonly value: number
  readonly range: Range
  change(next: number): void
  onEnd(): void
}

/** Pixels of a drag, and of a wheel: a notch is about 100. */
const dragPixels = 4
const wheelPixels = 100

/** How long a wheel rests before its turn is over, in milliseconds. */
const wheelRest = 400

/** The same function in every render. It moves the number by whole steps from where it is now. */
function useSteps(turned: Turned) {
  const latest = useRef(turned)
  latest.current = turned
  return useRef((steps: number, size: StepSize) => {
    const { value, range, change } = latest.current
    let next = value
    for (let left = Math.abs(steps); left > 0; left -= 1)
      next = stepFrom(next, steps > 0 ? 1 : -1, size, range)
    // The next part of the movement may come before the page is rendered again.
    latest.current = { ...latest.current, value: next }
    if (steps !== 0) change(next)
  }).current
}

interface Drag {
  x: number
  isMoving: boolean
  readonly count: StepCount
  /** Ends with the drag. */
  readonly held: AbortController
}

/** Handlers for a text field: a press without a drag gives it the focus, as usual. Fingers scroll the page. */
export function useNumberDrag(turned: Turned) {
  const move = useSteps(turned)
  const drag = useRef<Drag>(undefined)
  const stop = () => {
    const was = drag.current
    drag.current = undefined
    was?.held.abort()
    if (was?.isMoving) turned.onEnd()
    return was
  }
  return {
    onPointerDown: (event: PointerEvent<HTMLInputElement>) => {
      const { button, pointerType, currentTarget, clientX } = event
      if (button !== 0 || pointerType === 'touch' || currentTarget === document.activeElement) return
      const held = new AbortController()
      drag.current = { x: clientX, isMoving: false, count: new StepCount(dragPixels), held }
      // Escape takes the drag back. The pointer is then not followed, even if it still moves.
      const drop = ({ key }: KeyboardEvent) => {
        if (key !== 'Escape') return
        drag.current = undefined
        held.abort()
      }
      window.addEventListener('keydown', drop, { capture: true, signal: held.signal })
    },
    // A drag neither takes the focus nor selects text.
    onMouseDown: (event: { preventDefault(): void }) => {
      if (drag.current) event.preventDefault()
    },
    onPointerMove: (event: PointerEvent<HTMLInputElement>) => {
      const now = drag.current
      if (!now) return
      // Released outside, before it was a drag.
      if ((event.buttons & 1) === 0) {
        stop()
        return
      }
      const steps = now.count.add(event.clientX - now.x)
      now.x = event.clientX
      if (steps === 0) return
      if (!now.isMoving) event.currentTarget.setPointerCapture(event.pointerId)
      now.isMoving = true
      move(steps, stepSize(event))
    },
    onPointerUp: ({ currentTarget }: PointerEvent<HTMLInputElement>) => {
      const was = stop()
      if (was && !was.isMoving) currentTarget.focus()
    },
    onPointerCancel: stop,
  }
}

/** The wheel over `row`, while something in it has the focus. Otherwise the wheel scrolls, as usual. */
export function useWheel(row: RefObject<HTMLElement | null>, turned: Turned): void {
  const move = useSteps(turned)
  const end = useRef(turned.onEnd)
  end.current = turned.onEnd
  useEffect(() => {
    const { current } = row
    if (!current) return undefined
    const count = new StepCount(wheelPixels)
    let resting: ReturnType<typeof setTimeout> | undefined
    const rest = () => {
      resting = undefined
      count.clear()
      end.current()
    }
    const turn = (event: WheelEvent) => {
      if (event.ctrlKey || !current.contains(document.activeElement)) return
      event.preventDefault()
      move(count.add(wheelDistance(event)), stepSize(event))
      clearTimeout(resting)
      resting = setTimeout(rest, wheelRest)
    }
    current.addEventListener('wheel', turn, { passive: false })
    return () => {
      current.removeEventListener('wheel', turn)
      if (resting === undefined) return
      clearTimeout(resting)
      rest()
    }
  }, [row, move])
}
