/** What a rule is doing in one step, drawn on the surface at the step's own point. */
import { type Internals, inspectedStep, internalsOf } from '../../run/internals'
import { lineSearchOf } from '../../run/lineSearch'
import type { Race, Run } from '../../run/race'
import { type Along, sliceOf } from '../../run/slice'
import { halfWidth } from '../ground/intervals'
import type { Foot, Terrain } from '../ground/terrain'
import { arrow, compressedArrow } from './arrows'
import { type RibbonPoints, Ribbons } from '../lines/ribbons'
import { ellipse } from './step/ellipse'
import { ceiling } from './step/ground'
import { internalsStyle } from './step/internalsStyle'
import { probe } from './step/probe'
import { quadratic } from './step/quadratic'
import { lineSearch, trialPoints } from './step/search'
import { sliceLine } from './step/sliceLine'

export interface InternalsSubject {
  readonly race: Race
  readonly runner: number
  readonly terrain: Terrain
  /** Of the playhead, in turns. */
  readonly position: number
  /** Of the ball. */
  readonly radius: number
  /** The line of the slice, if the slice is open. The quadratic is then drawn too, as for a rule that solves one. */
  readonly slice: Along | undefined
}

/** Draws the internals, and draws them again only where something of them has changed. */
export class InternalsDrawing {
  readonly ribbons = new Ribbons({ casing: 1, lift: 0.05, ghost: 0.35, order: 5 })
  /** What the last drawing depended on. */
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
  if (!terrain.contains(x, y, 1e-9) || !terrain.isShown(race.quick.value(x, y), ceiling)) return
  const foot = { x, y, lift: radius }
  const cut = slice && sliceOf(race.quick, race.domain, internals, slice)
  if (cut) sliceLine(terrain, foot, cut, points)
  if (slice || update.solves) quadratic(terrain, foot, internals, points)
  if (terrain.dimension === 2) ellipse(terrain, foot, internals, points)
  for (const [probeX = 0, probeY = 0] of update.probes) probe(terrain, foot, probeX, probeY, points)
  for (const search of update.searches) {
    const found = lineSearchOf(search, update)
    if (found) lineSearch(terrain, foot, found, points)
    else trialPoints(terrain, search.points, undefined, points)
  }
  compressedArrow(terrain, foot, update.gradient, 1, internalsStyle.gradient, points)
  for (const { state } of run.rule.momenta)
    compressedArrow(terrain, foot, update.names[state] ?? [], -1, internalsStyle.momentum(runner), points)
  stepArrow(terrain, foot, internals, points)
}

/** Its length is true, up to one that leaves any picture. */
function stepArrow(terrain: Terrain, foot: Foot, { step, outcome }: Internals, points: RibbonPoints): void {
  const along = (step[0] ?? 0) / halfWidth(terrain.domain[0])
  const away = terrain.dimension === 2 ? -(step[1] ?? 0) / halfWidth(terrain.domain[1]) : 0
  const length = Math.hypot(along, away)
  if (!Number.isFinite(length)) return
  const share = Math.min(1, maxStep / length)
  const style = outcome === 'lowers' ? internalsStyle.lower : internalsStyle.higher
  arrow(terrain, foot, share * along, share * away, style, points)
}

const maxStep = 3
