/** Swarms and ended ensembles as they are asked for, and the pixels where their runs are. */
import { Vector3 } from 'three'
import type { EnsemblePlan } from '../../src/ensemble/plan'
import {
  noMinimum,
  type EnsembleResult,
  type OutcomeKind,
  outcomeCode,
} from '../../src/ensemble/outcomes/result'
import { startsAxes } from '../../src/ensemble/quantities'
import { statisticsOf } from '../../src/ensemble/outcomes/statistics'
import type { Ensemble, Experiment } from '../../src/experiment/experiment'
import type { SwarmState } from '../../src/lab/ensembles'
import { race } from '../../src/run/race'
import { mapColours } from '../../src/looks/map/mapColours'
import type { ShownEnsemble } from '../../src/scene/things/ensemble/ensembleLook'
import type { Drawing } from './drawing'

export const bare = { contours: false, minima: false, trail: 'none', floor: false, theme: 'dark' } as const

export interface Point {
  readonly x: number
  readonly y: number
  readonly record?: number
}

/** One row of runs, at one point or part of the way between two. */
export function swarmOf(
  gl: WebGL2RenderingContext,
  before: readonly Point[],
  after: readonly Point[] = before,
  runner = 0,
  share = 0,
): SwarmState {
  const upload = (points: readonly Point[]): WebGLTexture => {
    const texels = new Float32Array(points.flatMap(({ x, y, record = 0 }) => [x, y, 0, record]))
    const texture = gl.createTexture()
    gl.bindTexture(gl.TEXTURE_2D, texture)
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST)
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST)
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA32F, points.length, 1, 0, gl.RGBA, gl.FLOAT, texels)
    return texture
  }
  return { runner, columns: before.length, rows: 1, before: upload(before), after: upload(after), share }
}

/** An ensemble whose runs ended in these ways, over these parts of the domain. */
export function endedAs(
  experiment: Experiment,
  columns: number,
  kinds: readonly OutcomeKind[],
  more: Partial<Ensemble>,
): ShownEnsemble & { readonly colour: (cell: number) => number[] } {
  const rows = kinds.length / columns
  const ensemble: Ensemble = {
    runners: [0],
    ...startsAxes(experiment),
    columns,
    rows,
    swarm: true,
    swarmColours: 'outcome',
    map: false,
    draped: false,
    mapColours: 'outcome',
    ...more,
  }
  const outcomes = {
    columns,
    rows,
    steps: 10,
    kind: Uint8Array.from(kinds, (kind) => outcomeCode[kind]),
    minimum: Int16Array.from(kinds, (kind, cell) => (kind === 'converged' ? cell % 2 : noMinimum)),
    step: Uint32Array.from(kinds, () => 5),
    loss: new Float32Array(kinds.length),
    climbed: new Uint8Array(kinds.length),
    minima: race(experiment).minima.map(([x = 0, y = 0]) => ({ x, y, loss: 0, declared: true })),
  }
  const plan: EnsemblePlan = { race: experiment, runner: 0, x: ensemble.x, y: ensemble.y, columns, rows }
  const none = new Float64Array()
  const result: EnsembleResult = {
    plan,
    turnsPerStep: 1,
    turn: 'step',
    outcomes,
    statistics: statisticsOf(outcomes),
    band: { steps: none, low: none, median: none, high: none },
    isCoarse: false,
    engine: 'gpu',
  }
  const bytes = mapColours(outcomes, 'outcome', 'dark')
  return {
    ensemble,
    state: { results: [result], hovered: undefined },
    colour: (cell) => [...bytes.subarray(4 * cell, 4 * cell + 3)],
  }
}

export function pixelAt({ terrain, projection, pixel }: Drawing, x: number, y: number): readonly number[] {
  const place = terrain.place(x, y, new Vector3())
  const out = { x: 0, y: 0 }
  projection.project(place.x, place.y, place.z, out)
  return pixel(out.x, out.y)
}

/** The similarity of two hues, whatever their brightness: 1 is equal. */
export function likeness(one: readonly number[], other: readonly number[]): number {
  const direction = (colour: readonly number[]) => {
    const mean = colour.reduce((sum, channel) => sum + channel, 0) / 3
    const offset = colour.map((channel) => channel - mean)
    const length = Math.hypot(...offset) || 1
    return offset.map((channel) => channel / length)
  }
  const [a, b] = [direction(one), direction(other)]
  return a.reduce((sum, channel, i) => sum + channel * (b[i] ?? 0), 0)
}

export const isLight = (pixel: readonly number[]) => Math.min(...pixel) > 170

/** Points all over the domain, in a random-looking order. */
export function places(experiment: Experiment, count: number): Point[] {
  const [xs = [0, 1], ys = [0, 1]] = race(experiment).domain
  return Array.from({ length: count }, (_, i) => ({
    x: xs[0] + (0.04 + 0.92 * ((0.754878 * (i + 1)) % 1)) * (xs[1] - xs[0]),
    y: ys[0] + (0.04 + 0.92 * ((0.56984 * (i + 1)) % 1)) * (ys[1] - ys[0]),
  }))
}
