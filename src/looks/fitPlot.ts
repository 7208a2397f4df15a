/** Where the plot of a fit has its rows: from numbers to pixels and back. */
import { tickStep } from 'd3-array'
import type { RowPlace } from '../experiment/edits/rowEdits'
import type { Ground } from '../run/ground'

export interface FitRanges {
  readonly xs: readonly [low: number, high: number]
  readonly ys: readonly [low: number, high: number]
}

/** In CSS pixels. */
interface Frame {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export interface FitPlot extends FitRanges, Frame {
  readonly count: number
  /** Of many rows, every so many are drawn. */
  readonly every: number
  readonly across: Float64Array
  readonly up: Float64Array
  /** The rows that are set apart. */
  readonly apart: readonly RowPlace[]
  x(across: number): number
  y(up: number): number
}

/** More rows are drawn as every so many of them. */
export const maxDots = 1200
/** How near a row is under the pointer, in pixels. */
const reach = 10
/** A pointer places a row on one of so many numbers along each side. */
const places = 1000

/** `size` is that of text. Undefined if there are no rows, or no model says how they are drawn. */
export function fitPlot(
  { width, height, size }: { readonly width: number; readonly height: number; readonly size: number },
  { rows, validation, model, text }: Pick<Ground, 'rows' | 'validation' | 'model' | 'text'>,
  ranges?: FitRanges,
): FitPlot | undefined {
  const columns = text.columns ?? []
  const [xAt, yAt] = [columns.indexOf(model?.x ?? ''), columns.indexOf(model?.y ?? '')]
  const [across, up] = [rows?.columns[xAt], rows?.columns[yAt]]
  if (!rows || !across || !up) return undefined
  const { count = 0, columns: others = [] } = validation?.rows ?? {}
  const [acrossApart = new Float64Array(), upApart = new Float64Array()] = [others[xAt], others[yAt]]
  const [left, right, top, bottom] = [4.2 * size, width - 0.9 * size, 0.8 * size, height - 1.7 * size]
  const { xs, ys } = ranges ?? {
    xs: widened([...across, ...acrossApart]),
    ys: widened([...up, ...upApart]),
  }
  return {
    left,
    right,
    top,
    bottom,
    xs,
    ys,
    across,
    up,
    apart: Array.from({ length: Math.min(count, maxDots) }, (_, row) => ({
      across: acrossApart[row] ?? Number.NaN,
      up: upApart[row] ?? Number.NaN,
    })),
    count: rows.count,
    every: Math.ceil(rows.count / maxDots),
    x: (value) => left + ((value - xs[0]) / (xs[1] - xs[0])) * (right - left),
    y: (value) => bottom - ((value - ys[0]) / (ys[1] - ys[0])) * (bottom - top),
  }
}

/** The row that is drawn under a point. */
export function rowAt(plot: FitPlot, x: number, y: number): number | undefined {
  let [found, nearest]: [number | undefined, number] = [undefined, reach]
  for (let row = 0; row < plot.count; row += plot.every) {
    const place = placeOf(plot, row)
    const distance = Math.hypot(plot.x(place.across) - x, plot.y(place.up) - y)
    if (distance > nearest) continue
    found = row
    nearest = distance
  }
  return found
}

export function placeOf({ across, up }: FitPlot, row: number): RowPlace {
  return { across: across[row] ?? Number.NaN, up: up[row] ?? Number.NaN }
}

/** The place under a point of the plot, in short numbers; at its edge for a point outside. */
export function placeUnder({ left, right, top, bottom, xs, ys }: FitPlot, x: number, y: number): RowPlace {
  return {
    across: rounded(xs, (x - left) / (right - left)),
    up: rounded(ys, (bottom - y) / (bottom - top)),
  }
}

/** The place so many hundredths of the plot away. */
export function placeBeside({ xs, ys }: FitPlot, { across, up }: RowPlace, by: RowPlace): RowPlace {
  return {
    across: short(across + by.across * tickStep(...xs, 100)),
    up: short(up + by.up * tickStep(...ys, 100)),
  }
}

/** The row that comes after another one along an axis, or before it. At the end it stays. */
export function rowBeside(plot: FitPlot, row: number | undefined, by: 1 | -1, axis: keyof RowPlace): number {
  const column = plot[axis]
  const drawn = Array.from({ length: Math.ceil(plot.count / plot.every) }, (_, at) => at * plot.every)
  const order = drawn.toSorted((a, b) => (column[a] ?? 0) - (column[b] ?? 0) || a - b)
  const at = row === undefined ? -1 : order.indexOf(row)
  return order[Math.min(Math.max(at < 0 ? 0 : at + by, 0), order.length - 1)] ?? 0
}

function rounded([low, high]: readonly [number, number], share: number): number {
  const step = tickStep(low, high, places)
  const value = low + Math.min(Math.max(share, 0), 1) * (high - low)
  return short(Math.round(value / step) * step)
}

/** Without the rounding of the last digits. */
function short(value: number): number {
  return Number(value.toPrecision(12)) + 0
}

/** The range of a column, with some room at both ends. */
function widened(column: readonly number[]): readonly [low: number, high: number] {
  let [low, high] = [Infinity, -Infinity]
  for (const value of column) {
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  const room = 0.08 * (high - low) || 1
  return [low - room, high + room]
}
