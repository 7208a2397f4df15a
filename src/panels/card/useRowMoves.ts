/** The rows of a fit under a hand: dragged by a pointer, or chosen and moved by the keys. One gesture is one undo step. */
import { type FocusEvent, type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react' // prettier-ignore
import { editPane } from '../../experiment/edits/panes'
import { type RowPlace, moveRow } from '../../experiment/edits/rowEdits'
import { useLab } from '../../lab/lab'
import { type FitPlot, placeBeside, placeOf, placeUnder, rowAt, rowBeside } from '../../looks/fitPlot'

/** A press that moves less than this many pixels moves no row. */
const clickReach = 3

interface Held {
  readonly row: number
  /** As it was at the press: its ranges stay, so that the row stays under the pointer. */
  readonly plot: FitPlot
  /** Where the pointer is from the middle of the dot, and where it was pressed. */
  readonly off: readonly [x: number, y: number]
  readonly from: readonly [x: number, y: number]
  isMoving: boolean
  /** Ends with the drag. */
  readonly listening: AbortController
}

/** `plot` is what was drawn last in the canvas. */
export function useRowMoves(canvas: RefObject<HTMLElement | null>, plot: RefObject<FitPlot | undefined>) {
  const { store } = useLab()
  const [row, setRow] = useState<number>()
  const held = useRef<Held>(undefined)
  /** The keys are moving a row. */
  const isKeyed = useRef(false)

  const move = (which: number, to: Parameters<typeof moveRow>[2]): void => {
    const { edit, pane } = store.getState()
    edit((now) => editPane(now, pane, (shown) => moveRow(shown, which, to)), 'row')
  }
  const letGo = (): Held | undefined => {
    const was = held.current
    held.current = undefined
    was?.listening.abort()
    if (was) setRow(undefined)
    return was
  }
  const drop = (): void => {
    if (letGo()?.isMoving) store.getState().cancelGesture()
  }
  const endKeys = (): void => {
    if (isKeyed.current) store.getState().endGesture()
    isKeyed.current = false
  }
  useScrollStop(canvas, plot)
  useEffect(
    () => () => {
      held.current?.listening.abort()
      if (held.current?.isMoving || isKeyed.current) store.getState().endGesture()
    },
    [store],
  )

  return {
    row,
    /** What the plot was when the drag began. */
    held,
    pointer: {
      onPointerDown(event: PointerEvent<HTMLElement>) {
        const [x, y] = pointOf(event)
        const under =
          event.button === 0 && event.isPrimary && plot.current ? rowAt(plot.current, x, y) : undefined
        if (under === undefined || !plot.current) return
        const place = placeOf(plot.current, under)
        const off = [plot.current.x(place.across) - x, plot.current.y(place.up) - y] as const
        const listening = new AbortController()
        held.current = { row: under, plot: plot.current, off, from: [x, y], isMoving: false, listening }
        event.currentTarget.setPointerCapture(event.pointerId)
        event.currentTarget.style.cursor = 'grabbing'
        setRow(under)
        const escape = (key: globalThis.KeyboardEvent) => {
          if (key.key !== 'Escape') return
          key.stopPropagation()
          drop()
        }
        window.addEventListener('keydown', escape, { capture: true, signal: listening.signal })
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        const [x, y] = pointOf(event)
        const now = held.current
        if (!now) {
          const isOver = plot.current !== undefined && rowAt(plot.current, x, y) !== undefined
          event.currentTarget.style.cursor = isOver && event.buttons === 0 ? 'grab' : ''
          return
        }
        now.isMoving ||= Math.hypot(x - now.from[0], y - now.from[1]) >= clickReach
        if (now.isMoving) move(now.row, placeUnder(now.plot, x + now.off[0], y + now.off[1]))
      },
      onPointerUp(event: PointerEvent<HTMLElement>) {
        event.currentTarget.style.cursor = ''
        if (letGo()?.isMoving) store.getState().endGesture()
      },
      onPointerCancel: drop,
    },
    keys: {
      onKeyDown(event: KeyboardEvent<HTMLElement>) {
        const arrow = arrows[event.key]
        if (event.ctrlKey || event.metaKey || event.altKey || held.current || !plot.current) return
        if (event.key === 'Escape') {
          if (isKeyed.current) store.getState().cancelGesture()
          else event.currentTarget.blur()
          isKeyed.current = false
        } else if (!arrow) return
        else if (event.shiftKey && row !== undefined) {
          isKeyed.current = true
          // From where it is by now: keys repeat faster than a slow machine draws.
          const { current } = plot
          move(row, (from) => placeBeside(current, from, arrow))
        } else if (!event.shiftKey)
          setRow(
            rowBeside(plot.current, row, arrow.across + arrow.up > 0 ? 1 : -1, arrow.up ? 'up' : 'across'),
          )
        event.preventDefault()
        event.stopPropagation()
      },
      onKeyUp: endKeys,
      onFocus(event: FocusEvent<HTMLElement>) {
        const isByKey = event.currentTarget.matches(':focus-visible')
        if (isByKey && plot.current) setRow(rowBeside(plot.current, undefined, 1, 'across'))
      },
      onBlur() {
        endKeys()
        setRow(undefined)
      },
      // The keys stay the page's after a press.
      onMouseDown: (event: { preventDefault(): void }) => event.preventDefault(),
    },
  }
}

/** A finger on a row drags it. Elsewhere it scrolls, as usual. */
function useScrollStop(canvas: RefObject<HTMLElement | null>, plot: RefObject<FitPlot | undefined>): void {
  useEffect(() => {
    const target = canvas.current
    if (!target) return undefined
    const keep = (event: TouchEvent) => {
      const [touch] = event.touches
      if (!touch || !plot.current) return
      const { left, top } = target.getBoundingClientRect()
      if (rowAt(plot.current, touch.clientX - left, touch.clientY - top) !== undefined) event.preventDefault()
    }
    target.addEventListener('touchstart', keep, { passive: false })
    return () => target.removeEventListener('touchstart', keep)
  }, [canvas, plot])
}

function pointOf({
  nativeEvent: { offsetX, offsetY },
}: PointerEvent<HTMLElement>): readonly [number, number] {
  return [offsetX, offsetY]
}

/** Steps across and up, by the arrow key. */
const arrows: Readonly<Record<string, RowPlace>> = {
  ArrowLeft: { across: -1, up: 0 },
  ArrowRight: { across: 1, up: 0 },
  ArrowDown: { across: 0, up: -1 },
  ArrowUp: { across: 0, up: 1 },
}
