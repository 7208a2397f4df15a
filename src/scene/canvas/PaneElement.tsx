/** The elements of one pane over the canvas: they take the pointer, hold the labels, and show which pane is active. */
import { type ReactNode, type RefObject, useLayoutEffect, useRef } from 'react'
import { obstacle, obstaclesOver, onObstacles } from '../../lab/obstacles'
import { type Grid, boxOf } from '../picture/layout'
import type { PaneFrame } from './paneView'
import { Projection } from '../ground/projection'
import { useNewLayout } from './newLayout'

interface PaneElementProps {
  readonly index: number
  readonly grid: Grid
  /** Where an item changes, sizes and what lies over the picture are measured again. */
  readonly layout: readonly unknown[]
  readonly isActive: boolean
  /** What the picture shows, for those who do not see it. */
  readonly title: string
  /** Why the picture is empty, if it is. */
  readonly note: string | undefined
  /** Called with the elements once they are there, and with nothing when they go. */
  readonly onFrame: (frame: PaneFrame | undefined) => void
  readonly onResize: () => void
  readonly onPress: () => void
  /** Whether keys turn its camera. A curve is seen from the front alone. */
  readonly canTurn: boolean
  readonly children?: ReactNode
}

export function PaneElement(props: PaneElementProps) {
  const { index, grid, isActive, title, note, canTurn, onPress, children } = props
  const [ground, layer] = usePaneFrame(props)
  const { left, top, width, height } = boxOf(index, grid, 100, 100)
  return (
    <div
      className="pane"
      data-footed={children ? '' : undefined}
      data-active={isActive ? '' : undefined}
      style={{ left: `${left}%`, top: `${top}%`, width: `${width}%`, height: `${height}%` }}
      onPointerDownCapture={onPress}
    >
      <div
        className="pane-ground"
        ref={ground}
        role="application"
        tabIndex={0}
        aria-label={`Picture of ${title}`}
        aria-description={canTurn ? 'Arrow keys turn the camera, + and − zoom' : undefined}
      >
        <div className="scene-labels" ref={layer} />
      </div>
      {note !== undefined && (
        <p className="scene-empty" role="status" ref={obstacle}>
          {note}
        </p>
      )}
      {children}
    </div>
  )
}

/** Makes the frame of the elements of the refs, and measures it as they change their size. */
function usePaneFrame({
  layout,
  onFrame,
  onResize,
}: PaneElementProps): [ground: RefObject<HTMLDivElement | null>, layer: RefObject<HTMLDivElement | null>] {
  const ground = useRef<HTMLDivElement>(null)
  const layer = useRef<HTMLDivElement>(null)
  const tell = useRef(onFrame)
  tell.current = onFrame
  const resized = useRef(onResize)
  resized.current = onResize
  const frame = useRef<PaneFrame>(undefined)
  // Before the next frame, which needs the new layout.
  useLayoutEffect(() => {
    if (!ground.current || !layer.current) return undefined
    const made: PaneFrame = {
      ground: ground.current,
      layer: layer.current,
      projection: new Projection(),
      width: 0,
      height: 0,
      obstacles: [],
    }
    measure(made)
    frame.current = made
    const measureAgain = () => {
      if (measure(made)) resized.current()
    }
    const observer = new ResizeObserver(measureAgain)
    observer.observe(made.ground)
    const forget = onObstacles(measureAgain)
    tell.current(made)
    return () => {
      observer.disconnect()
      forget()
      tell.current(undefined)
    }
  }, [])
  useNewLayout(layout, () => {
    if (frame.current && measure(frame.current)) resized.current()
  })
  return [ground, layer]
}

/** Returns whether anything has changed. */
function measure(frame: PaneFrame): boolean {
  const { ground } = frame
  const now = { width: ground.clientWidth, height: ground.clientHeight, obstacles: obstaclesOver(ground) }
  const { width, height, obstacles } = frame
  if (JSON.stringify({ width, height, obstacles }) === JSON.stringify(now)) return false
  Object.assign(frame, now)
  return true
}
