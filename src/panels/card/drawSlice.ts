/**
 * Draws a slice: the loss, its tangent and its local quadratic, the runner, where the next step lands, and the limit.
 * Long, since each mark is a few calls to the canvas in one pair of scales.
 */
import type { Slice } from '../../run/slice'
import type { RunnerLook } from '../../looks/palette'
import { axisText } from '../../math/numbers'
import { roundNumbers } from '../../looks/numbers'

/** Colours and sizes of the page. */
export interface SliceColours {
  readonly ink: string
  readonly soft: string
  readonly faint: string
  readonly line: string
  readonly ground: string
  readonly tangent: string
  readonly quadratic: string
  readonly bad: string
  readonly good: string
  /** A runner's colour, darkened for the ground. */
  shaded(colour: string): string
  /** Of text, and the width of a line, in CSS pixels. */
  readonly size: number
  readonly width: number
}

export function sliceColours(target: HTMLElement): SliceColours {
  const style = getComputedStyle(target)
  const colour = (name: string) => style.getPropertyValue(name).trim()
  return {
    ink: colour('--ink'),
    soft: colour('--ink-soft'),
    faint: colour('--ink-faint'),
    line: colour('--line'),
    ground: colour('--ground'),
    tangent: colour('--accent'),
    quadratic: colour('--warn'),
    bad: colour('--bad'),
    good: colour('--good'),
    shaded: (own) => `color-mix(in srgb, ${own}, black ${colour('--shade')})`,
    size: Number.parseFloat(colour('--small')),
    width: Number.parseFloat(colour('--line-width')),
  }
}

export interface Pen {
  readonly context: CanvasRenderingContext2D
  /** In CSS pixels. */
  readonly width: number
  readonly height: number
}

/** A clean canvas as large as its element, in pixels of the screen. */
export function penOf(canvas: HTMLCanvasElement): Pen | undefined {
  const { clientWidth: width, clientHeight: height } = canvas
  const context = canvas.getContext('2d')
  if (!context || width === 0 || height === 0) return undefined
  const [across, down] = [Math.round(width * devicePixelRatio), Math.round(height * devicePixelRatio)]
  if (canvas.width !== across) canvas.width = across
  if (canvas.height !== down) canvas.height = down
  context.setTransform(across / width, 0, 0, down / height, 0, 0)
  context.clearRect(0, 0, width, height)
  return { context, width, height }
}

interface SlicePicture {
  readonly slice: Slice | undefined
  readonly look: RunnerLook
  /** The line's name in words. */
  readonly spoken: string
}

/** Places numbers on the canvas. */
interface Plot {
  readonly pen: CanvasRenderingContext2D
  readonly colours: SliceColours
  readonly slice: Slice
  readonly range: readonly [low: number, high: number]
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  x(along: number): number
  y(loss: number): number
}

export function drawSlice(
  { context: pen, width, height }: Pen,
  colours: SliceColours,
  picture: SlicePicture,
): void {
  const { slice, look, spoken } = picture
  const { size } = colours
  pen.font = `${size}px system-ui, sans-serif`
  pen.textBaseline = 'alphabetic'
  if (!slice) {
    pen.fillStyle = colours.soft
    pen.textAlign = 'center'
    pen.fillText(`no line ${spoken}`, width / 2, height / 2)
    return
  }
  const [left, right, top, bottom] = [4.6 * size, width - 0.9 * size, 0.8 * size, height - 1.7 * size]
  const range = lossRange(slice)
  const plot: Plot = {
    pen,
    colours,
    slice,
    range,
    left,
    right,
    top,
    bottom,
    x: (along) => left + ((along / slice.reach + 1) / 2) * (right - left),
    y: (loss) => bottom - ((loss - range[0]) / (range[1] - range[0])) * (bottom - top),
  }
  drawAxes(plot)
  pen.save()
  pen.beginPath()
  pen.rect(left, top, right - left, bottom - top)
  pen.clip()
  drawLimit(plot)
  drawCurves(plot)
  pen.restore()
  drawLanding(plot, slice.landing.isHigher ? colours.bad : colours.good)
  drawRunner(plot, look)
}

/** The range of losses shown: the whole curve, cut where it is far above the runner and its landing. */
function lossRange({ losses, loss, landing }: Slice): [low: number, high: number] {
  const all = [...losses, loss, landing.loss].filter(Number.isFinite)
  const [low, top] = [Math.min(...all), Math.max(...all)]
  const known = [loss, landing.loss].filter(Number.isFinite)
  const rise = Math.max(...known.map((value) => value - low), 0.02 * (top - low))
  const high = Math.min(top, low + 3 * rise)
  const room = 0.06 * (high - low) || Math.max(Math.abs(high), 1) * 1e-3
  return [low - room, high + room]
}

function drawAxes({ pen, colours, slice, range, left, right, top, bottom, x, y }: Plot): void {
  const { size } = colours
  pen.fillStyle = colours.faint
  pen.textAlign = 'right'
  for (const tick of roundNumbers(...range, Math.max((bottom - top) / (2.4 * size), 3))) {
    stroke(pen, [[left, y(tick)], [right, y(tick)]], colours.line, 1) // prettier-ignore
    pen.fillText(axisText(tick), left - 0.4 * size, y(tick) + 0.35 * size)
  }
  pen.textAlign = 'center'
  for (const tick of [-slice.reach / 2, 0, slice.reach / 2]) {
    stroke(pen, [[x(tick), top], [x(tick), bottom]], colours.line, 1) // prettier-ignore
    pen.fillText(axisText(tick), x(tick), bottom + 1.25 * size)
  }
}

/** Past the limit the local quadratic is higher than here. */
function drawLimit({ pen, colours, slice: { limit, reach }, left, right, top, bottom, x }: Plot): void {
  if (limit === undefined || Math.abs(limit) >= reach) return
  const [at, edge] = [x(limit), limit > 0 ? right : left]
  pen.fillStyle = colours.bad
  pen.globalAlpha = 0.13
  pen.fillRect(Math.min(at, edge), top, Math.abs(edge - at), bottom - top)
  pen.globalAlpha = 1
  stroke(pen, [[at, top], [at, bottom]], colours.bad, 1) // prettier-ignore
  const label = 'back at this loss'
  const hasRoom = Math.abs(edge - at) > pen.measureText(label).width + 0.6 * colours.size
  const side = limit > 0 === hasRoom ? 1 : -1
  pen.textAlign = side > 0 ? 'left' : 'right'
  pen.fillText(label, at + side * 0.3 * colours.size, top + 0.95 * colours.size)
}

/** The loss, its tangent dashed, its local quadratic dotted. */
function drawCurves({ pen, colours, slice, x, y }: Plot): void {
  const { losses, loss, slope, curvature, reach } = slice
  const along = (index: number) => reach * ((2 * index) / (losses.length - 1) - 1)
  const curve = (at: (along: number, index: number) => number) =>
    Array.from(losses, (_, index) => [x(along(index)), y(at(along(index), index))] as const)
  const { width } = colours
  stroke(
    pen,
    curve((_, index) => losses[index] ?? Number.NaN),
    colours.ink,
    1.3 * width,
  )
  stroke(
    pen,
    curve((s) => loss + s * slope),
    colours.tangent,
    width,
    [4 * width, 3 * width],
  )
  stroke(
    pen,
    curve((s) => loss + s * slope + (s * s * curvature) / 2),
    colours.quadratic,
    1.2 * width,
    [1.2 * width, 2 * width],
  )
}

/** A ring where the next step lands, at its true loss; at the rim if that is off the chart. If it lands beside the slice, a dashed line leads to the curve. */
function drawLanding({ pen, colours, slice, left, right, top, bottom, x, y }: Plot, colour: string): void {
  const { landing, losses, reach } = slice
  const [toX, toY] = [x(landing.along), y(landing.loss)]
  if (!Number.isFinite(toX) || !Number.isFinite(toY)) return
  const { size, width } = colours
  const [seenX, seenY] = [Math.min(Math.max(toX, left), right), Math.min(Math.max(toY, top), bottom)]
  const below = losses[Math.round(((landing.along / reach + 1) / 2) * (losses.length - 1))]
  if (landing.beside > 1e-9 * reach && below !== undefined) {
    const foot = Math.min(Math.max(y(below), top), bottom)
    stroke(pen, [[seenX, seenY], [seenX, foot]], colour, width, [2 * width, 2 * width]) // prettier-ignore
  }
  pen.beginPath()
  pen.arc(seenX, seenY, 0.42 * size, 0, 2 * Math.PI)
  pen.fillStyle = colours.ground
  pen.fill()
  pen.lineWidth = 1.4 * width
  pen.strokeStyle = colour
  pen.stroke()
  const isSeen = seenX === toX && seenY === toY
  // Away from the runner, where there is room for the words.
  const words = isSeen ? 'next' : 'next, off the chart'
  const isLeft = landing.along < 0
  const room = (isLeft ? seenX - left : right - seenX) > pen.measureText(words).width + size
  const side = isLeft === room ? -1 : 1
  pen.fillStyle = colours.ink
  pen.textAlign = side > 0 ? 'left' : 'right'
  pen.fillText(words, seenX + 0.75 * side * size, Math.max(seenY - 0.5 * size, top + 0.9 * size))
}

/** The runner's marker on the curve. */
function drawRunner({ pen, colours, slice, x, y }: Plot, look: RunnerLook): void {
  pen.font = `${1.35 * colours.size}px system-ui, sans-serif`
  pen.textAlign = 'center'
  pen.textBaseline = 'middle'
  pen.lineJoin = 'round'
  pen.lineWidth = 3
  pen.strokeStyle = colours.ground
  pen.strokeText(look.marker, x(0), y(slice.loss))
  pen.fillStyle = look.colour
  pen.fillText(look.marker, x(0), y(slice.loss))
}

/** A line through points, broken where one is not finite. */
function stroke(
  pen: CanvasRenderingContext2D,
  points: readonly (readonly [x: number, y: number])[],
  colour: string,
  width: number,
  dash: readonly number[] = [],
): void {
  pen.beginPath()
  let isDown = false
  for (const [x, y] of points) {
    const isFinite = Number.isFinite(y)
    if (isFinite && isDown) pen.lineTo(x, y)
    else if (isFinite) pen.moveTo(x, y)
    isDown = isFinite
  }
  pen.strokeStyle = colour
  pen.lineWidth = width
  pen.setLineDash([...dash])
  pen.stroke()
  pen.setLineDash([])
}
