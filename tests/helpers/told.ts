/** Races to tell of, and sums that know nothing of how sentences are made: losses, and differences of losses. */
import { defaultExperiment, defaultRunner } from '../../src/experiment/defaults/defaults'
import type { Experiment } from '../../src/experiment/experiment'
import { type Race, race } from '../../src/run/race'
import { listedSurface } from '../../src/surfaces/listed'
import { factsOf } from '../../src/surfaces/kinds'

/** Each optimizer with these settings, on a listed surface or a formula, from its start or another. */
export function raceOn(
  surface: string | Experiment['surface'],
  runners: readonly (readonly [optimizer: string, settings?: Record<string, number>])[],
  change: Partial<Experiment> = {},
): Race {
  const chosen = typeof surface === 'string' ? listedSurface(surface) : surface
  return race({
    ...defaultExperiment,
    surface: chosen,
    start: factsOf(chosen).start,
    runners: runners.map(([optimizer, settings], index) => defaultRunner(optimizer, index, settings)),
    ...change,
  })
}

/** What a test can see of a step by itself. */
export interface Seen {
  readonly race: Race
  readonly runner: number
  readonly step: number
}

export function pointAt({ race, runner }: Seen, step: number): [number, number] {
  const [x = 0, y = 0] = race.runs[runner]?.points.subarray(3 * step, 3 * step + 2) ?? []
  return [x, y]
}

export function lossAt(seen: Seen, step: number): number {
  return seen.race.loss.value(...pointAt(seen, step))
}

/** The way from the place at one step to that at another. */
export function wayOf(seen: Seen, from: number, to: number): [number, number] {
  const [[x, y], [toX, toY]] = [pointAt(seen, from), pointAt(seen, to)]
  return [toX - x, toY - y]
}

const nudge = 1e-5

/** ∇L at the place of a step, by central differences. */
export function slopeAt({ race, ...rest }: Seen, step: number): [number, number] {
  const [x, y] = pointAt({ race, ...rest }, step)
  const value = (dx: number, dy: number): number => race.loss.value(x + dx, y + dy)
  const across = (value(nudge, 0) - value(-nudge, 0)) / (2 * nudge)
  return [across, race.domain.length === 1 ? 0 : (value(0, nudge) - value(0, -nudge)) / (2 * nudge)]
}

/** dᵀHd / dᵀd at the place of a step, by the second difference along d. */
export function curvatureAlong(seen: Seen, step: number, way: readonly [number, number]): number {
  const [x, y] = pointAt(seen, step)
  const length = Math.hypot(...way)
  const [dx, dy] = way.map((part) => (1e-4 * part) / length) as [number, number]
  const value = (sign: number): number => seen.race.loss.value(x + sign * dx, y + sign * dy)
  return (value(1) - 2 * value(0) + value(-1)) / 1e-8
}

/** The number after a text, as the sentence has it. */
export function numberAfter(text: string, before: string): number {
  const [, rest = ''] = text.split(before)
  return Number(/^−?\d+(\.\d+)?(e[−\d]+)?/.exec(rest)?.[0].replaceAll('−', '-'))
}
