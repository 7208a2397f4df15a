/** Draws rows as dots, those that are set apart as rings, the curves over them, the rows of a batch larger, and the residuals of one curve. */
import type { RowPlace } from '../experiment/edits/rowEdits'
import { axisText } from '../math/numbers'
import { type FitPlot, maxDots, placeOf } from './fitPlot'
import { roundNumbers } from './numbers'

export interface FitColours {
  readonly ink: string
  readonly soft: string
  readonly faint: string
  readonly line: string
  /** Of the row that a hand holds. */
  readonly tangent: string
  /** A runner's colour, darkened for the ground. */
  shaded(colour: string): string
  /** Of text, and the width of a line, in units of the pen. */
  readonly size: number
  readonly width: number
}

export interface FitCurve {
  curve(across: number): number
  readonly colour: string
  /** Whether it is the selected runner's. */
  readonly isChosen: boolean
}

export interface FitMarks {
  readonly curves: readonly FitCurve[]
  /** The rows that the next step of the selected runner sees; undefined if all. */
  readonly seen: Int32Array | undefined
  /** Whether a line leads from each row to the curve of the selected runner. */
  readonly residuals: boolean
  /** The row that a hand or the keys hold. */
  readonly held: number | undefined
}

const curvePoints = 121

export function drawFit(
  { context: pen, height }: { readonly context: CanvasRenderingContext2D; readonly height: number },
  colours: FitColours,
  plot: FitPlot,
  marks: FitMarks,
): void {
  const { left, right, top, bottom, xs, ys, x, y } = plot
  const { size } = colours
  const radius = plot.count < 60 ? 3 : 2
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
  const chosen = marks.curves.find(({ isChosen }) => isChosen)
  if (marks.residuals && chosen) drawResiduals(chosen)
  drawDots()
  for (const each of marks.curves.toSorted((a, b) => Number(a.isChosen) - Number(b.isChosen))) drawCurve(each)
  pen.restore()
  // A row may lie on the edge.
  if (marks.held !== undefined) drawHeld(marks.held)

  function drawDots(): void {
    const { seen } = marks
    pen.globalAlpha = seen ? 0.45 : 0.8
    pen.fillStyle = colours.soft
    for (let row = 0; row < plot.count; row += plot.every) dot(row, radius)
    pen.globalAlpha = 0.8
    pen.lineWidth = 1
    pen.strokeStyle = colours.soft
    for (const place of plot.apart) {
      circle(place, radius)
      pen.stroke()
    }
    pen.globalAlpha = 1
    pen.fillStyle = colours.ink
    for (const row of seen?.subarray(0, maxDots) ?? []) dot(row, 1.75 * radius)
  }

  /** Of a batch, those of its rows stand out too. */
  function drawResiduals({ curve, colour }: FitCurve): void {
    pen.strokeStyle = colours.shaded(colour)
    pen.lineWidth = 1
    const draw = (row: number): void => {
      const { across, up } = placeOf(plot, row)
      line(pen, [x(across), y(up)], [x(across), within(y(curve(across)))])
    }
    pen.globalAlpha = marks.seen ? 0.3 : 0.6
    for (let row = 0; row < plot.count; row += plot.every) draw(row)
    pen.globalAlpha = 0.9
    for (const row of marks.seen?.subarray(0, maxDots) ?? []) draw(row)
    pen.globalAlpha = 1
  }

  function drawCurve({ curve, colour, isChosen }: FitCurve): void {
    pen.beginPath()
    for (let point = 0; point < curvePoints; point += 1) {
      const at = xs[0] + ((xs[1] - xs[0]) * point) / (curvePoints - 1)
      pen.lineTo(x(at), within(y(curve(at))))
    }
    pen.strokeStyle = colours.shaded(colour)
    pen.lineWidth = (isChosen ? 1.5 : 1) * colours.width
    pen.stroke()
  }

  function drawHeld(row: number): void {
    pen.strokeStyle = colours.tangent
    pen.fillStyle = colours.ink
    pen.lineWidth = colours.width
    dot(row, 1.75 * radius)
    ring(row, 2.2 * radius + 2)
  }

  /** A curve may lie far outside. */
  function within(pixel: number): number {
    return Math.min(Math.max(pixel, -height), 2 * height)
  }

  function dot(row: number, size: number): void {
    circle(placeOf(plot, row), size)
    pen.fill()
  }

  function ring(row: number, size: number): void {
    circle(placeOf(plot, row), size)
    pen.stroke()
  }

  function circle({ across, up }: RowPlace, size: number): void {
    pen.beginPath()
    pen.arc(x(across), y(up), size, 0, 2 * Math.PI)
  }
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
