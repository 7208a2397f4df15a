/** The edge of a panel. It is dragged, or moved with the arrow keys, to resize the panel; a double click takes the usual size. */
import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react'
import { type SizedPart, withSize } from '../../lab/arrangement'
import { useLab } from '../../lab/lab'

interface DividerProps {
  readonly part: SizedPart
  readonly label: string
}

/** In `rem`. An arrow key moves the edge by this, with Shift by more. */
const [step, coarseStep] = [1, 5]

export function Divider({ part, label }: DividerProps) {
  const { store } = useLab()
  const divider = useRef<HTMLDivElement>(null)
  const isUpright = part !== 'strip'
  const resize = (size: number | undefined) => {
    const { arrangement, set } = store.getState()
    set({ arrangement: withSize(arrangement, part, size) })
  }
  useSpokenSize(divider, isUpright)

  const choose = (edge: HTMLElement, size: number) =>
    labOf(edge)?.style.setProperty(`--${part}-chosen`, `${size}rem`)

  const drag = ({ currentTarget: edge, clientX, clientY }: PointerEvent<HTMLDivElement>) => {
    if (!edge.dataset['held']) return
    const panel = boxOf(edge)
    const size = isUpright ? panel.right - clientX : panel.bottom - clientY
    // Past React: the panels are not rendered while the hand moves.
    edge.dataset['held'] = 'moved'
    choose(edge, inText(size))
  }
  const leave = ({ currentTarget: edge }: PointerEvent<HTMLDivElement>) => {
    const { held } = edge.dataset
    delete edge.dataset['held']
    if (held !== 'moved') return
    // What it came to within the page, which the state may know already.
    const size = inText(sizeOf(edge, isUpright))
    choose(edge, size)
    resize(size)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const grows = isUpright ? 'ArrowLeft' : 'ArrowUp'
    const shrinks = isUpright ? 'ArrowRight' : 'ArrowDown'
    const way = { [grows]: 1, [shrinks]: -1 }[event.key]
    if (way === undefined && event.key !== 'Enter') return
    event.preventDefault()
    event.stopPropagation()
    const by = event.shiftKey ? coarseStep : step
    resize(way === undefined ? undefined : inText(sizeOf(event.currentTarget, isUpright)) + way * by)
  }
  return (
    <div
      ref={divider}
      className="divider"
      data-of={part}
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={isUpright ? 'vertical' : 'horizontal'}
      // Until it is measured.
      aria-valuenow={0}
      aria-valuemin={0}
      aria-valuemax={100}
      title={`${label}: drag, or use the arrow keys. Double-click for the usual size`}
      // A browser shows the focus of a click once a key is pressed, though the key is the page's.
      onMouseDown={(event) => event.preventDefault()}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        event.currentTarget.dataset['held'] = 'true'
      }}
      onPointerMove={drag}
      onPointerUp={leave}
      onPointerCancel={leave}
      onDoubleClick={() => resize(undefined)}
      onKeyDown={onKeyDown}
    />
  )
}

/** Says the panel's share of the page, in percent. */
function useSpokenSize(divider: { readonly current: HTMLDivElement | null }, isUpright: boolean): void {
  useEffect(() => {
    const edge = divider.current
    const [panel, lab] = [edge?.parentElement, edge && labOf(edge)]
    if (!edge || !panel || !lab) return undefined
    const observer = new ResizeObserver(() => {
      const whole = isUpright ? lab.clientWidth : lab.clientHeight
      const share = Math.round((100 * sizeOf(edge, isUpright)) / Math.max(whole, 1))
      edge.setAttribute('aria-valuenow', String(share))
      edge.setAttribute('aria-valuetext', `${share} % of the page`)
    })
    observer.observe(panel)
    return () => observer.disconnect()
  }, [divider, isUpright])
}

function labOf(edge: HTMLElement): HTMLElement | null {
  return edge.closest<HTMLElement>('.lab')
}

/** Where the panel is. */
function boxOf(edge: HTMLElement): DOMRect {
  return (edge.parentElement ?? edge).getBoundingClientRect()
}

/** In CSS pixels. */
function sizeOf(edge: HTMLElement, isUpright: boolean): number {
  const { width, height } = boxOf(edge)
  return isUpright ? width : height
}

/** CSS pixels in sizes of the page's text. */
function inText(pixels: number): number {
  const size = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  return Math.round((100 * pixels) / size) / 100
}
