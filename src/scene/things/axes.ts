/** The numbers of the picture: ticks on the edges that face the viewer, and the axes of a curve. */
import type { Race } from '../../run/race'
import { symbolOf } from '../../math/names'
import { roundNumbers, tickTexts } from '../../looks/numbers'
import type { Interval } from '../../surfaces/surface'
import type { RibbonPoints } from '../lines/ribbons'
import { stripDepth } from '../ground/strip'
import type { Terrain } from '../ground/terrain'

/** A number or name beside the frame, in scene units. */
export interface AxisText {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly z: number
  readonly kind: 'tick' | 'name'
}

/** Styles of the ribbon points. */
const axisStyles = { frame: 0, edge: 1 } as const

const tickLength = 0.035
/** From the frame to its numbers, and between two numbers of the loss axis, in scene units. */
const minDistance = 3.2 * tickLength

/** Which edges face the viewer: the signs of the camera's x and z. `gap` is how far numbers stand from them. */
export interface Facing {
  readonly x: 1 | -1
  readonly z: 1 | -1
  readonly gap: number
}

/** How far numbers stand from the frame, in scene units. In a small picture they need more, not to cover it. */
export function gapAt(pixelsPerUnit: number): number {
  const step = 0.04
  const gap = Math.ceil(minGap / pixelsPerUnit / step) * step
  return Math.min(Math.max(gap, minDistance), 3 * minDistance)
}

const minGap = 19
/** With a larger gap there is room for few numbers. */
const sparseGap = 0.18

/** Writes the frame of a surface to `points` and returns the texts that belong to it. */
export function surfaceFrame(
  race: Race,
  terrain: Terrain,
  base: number,
  facing: Facing,
  points: RibbonPoints,
): AxisText[] {
  points.clear()
  const line = (...corners: readonly (readonly [number, number, number])[]) => {
    for (const [x, y, z] of corners) points.add(x, y, z, 1, axisStyles.frame)
    points.end()
  }
  const [out, gap] = [1 + tickLength, 1 + facing.gap]
  const texts: AxisText[] = []
  const [xs = unknown, ys = unknown] = terrain.domain
  const count = facing.gap > sparseGap ? 3 : 5
  for (const { value, text } of roundTicks(xs, count)) {
    const x = terrain.sceneX(value)
    line([x, base, facing.z], [x, base, facing.z * out])
    texts.push({ text, x, y: base, z: facing.z * gap, kind: 'tick' })
  }
  for (const { value, text } of roundTicks(ys, count)) {
    const z = terrain.sceneZ(value)
    line([facing.x, base, z], [facing.x * out, base, z])
    texts.push({ text, x: facing.x * gap, y: base, z, kind: 'tick' })
  }
  const nameAt = 1 + 2.5 * facing.gap
  const [first = 'x', second = 'y'] = race.surface.parameters
  texts.push({ text: symbolOf(first), x: 0, y: base, z: facing.z * nameAt, kind: 'name' })
  texts.push({ text: symbolOf(second), x: facing.x * nameAt, y: base, z: 0, kind: 'name' })
  return texts
}

const unknown: Interval = [-1, 1]

/** Round numbers of an interval, with their text. */
function roundTicks([low, high]: Interval, count: number): { value: number; text: string }[] {
  const values = roundNumbers(low, high, count)
  const texts = tickTexts(values)
  return values.map((value, index) => ({ value, text: texts[index] ?? '' }))
}

interface LossTick {
  readonly loss: number
  readonly height: number
}

/** Round losses that lie well apart in height: at least two, since one number shows no scale. */
export function lossTicks(terrain: Terrain, gap = minDistance): readonly LossTick[] {
  const { low, high } = terrain.height
  let ticks = apart(candidates(terrain), terrain, gap)
  for (let count = 8; ticks.length < 2 && count <= maxCandidates; count *= 2) {
    // Where steep parts of the scale leave no room, numbers stand closer.
    const room = count > 32 ? 0.4 * gap : gap
    ticks = apart(roundNumbers(low, high, count), terrain, room)
  }
  return ticks
}

const maxCandidates = 512

/** Those of some losses that lie so far apart in height. */
function apart(losses: readonly number[], { height, heightScale }: Terrain, gap: number): LossTick[] {
  const ticks: LossTick[] = []
  for (const loss of losses) {
    const at = height.at(loss)
    const last = ticks.at(-1)
    if (at < -0.001 || at > 1.001) continue
    if (!last || at - last.height / heightScale >= gap) ticks.push({ loss, height: heightScale * at })
  }
  return ticks
}

function candidates({ height: { scale, low, high } }: Terrain): number[] {
  if (scale !== 'log' || low < -1e-9 * (high - low))
    return roundNumbers(low, high, scale === 'linear' ? 4 : 8)
  const first = Math.floor(Math.log10(high)) - 3
  const decades = Array.from({ length: 5 }, (_, i) => 10 ** (first + i))
  return [0, ...decades.map((power) => Number(power.toPrecision(3)))].filter((loss) => loss >= low)
}

/** The lines of the floor at the ticks: the steps between them along x and z, and a place of each, in scene units. */
export function floorLines(terrain: Terrain): readonly [number, number, number, number] {
  const [xs = unknown, ys = unknown] = terrain.domain
  const [x, y] = [roundNumbers(...xs, 5), roundNumbers(...ys, 5)]
  const step = (values: readonly number[], at: (value: number) => number): number =>
    Math.abs(at(values[1] ?? 1) - at(values[0] ?? 0)) || 1
  const [atX, atZ] = [(value: number) => terrain.sceneX(value), (value: number) => terrain.sceneZ(value)]
  return [step(x, atX), step(y, atZ), atX(x[0] ?? 0), atZ(y[0] ?? 0)]
}

/** Writes the frame of a one-parameter curve, seen from the front, and returns its texts. */
export function curveFrame(race: Race, terrain: Terrain, points: RibbonPoints): AxisText[] {
  points.clear()
  const [base, z] = [curveBase, stripDepth.front]
  const line = (x0: number, y0: number, x1: number, y1: number, style: number) => {
    points.add(x0, y0, z, 1, style)
    points.add(x1, y1, z, 1, style)
    points.end()
  }
  const texts: AxisText[] = []
  const [xs = unknown] = terrain.domain
  line(-1, base, 1, base, axisStyles.frame)
  line(-1, base, -1, terrain.heightScale, axisStyles.frame)
  for (const { value, text } of roundTicks(xs, 8)) {
    const x = terrain.sceneX(value)
    line(x, base, x, base - 0.015, axisStyles.frame)
    texts.push({ text, x, y: base - 0.045, z, kind: 'tick' })
  }
  const losses = lossTicks(terrain)
  const lossTexts = tickTexts(losses.map(({ loss }) => loss))
  for (const [index, { height }] of losses.entries()) {
    line(-1, height, -1.015, height, axisStyles.frame)
    line(-1, height, 1, height, axisStyles.edge)
    texts.push({ text: lossTexts[index] ?? '', x: -1.055, y: height, z, kind: 'tick' })
  }
  texts.push({ text: symbolOf(race.surface.parameters[0] ?? 'x'), x: 0, y: base - 0.11, z, kind: 'name' })
  texts.push({ text: 'L', x: -1.02, y: terrain.heightScale + 0.05, z, kind: 'name' })
  return texts
}

/** Where the base line of a curve's picture runs, in scene units. */
export const curveBase = -0.06
