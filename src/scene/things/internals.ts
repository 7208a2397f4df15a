/**
 * What a rule is doing in a step, on the surface at the step's own point: gradient, momentum and step, the ellipse of
 * its preconditioner, where it probes, its local quadratic, and the line of the slice.
 */
import { Vector3 } from 'three'
import { type Internals, inspectedStep, internalsOf } from '../../run/internals'
import type { Race, Run } from '../../run/race'
import { type Along, type Slice, sliceOf } from '../../run/slice'
import { type Foot, arrow, compressedArrow } from './arrows'
import { type RunnerLook, rgb } from '../../looks/palette'
import { type RibbonPoints, type RibbonStyle, Ribbons } from './ribbons'
import { halfWidth, type Terrain } from '../ground/terrain'

/** Styles: those that are the same for every runner, then the momentum of each. */
export const internalsStyle = {
  gradient: 0,
  /** The step, by whether the local quadratic is lower where it lands. */
  lower: 1,
  higher: 2,
  ellipse: 3,
  axes: 4,
  probe: 5,
  quadratic: 6,
  slice: 7,
  momentum: (runner: number) => 8 + (runner % 16),
} as const

/** They stand on the surface's own colours, which are the same in every theme. */
const good = rgb('#62f2a6')
const bad = rgb('#ff5c47')

export function internalsStyles(looks: readonly RunnerLook[]): RibbonStyle[] {
  const white = (opacity: number, dash: readonly number[] = []): RibbonStyle => ({
    colour: [1, 1, 1, opacity],
    dash,
  })
  const styles: RibbonStyle[] = []
  styles[internalsStyle.gradient] = white(0.95)
  styles[internalsStyle.lower] = { colour: [...good, 1], dash: [] }
  // Not by its colour alone.
  styles[internalsStyle.higher] = { colour: [...bad, 1], dash: [5, 3] }
  styles[internalsStyle.ellipse] = white(0.95)
  styles[internalsStyle.axes] = white(0.6)
  styles[internalsStyle.probe] = white(0.95, [5, 4])
  styles[internalsStyle.quadratic] = { colour: [...rgb('#ffd166'), 0.75], dash: [] }
  styles[internalsStyle.slice] = white(0.85, [2, 4])
  for (const [index, look] of looks.slice(0, 16).entries()) {
    styles[internalsStyle.momentum(index)] = { colour: [...rgb(look.colour), 0.95], dash: [6, 4] }
  }
  return styles
}

export interface InternalsSubject {
  readonly race: Race
  readonly runner: number
  readonly terrain: Terrain
  /** Of the playhead, in turns. */
  readonly position: number
  /** Of the ball. */
  readonly radius: number
  /** The line of the slice, where that is open: its quadratic is drawn then, as it is where the rule solves one. */
  readonly slice: Along | undefined
}

/** All of it drawn, and drawn anew only where it is another step or is seen otherwise. */
export class InternalsDrawing {
  readonly ribbons = new Ribbons({ casing: 1, lift: 0.05, ghost: 0.35, order: 5 })
  /** What it followed from when it was last drawn. */
  #cause: readonly unknown[] = []

  /** Shows these from the next frame on, or nothing. */
  show(subject: InternalsSubject | undefined): void {
    const run = subject?.race.runs[subject.runner]
    const step = run && inspectedStep(run, subject.position)
    const isShown = subject && run && step !== undefined
    const cause = isShown ? [run, step, subject.runner, subject.terrain, subject.radius, subject.slice] : []
    if (cause.length === this.#cause.length && cause.every((part, i) => part === this.#cause[i])) return
    this.#cause = cause
    const { points } = this.ribbons
    points.clear()
    if (isShown) writeInternals(subject, run, step, points)
    this.ribbons.commit()
  }
}

function writeInternals(
  { race, runner, terrain, radius, slice }: InternalsSubject,
  run: Run,
  step: number,
  points: RibbonPoints,
): void {
  const internals = internalsOf(race.loss, run.update(step))
  const { update } = internals
  const [x = 0, y = 0] = update.theta
  if (!terrain.contains(x, y, 1e-9) || !(terrain.height.at(race.loss.value(x, y)) <= ceiling)) return
  const foot = { x, y, lift: radius }
  const cut = slice && sliceOf(race.loss, race.domain, internals, slice)
  if (cut) sliceLine(terrain, foot, cut, points)
  if (slice || update.solves) quadratic(terrain, foot, internals, points)
  if (terrain.dimension === 2) ellipse(terrain, foot, internals, points)
  for (const [probeX = 0, probeY = 0] of update.probes) probe(terrain, foot, probeX, probeY, points)
  compressedArrow(terrain, foot, update.gradient, 1, internalsStyle.gradient, points)
  for (const { state } of run.rule.momenta)
    compressedArrow(terrain, foot, update.names[state] ?? [], -1, internalsStyle.momentum(runner), points)
  stepArrow(terrain, foot, internals, points)
}

/** Where the picture ends, in heights and in scene units beside the domain. */
const ceiling = 1.1
const margin = 0.02

/** Its length is true, up to a length that leaves any picture. */
function stepArrow(terrain: Terrain, foot: Foot, { step, outcome }: Internals, points: RibbonPoints): void {
  const along = (step[0] ?? 0) / halfWidth(terrain.domain[0])
  const away = terrain.dimension === 2 ? -(step[1] ?? 0) / halfWidth(terrain.domain[1]) : 0
  const length = Math.hypot(along, away)
  if (!Number.isFinite(length)) return
  const share = Math.min(1, longestStep / length)
  const style = outcome === 'lowers' ? internalsStyle.lower : internalsStyle.higher
  arrow(terrain, foot, share * along, share * away, style, points)
}

const longestStep = 3

const place = new Vector3()

/** Adds a place above the ground, or breaks the line where that is out of the picture. */
function stand(
  terrain: Terrain,
  x: number,
  y: number,
  loss: number,
  width: number,
  style: number,
  arc: number,
  points: RibbonPoints,
): void {
  const height = terrain.height.at(loss)
  if (!terrain.contains(x, y, margin) || !(height <= ceiling)) {
    points.end()
    return
  }
  points.add(terrain.sceneX(x), terrain.heightScale * height, terrain.sceneZ(y), width, style, 0, arc)
}

const ellipseReach = 0.22
const ellipsePieces = 72

/**
 * What P makes of the unit circle, around the foot, with its half-axes. Its shape and its direction are true in the
 * plane of the parameters; its size is the same at every step, or it would be too small or too large to be seen.
 */
function ellipse(
  terrain: Terrain,
  foot: Foot,
  { update, preconditioner }: Internals,
  points: RibbonPoints,
): void {
  if (!preconditioner) return
  const [[a = 0, b = 0] = [], [c = 0, d = 0] = []] = update.preconditioner
  const halves = [halfWidth(terrain.domain[0]), halfWidth(terrain.domain[1])] as const
  const ring = Array.from({ length: ellipsePieces + 1 }, (_, i) => {
    const angle = (2 * Math.PI * i) / ellipsePieces
    return [a * Math.cos(angle) + b * Math.sin(angle), c * Math.cos(angle) + d * Math.sin(angle)] as const
  })
  const scale = ellipseReach / Math.max(...ring.map(([x, y]) => Math.hypot(x / halves[0], y / halves[1])))
  const at = (x: number, y: number, width: number, style: number) => {
    const [placeX, placeY] = [foot.x + scale * x, foot.y + scale * y]
    stand(terrain, placeX, placeY, terrain.loss.value(placeX, placeY), width, style, 0, points)
  }
  for (const [x, y] of ring) at(x, y, 2.2, internalsStyle.ellipse)
  points.end()
  for (const { value, direction } of preconditioner.axes) {
    const [x = 0, y = 0] = direction
    for (let i = -axisPieces; i <= axisPieces; i += 1) {
      at((i / axisPieces) * value * x, (i / axisPieces) * value * y, 1.2, internalsStyle.axes)
    }
    points.end()
  }
}

const axisPieces = 8
const linePieces = 24

/** A dashed line along the ground to where the rule looks, and a dot there. */
function probe(terrain: Terrain, foot: Foot, x: number, y: number, points: RibbonPoints): void {
  const length = Math.hypot(
    terrain.sceneX(x) - terrain.sceneX(foot.x),
    terrain.sceneZ(y) - terrain.sceneZ(foot.y),
  )
  for (let i = 0; i <= linePieces; i += 1) {
    const share = i / linePieces
    const [atX, atY] = [foot.x + share * (x - foot.x), foot.y + share * (y - foot.y)]
    const loss = terrain.loss.value(atX, atY)
    stand(terrain, atX, atY, loss, 2, internalsStyle.probe, share * length, points)
  }
  points.end()
  dot(terrain, x, y, terrain.loss.value(x, y), internalsStyle.probe, points)
}

function dot(
  terrain: Terrain,
  x: number,
  y: number,
  loss: number,
  style: number,
  points: RibbonPoints,
): void {
  if (!terrain.contains(x, y, margin) || !(terrain.height.at(loss) <= ceiling)) return
  place.set(terrain.sceneX(x), terrain.sceneY(loss), terrain.sceneZ(y))
  points.add(place.x, place.y, place.z, 8, style)
  points.add(place.x, place.y + 1e-4, place.z, 8, style)
  points.end()
}

const patchLines = 4
const patchPieces = 16
const [leastPatch, mostPatch] = [0.2, 0.6]

/**
 * A patch of the quadratic that has the surface's value, slope and curvature at the foot, as wires, and a dot where it
 * is level. It reaches as far as that place where that is not far.
 */
function quadratic(
  terrain: Terrain,
  foot: Foot,
  { update, hessian, stationary }: Internals,
  points: RibbonPoints,
): void {
  const { gradient } = update
  const [[xx = 0, xy = 0] = [], [, yy = 0] = []] = hessian
  const [gx = 0, gy = 0] = gradient
  const here = terrain.loss.value(foot.x, foot.y)
  const lossAt = (dx: number, dy: number) =>
    here + gx * dx + gy * dy + (xx * dx * dx + 2 * xy * dx * dy + yy * dy * dy) / 2
  const [levelX = 0, levelY = 0] = stationary?.at ?? update.theta
  const far = Math.max(
    Math.abs(terrain.sceneX(levelX) - terrain.sceneX(foot.x)),
    Math.abs(terrain.sceneZ(levelY) - terrain.sceneZ(foot.y)),
  )
  const reach = Math.min(Math.max(1.25 * far, leastPatch), mostPatch)
  const [halfX, halfY] = [reach * halfWidth(terrain.domain[0]), reach * halfWidth(terrain.domain[1])]
  const at = (along: number, away: number) => {
    const [dx, dy] = [along * halfX, away * halfY]
    stand(terrain, foot.x + dx, foot.y + dy, lossAt(dx, dy), 1.3, internalsStyle.quadratic, 0, points)
  }
  const lines = terrain.dimension === 1 ? 0 : patchLines
  for (let line = -lines; line <= lines; line += 1) {
    for (const isAlongX of lines > 0 ? [true, false] : [true]) {
      for (let piece = -patchPieces; piece <= patchPieces; piece += 1) {
        const [share, across] = [piece / patchPieces, lines > 0 ? line / lines : 0]
        if (isAlongX) at(share, across)
        else at(across, share)
      }
      points.end()
    }
  }
  if (stationary) {
    const [dx, dy] = [levelX - foot.x, levelY - foot.y]
    dot(terrain, levelX, levelY, lossAt(dx, dy), internalsStyle.quadratic, points)
  }
}

/** The line of the slice, as long as the slice shows it. */
function sliceLine(
  terrain: Terrain,
  foot: Foot,
  { direction, reach, losses }: Slice,
  points: RibbonPoints,
): void {
  const [x = 0, y = 0] = direction
  const length = Math.hypot(x / halfWidth(terrain.domain[0]), y / halfWidth(terrain.domain[1]))
  for (const [index, loss] of losses.entries()) {
    const along = reach * ((2 * index) / (losses.length - 1) - 1)
    const arc = (along + reach) * length
    stand(terrain, foot.x + along * x, foot.y + along * y, loss, 2, internalsStyle.slice, arc, points)
  }
  points.end()
}
