/** Draws rows as dots, the curves over them, and the rows of a batch larger. */
import { roundNumbers } from '../../looks/numbers'
import { axisText } from '../../math/numbers'
import type { Ground } from '../../run/ground'
import type { Pen, SliceColours } from './drawSlice'

export interface FitCurve {
  curve(across: number): number
  readonly colour: string
  /** Whether it is the selected runner's. */
  readonly isChosen: boolean
}

/** More rows are drawn as every so many of them. */
const maxDots = 2000
const curvePoints = 121

/** `seen` are the numbers of the rows that the next step of the selected runner sees; undefined if all. */
export function drawFit(
  { context: pen, width, height }: Pen,
  colours: SliceColours,
  { rows, model, text }: Ground,
  curves: readonly FitCurve[],
  seen: Int32Array | undefined,
): void {
  const columns = text.columns ?? []
  const across = rows?.columns[columns.indexOf(model?.x ?? '')]
  const up = rows?.columns[columns.indexOf(model?.y ?? '')]
  if (!rows || !model || !across || !up) return
  const { size } = colours
  const [left, right, top, bottom] = [4.2 * size, width - 0.9 * size, 0.8 * size, height - 1.7 * size]
  const [xs, ys] = [widened(across), widened(up)]
  const x = (value: number): number => left + ((value - xs[0]) / (xs[1] - xs[0])) * (right - left)
  const y = (value: number): number => bottom - ((value - ys[0]) / (ys[1] - ys[0])) * (bottom - top)
  pen.font = `${size}px system-ui, sans-serif`
  pen.lineWidth = 1
  pen.strokeStyle = colours.line
  pen.fillStyle = colours.faint
  pen.textAlign = 'right'
  for (const tick of roundNumbers(...ys, Math.max((bottom - top) / (2.4 * size), 3))) {
    line(pen, [left, y(tick)], [right, y(tick)])
    pen.fillText(axisText(tick), left - 0.4 * size, y(tick) + 0.35 * size)
  }
  pen.textAlign = 'center'
  for (const tick of roundNumbers(...xs, Math.max((right - left) / (6 * size), 2))) {
    line(pen, [x(tick), top], [x(tick), bottom])
    pen.fillText(axisText(tick), x(tick), bottom + 1.25 * size)
  }
  pen.save()
  pen.beginPath()
  pen.rect(left, top, right - left, bottom - top)
  pen.clip()
  drawDots()
  for (const each of curves.toSorted((a, b) => Number(a.isChosen) - Number(b.isChosen))) drawCurve(each)
  pen.restore()

  function drawDots(): void {
    if (!across || !up || !rows) return
    const every = Math.ceil(rows.count / maxDots)
    const radius = rows.count < 60 ? 3 : 2
    pen.globalAlpha = seen ? 0.45 : 0.8
    pen.fillStyle = colours.soft
    for (let row = 0; row < rows.count; row += every)
      dot(pen, x(across[row] ?? NaN), y(up[row] ?? NaN), radius)
    pen.globalAlpha = 1
    pen.fillStyle = colours.ink
    for (const row of seen?.subarray(0, maxDots) ?? [])
      dot(pen, x(across[row] ?? NaN), y(up[row] ?? NaN), 1.75 * radius)
  }

  function drawCurve({ curve, colour, isChosen }: FitCurve): void {
    pen.beginPath()
    for (let point = 0; point < curvePoints; point += 1) {
      const at = xs[0] + ((xs[1] - xs[0]) * point) / (curvePoints - 1)
      pen.lineTo(x(at), Math.min(Math.max(y(curve(at)), -height), 2 * height))
    }
    pen.strokeStyle = colours.shaded(colour)
    pen.lineWidth = (isChosen ? 1.5 : 1) * colours.width
    pen.stroke()
  }
}

/** The range of a column, with some room at both ends. */
function widened(column: Float64Array): readonly [low: number, high: number] {
  let [low, high] = [Infinity, -Infinity]
  for (const value of column) {
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  const room = 0.08 * (high - low) || 1
  return [low - room, high + room]
}

function line(
  pen: CanvasRenderingContext2D,
  from: readonly [number, number],
  to: readonly [number, number],
): void {
  pen.beginPath()
  pen.moveTo(...from)
  pen.lineTo(...to)
  pen.stroke()
}

function dot(pen: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  pen.beginPath()
  pen.arc(x, y, radius, 0, 2 * Math.PI)
  pen.fill()
}
