/** The chart in a film: the loss of every runner against the turns, up to the playhead; what is to come is faint. */
import type { SceneTheme } from '../../../../looks/palette'
import { tickTexts } from '../../../../looks/numbers'
import { log10 } from '../../../../math/elementary/log'
import type { Box } from '../../layout'
import { type Piece, drawPlate, fontOf } from './piece'

export interface ChartLines {
  readonly label: string
  readonly lines: readonly ChartLine[]
  /** The playhead, and the end of the axis, in turns. */
  readonly turns: number
  readonly last: number
}

export interface ChartLine {
  readonly colour: string
  readonly dash: readonly number[]
  /** The loss of each step, and how many turns a step takes or where each stands. */
  readonly losses: Float64Array
  turnsAt(step: number): number
}

/** In sizes of the numbers: room before and behind the numbers at the left, below, above with the label, at the right. */
const [before, behind, below, above, beside] = [0.8, 0.4, 0.9, 1.9, 1] as const
/** A log axis goes down so many decades from its top at most. */
const maxDecades = 12
/** Points of a line that a chart of this size can show. */
const maxPoints = 1200

export function chartPiece(
  pen: CanvasRenderingContext2D,
  theme: SceneTheme,
  chart: ChartLines,
  box: Box,
): Piece {
  const size = theme.tickSize
  const axis = axisOf(chart)
  pen.font = fontOf(size)
  const numbers = Math.max(...axis.ticks.map(({ text }) => pen.measureText(text).width))
  const beforePlot = (before + behind) * size + numbers
  const plot: Box = {
    left: box.left + beforePlot,
    top: box.top + above * size,
    width: box.width - beforePlot - beside * size,
    height: box.height - (above + below) * size,
  }
  const xAt = (turns: number): number => plot.left + (plot.width * turns) / Math.max(chart.last, 1e-9)
  const yAt = (loss: number): number => plot.top + plot.height * (1 - axis.shareOf(loss))
  return {
    box,
    draw(pen) {
      drawPlate(pen, theme, box)
      pen.save()
      pen.textBaseline = 'middle'
      pen.font = fontOf(size)
      pen.textAlign = 'left'
      pen.fillStyle = theme.text
      pen.fillText(chart.label, box.left + before * size, box.top + 0.95 * size)
      pen.textAlign = 'right'
      pen.lineWidth = 1
      for (const { text, value } of axis.ticks) {
        const y = yAt(value)
        pen.globalAlpha *= 0.25
        pen.strokeStyle = theme.line
        pen.beginPath()
        pen.moveTo(plot.left, y)
        pen.lineTo(plot.left + plot.width, y)
        pen.stroke()
        pen.globalAlpha *= 4
        pen.fillText(text, plot.left - behind * size, y)
      }
      pen.beginPath()
      pen.rect(plot.left, plot.top - 2, plot.width, plot.height + 4)
      pen.clip()
      pen.lineJoin = 'round'
      for (const line of chart.lines) {
        pen.strokeStyle = line.colour
        pen.setLineDash([...line.dash])
        pen.lineWidth = 2.2
        drawLine(pen, line, Infinity, xAt, yAt, 0.22)
        drawLine(pen, line, chart.turns, xAt, yAt, 1)
      }
      pen.setLineDash([])
      pen.strokeStyle = theme.ink
      pen.lineWidth = 1
      pen.globalAlpha *= 0.6
      pen.beginPath()
      pen.moveTo(xAt(chart.turns), plot.top)
      pen.lineTo(xAt(chart.turns), plot.top + plot.height)
      pen.stroke()
      pen.restore()
    },
  }
}

function drawLine(
  pen: CanvasRenderingContext2D,
  { losses, turnsAt }: ChartLine,
  until: number,
  xAt: (turns: number) => number,
  yAt: (loss: number) => number,
  strength: number,
): void {
  pen.save()
  pen.globalAlpha *= strength
  pen.beginPath()
  const stride = Math.max(Math.floor(losses.length / maxPoints), 1)
  let isDown = false
  const end = losses.length - 1
  // By whole strides, and to the last point.
  for (let step = 0; step <= end; step = step < end ? Math.min(step + stride, end) : end + 1) {
    const turns = turnsAt(step)
    const loss = losses[step] ?? Number.NaN
    if (turns > until) {
      // On to the playhead, between two points.
      const before = turnsAt(Math.max(step - stride, 0))
      const from = losses[Math.max(step - stride, 0)] ?? Number.NaN
      const share = turns > before ? (until - before) / (turns - before) : 0
      if (isDown && Number.isFinite(loss)) pen.lineTo(xAt(until), yAt(from) + share * (yAt(loss) - yAt(from)))
      break
    }
    if (!Number.isFinite(loss)) break
    if (isDown) pen.lineTo(xAt(turns), yAt(loss))
    else pen.moveTo(xAt(turns), yAt(loss))
    isDown = true
  }
  pen.stroke()
  pen.restore()
}

interface Axis {
  shareOf(loss: number): number
  readonly ticks: readonly { readonly value: number; readonly text: string }[]
}

/** Logarithmic where losses are positive and go over more than a decade. */
function axisOf({ lines }: ChartLines): Axis {
  let [low, high] = [Infinity, -Infinity]
  let top = -Infinity
  for (const { losses } of lines) {
    const start = losses[0] ?? Number.NaN
    if (Number.isFinite(start)) top = Math.max(top, start)
    for (const loss of losses) {
      if (!Number.isFinite(loss)) break
      low = Math.min(low, loss)
      high = Math.max(high, loss)
    }
  }
  // What flies off does not press the others flat.
  high = Math.min(high, top + 2 * Math.abs(top - low))
  if (low === Infinity) [low, high] = [0, 1]
  if (!(high > low)) [low, high] = [low - 1, low + 1]
  if (low > 0 ? high / low < 10 : high <= 0) return linear(low, high)
  return low >= 0 ? logarithmic(low, high) : linear(low, high)
}

function linear(low: number, high: number): Axis {
  const values = [low, (low + high) / 2, high]
  const texts = tickTexts(values)
  return {
    shareOf: (loss) => (Math.min(Math.max(loss, low), high) - low) / (high - low),
    ticks: values.map((value, index) => ({ value, text: texts[index] ?? '' })),
  }
}

function logarithmic(low: number, high: number): Axis {
  const top = log10(high)
  const bottom = Math.max(low > 0 ? log10(low) : -Infinity, top - maxDecades)
  const step = Math.max(Math.ceil((top - bottom) / 4), 1)
  const ticks: { value: number; text: string }[] = []
  for (let decade = Math.ceil(bottom); decade <= Math.floor(top); decade += step)
    ticks.push({
      value: Number(`1e${decade}`),
      text:
        Math.abs(decade) < 3
          ? String(Number(`1e${decade}`))
          : `1e${decade < 0 ? '−' : ''}${Math.abs(decade)}`,
    })
  return {
    shareOf: (loss) =>
      (Math.max(loss > 0 ? log10(loss) : bottom, bottom) - bottom) / Math.max(top - bottom, 1e-9),
    ticks,
  }
}
