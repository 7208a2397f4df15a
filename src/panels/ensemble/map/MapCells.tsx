/** The cells of the map: drawn into a canvas, read out under the pointer or the arrow keys, and taken by a press. */
import './mapCells.css'
import { type RefObject, useEffect, useRef } from 'react'
import type { EnsembleResult } from '../../../ensemble/outcomes/result'
import { takeCell } from '../../../experiment/edits/ensembleEdits'
import { useEnsembles } from '../../../lab/ensembles'
import { useLab } from '../../../lab/lab'
import { drawCells } from '../../controls/drawCells'
import { MapCursor } from './mapCursor'
import type { MapAxes, Place } from '../../../looks/map/planAxes'

interface MapCellsProps {
  readonly result: EnsembleResult
  /** RGBA, rows from the bottom. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>
  readonly axes: MapAxes
  /** Where the runner's own values lie. */
  readonly own: Place | undefined
  readonly colour: string
  /** The map's subject, for a screen reader. */
  readonly name: string
  readonly reading: RefObject<HTMLElement | null>
}

export function MapCells({ result, pixels, axes, own, colour, name, reading }: MapCellsProps) {
  const { store } = useLab()
  const canvas = useCells(result, pixels)
  const [cross, cursor] = useCursor(result, axes, reading)

  const take = () => {
    const cell = cursor.current?.cell
    if (cell) store.getState().edit((now) => takeCell(now, result.plan, cell.column, cell.row))
  }
  const point = (event: React.PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    cursor.current?.point({
      across: (event.clientX - box.left) / box.width,
      up: (box.bottom - event.clientY) / box.height,
    })
  }
  const onKeyDown = (event: React.KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const move = moves[event.key]
    if (move) cursor.current?.step(...move, event.shiftKey ? 10 : 1, own ?? middle)
    else if (event.key === 'Enter') take()
    else if (event.key === 'Escape') event.currentTarget.blur()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  const { columns, rows } = result.outcomes
  return (
    <div
      className="map-cells"
      role="application"
      tabIndex={0}
      aria-label={`Map, ${name}: ${columns} × ${rows} runs, ${axes.across.spoken} across, ${axes.up.spoken} up. Arrow keys move from run to run, Enter takes its values, Escape leaves.`}
      onPointerDown={point}
      onPointerMove={point}
      onPointerLeave={() => cursor.current?.leave()}
      onClick={take}
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        if (event.currentTarget.matches(':focus-visible')) cursor.current?.point(own ?? middle)
      }}
      onBlur={() => cursor.current?.leave()}
    >
      <canvas className="map-canvas" ref={canvas} aria-hidden="true" />
      {own && (
        <div
          className="map-own"
          style={{ left: `${100 * own.across}%`, bottom: `${100 * own.up}%`, borderColor: colour }}
        />
      )}
      <div className="map-cross" ref={cross} hidden>
        <div className="map-cross-cell" />
      </div>
    </div>
  )
}

/** Draws the cells into the canvas of the ref. */
function useCells(
  result: EnsembleResult,
  pixels: MapCellsProps['pixels'],
): RefObject<HTMLCanvasElement | null> {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const target = canvas.current
    if (!target) return undefined
    const { columns, rows } = result.outcomes
    drawCells(target, pixels, columns, rows)
    const observer = new ResizeObserver(() => fitCells(target))
    observer.observe(target)
    return () => observer.disconnect()
  }, [result, pixels])
  return canvas
}

/** The cursor over the map, drawn as the cross of the ref. */
function useCursor(
  result: EnsembleResult,
  axes: MapAxes,
  reading: MapCellsProps['reading'],
): [cross: RefObject<HTMLDivElement | null>, cursor: RefObject<MapCursor | undefined>] {
  const ensembles = useEnsembles()
  const cross = useRef<HTMLDivElement>(null)
  const cursor = useRef<MapCursor>(undefined)
  useEffect(() => {
    if (!cross.current || !reading.current) return undefined
    const made = new MapCursor(ensembles, cross.current, reading.current)
    cursor.current = made
    return () => made.dispose()
  }, [ensembles, reading])

  // It keeps its place while the map becomes finer.
  useEffect(() => cursor.current?.show(result, axes), [result, axes])
  return [cross, cursor]
}

const middle: Place = { across: 0.5, up: 0.5 }

/** Cells to the right and up, by the arrow key. */
const moves: Readonly<Record<string, readonly [across: number, up: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowDown: [0, -1],
  ArrowUp: [0, 1],
}

/** Cells have sharp edges while each covers a screen pixel. Smaller ones are averaged, not left out. */
function fitCells(canvas: HTMLCanvasElement): void {
  const isFine = canvas.width > canvas.clientWidth * devicePixelRatio
  canvas.style.imageRendering = isFine ? 'auto' : 'pixelated'
}
