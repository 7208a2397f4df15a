/** Swarms and draped maps by their pixels: each run is where the float64 terrain says, in the colour that its end says. */
import { Vector3 } from 'three'
import { describe, expect, it } from 'vitest'
import { runOfCell } from '../../../../src/ensemble/cell'
import type { EnsemblePlan } from '../../../../src/ensemble/plan'
import {
  noMinimum,
  type EnsembleResult,
  type OutcomeKind,
  outcomeCode,
} from '../../../../src/ensemble/outcomes/result'
import { startsAxes } from '../../../../src/ensemble/quantities'
import { statisticsOf } from '../../../../src/ensemble/outcomes/statistics'
import { setRunnerSetting } from '../../../../src/experiment/edits/edits'
import type { Ensemble, Experiment } from '../../../../src/experiment/experiment'
import type { SwarmState } from '../../../../src/lab/ensembles'
import { race } from '../../../../src/run/race'
import { mapColours } from '../../../../src/looks/map/mapColours'
import { lookOf, rgb } from '../../../../src/looks/palette'
import { pick } from '../../../../src/scene/ground/picking'
import type { ShownEnsemble } from '../../../../src/scene/ensemble/ensembleLook'
import { draw, type Drawing, raceOn } from '../../../helpers/drawing'

const bare = { contours: false, minima: false, trail: 'none', floor: false, theme: 'dark' } as const

interface Point {
  readonly x: number
  readonly y: number
  readonly record?: number
}

/** One row of runs, at one point or part of the way between two. */
function swarmOf(
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
function endedAs(
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

function pixelAt({ terrain, projection, pixel }: Drawing, x: number, y: number): readonly number[] {
  const place = terrain.place(x, y, new Vector3())
  const out = { x: 0, y: 0 }
  projection.project(place.x, place.y, place.z, out)
  return pixel(out.x, out.y)
}

/** The similarity of two hues, whatever their brightness: 1 is equal. */
function likeness(one: readonly number[], other: readonly number[]): number {
  const direction = (colour: readonly number[]) => {
    const mean = colour.reduce((sum, channel) => sum + channel, 0) / 3
    const offset = colour.map((channel) => channel - mean)
    const length = Math.hypot(...offset) || 1
    return offset.map((channel) => channel / length)
  }
  const [a, b] = [direction(one), direction(other)]
  return a.reduce((sum, channel, i) => sum + channel * (b[i] ?? 0), 0)
}

const isNeutral = (pixel: readonly number[]) =>
  Math.min(...pixel) > 70 && Math.max(...pixel) - Math.min(...pixel) < 45

const isLight = (pixel: readonly number[]) => Math.min(...pixel) > 170

/** Points all over the domain, in a random-looking order. */
function places(experiment: Experiment, count: number): Point[] {
  const [xs = [0, 1], ys = [0, 1]] = race(experiment).domain
  return Array.from({ length: count }, (_, i) => ({
    x: xs[0] + (0.04 + 0.92 * ((0.754878 * (i + 1)) % 1)) * (xs[1] - xs[0]),
    y: ys[0] + (0.04 + 0.92 * ((0.56984 * (i + 1)) % 1)) * (ys[1] - ys[0]),
  }))
}

describe.each(['rosenbrock', 'himmelblau', 'rastrigin'])('on %s', (surface) => {
  const experiment = raceOn(surface, 0)
  const from = new Vector3(0.9, 3.2, 2.4)

  it.each([257, 73])(
    'runs are drawn where they are, and a ridge hides them, on a mesh of %i',
    async (mesh) => {
      const points = places(experiment, 150)
      const empty = await draw(experiment, bare, 0, from, { mesh })
      const drawing = await draw(experiment, bare, 0, from, { mesh, swarms: (gl) => [swarmOf(gl, points)] })
      const { terrain, projection } = drawing
      const [origin, direction] = [new Vector3(), new Vector3()]
      const [seen, hidden] = [[] as Point[], [] as Point[]]
      for (const { x, y } of points) {
        const place = terrain.place(x, y, new Vector3())
        if (place.y > 0.95 * terrain.heightScale) continue
        const out = { x: 0, y: 0 }
        projection.project(place.x, place.y, place.z, out)
        projection.ray(out.x, out.y, origin, direction)
        const hit = pick(terrain, origin, direction)
        const distance = hit ? terrain.place(hit[0], hit[1], new Vector3()).distanceTo(place) : Infinity
        // A pixel is not reliable where the surface is seen edge on.
        const facing = -terrain.normal(x, y, new Vector3()).dot(direction)
        if (distance < 0.01 && facing > 0.25) seen.push({ x, y })
        else if (hit && distance > 0.25) hidden.push({ x, y })
      }
      const drawn = seen.filter(({ x, y }) => isNeutral(pixelAt(drawing, x, y)))
      expect(seen.length).toBeGreaterThan(20)
      expect(drawn.length / seen.length).toBeGreaterThan(mesh > 200 ? 0.97 : 0.9)
      for (const { x, y } of hidden) expect(pixelAt(drawing, x, y)).toEqual(pixelAt(empty, x, y))
      empty.dispose()
      drawing.dispose()
    },
  )
})

it('a ridge hides runs from a low camera', async () => {
  const experiment = raceOn('himmelblau', 0)
  const from = new Vector3(0.4, 0.9, 4)
  const hidden = { x: -3.77931, y: -3.283186 }
  const empty = await draw(experiment, bare, 0, from)
  const drawing = await draw(experiment, bare, 0, from, { swarms: (gl) => [swarmOf(gl, [hidden])] })
  expect(drawing.pixels()).toEqual(empty.pixels())
  empty.dispose()
  drawing.dispose()
})

it('runs are on the line between their two steps', async () => {
  const swarms = (gl: WebGL2RenderingContext) => [swarmOf(gl, [{ x: -1, y: 0 }], [{ x: 1, y: 2 }], 0, 0.25)]
  const drawing = await draw(raceOn('bowl', 0), bare, 0, new Vector3(0, 5, 0.5), { swarms })
  expect(isNeutral(pixelAt(drawing, -0.5, 0.5))).toBe(true)
  expect(isNeutral(pixelAt(drawing, -1, 0))).toBe(false)
  expect(isNeutral(pixelAt(drawing, 1, 2))).toBe(false)
  drawing.dispose()
})

it('runs that diverged or left the domain are not drawn', async () => {
  const experiment = raceOn('bowl', 0)
  const gone = [
    { x: 1, y: 1, record: -3 },
    { x: 1e9, y: 0 },
    { x: 0, y: -1e30 },
  ]
  const empty = await draw(experiment, bare, 0)
  const drawing = await draw(experiment, bare, 0, undefined, { swarms: (gl) => [swarmOf(gl, gone)] })
  expect(drawing.pixels()).toEqual(empty.pixels())
  empty.dispose()
  drawing.dispose()
})

it('a curve carries its runs', async () => {
  const experiment = raceOn('wrinkledCurve', 0)
  const [[low, high] = [0, 1]] = race(experiment).domain
  const points = [0.3, 0.5, 0.7].map((share) => ({ x: low + share * (high - low), y: 0 }))
  const drawing = await draw(experiment, bare, 0, new Vector3(0, 0.5, 6), {
    swarms: (gl) => [swarmOf(gl, points)],
  })
  expect(drawing.terrain.dimension).toBe(1)
  for (const { x } of points) expect(isNeutral(pixelAt(drawing, x, 0))).toBe(true)
  drawing.dispose()
})

it('a swarm has the colours of how its runs end', async () => {
  const experiment = raceOn('himmelblau', 0)
  const points = [
    { x: -2, y: 2 },
    { x: 0, y: 2 },
    { x: 2, y: 1 },
  ]
  const shown = endedAs(experiment, 3, ['converged', 'converged', 'saddle'], {})
  const drawing = await draw(experiment, bare, 0, new Vector3(0, 4, 2), {
    ensemble: shown,
    swarms: (gl) => [swarmOf(gl, points)],
  })
  // A saddle is grey, which is similar to every hue.
  for (const [cell, { x, y }] of points.slice(0, 2).entries()) {
    const [pixel, colour] = [pixelAt(drawing, x, y), shown.colour(cell)]
    expect(Math.max(...colour) - Math.min(...colour)).toBeGreaterThan(40)
    expect(likeness(pixel, colour)).toBeGreaterThan(0.9)
  }
  expect(likeness(shown.colour(0), shown.colour(1))).toBeLessThan(0.7)
  drawing.dispose()
})

it('several swarms are told apart by the colours of their runners', async () => {
  const experiment = raceOn('bowl', 2)
  const hiddenRunners = experiment.runners.map((runner) => ({ ...runner, visible: false }))
  const shown = endedAs(experiment, 1, ['converged'], { runners: [0, 1], swarmColours: 'start' })
  const places = [
    { x: -0.5, y: 0.5 },
    { x: 0.5, y: 0.5 },
  ]
  const drawing = await draw({ ...experiment, runners: hiddenRunners }, bare, 0, new Vector3(0, 4, 2), {
    ensemble: shown,
    swarms: (gl) => places.map((place, runner) => swarmOf(gl, [place], [place], runner)),
  })
  for (const [index, runner] of experiment.runners.entries()) {
    const { x = 0, y = 0 } = places[index] ?? {}
    expect(likeness(pixelAt(drawing, x, y), rgb(lookOf(runner).colour))).toBeGreaterThan(0.9)
  }
  drawing.dispose()
})

it('a draped map colours its part of the surface and leaves the rest', async () => {
  const experiment = raceOn('himmelblau', 0)
  const axes = startsAxes(experiment)
  const shown = endedAs(experiment, 2, ['converged', 'converged', 'converged', 'diverged'], {
    swarm: false,
    draped: true,
    x: { ...axes.x, from: -4, to: 2 },
    y: { ...axes.y, from: -3, to: 3 },
  })
  const from = new Vector3(0, 6, 0.6)
  const plain = await draw(experiment, bare, 0, from)
  const draped = await draw(experiment, bare, 0, from, { ensemble: shown })
  // Either side of the edges between cells, and in their middles.
  const cells: [cell: number, x: number, y: number][] = [
    [0, -2.5, -1.5],
    [0, -1.1, -0.1],
    [1, 0.5, -1.5],
    [1, -0.9, -0.1],
    [2, -2.5, 1.5],
    [2, -1.1, 0.1],
  ]
  for (const [cell, x, y] of cells) {
    expect(likeness(pixelAt(draped, x, y), shown.colour(cell)), `${x}, ${y}`).toBeGreaterThan(0.9)
  }
  for (const [x, y] of [
    [-4.5, 0],
    [3, 0],
    [0, 4],
    [0, -4],
  ] as const) {
    expect(pixelAt(draped, x, y)).toEqual(pixelAt(plain, x, y))
  }
  plain.dispose()
  draped.dispose()
})

it('the run of a hovered cell is a light path on the surface, from a ring to a dot', async () => {
  const experiment = setRunnerSetting(raceOn('himmelblau', 1), 0, 'eta', 0.004)
  const shown = endedAs(experiment, 2, ['converged', 'converged'], { swarm: false })
  const [result] = shown.state.results
  if (!result) throw new Error('There is no result.')
  const run = runOfCell(result.plan, 1, 0)
  const hovered = { result, column: 1, row: 0, run }
  const runners = experiment.runners.map((runner) => ({ ...runner, visible: false }))
  const from = new Vector3(0.4, 5, 1)
  const empty = await draw({ ...experiment, runners }, bare, 0, from, { ensemble: shown })
  const drawing = await draw({ ...experiment, runners }, bare, 0, from, {
    ensemble: { ...shown, state: { ...shown.state, hovered } },
  })
  const at = (step: number) => pixelAt(drawing, run.points[3 * step] ?? NaN, run.points[3 * step + 1] ?? NaN)
  expect([...run.points.subarray(0, 2)]).toEqual([2.5, 0])
  expect(Math.max(...at(0))).toBeLessThan(90)
  for (const step of [3, 5, 8]) expect(isLight(at(step)), `step ${step}`).toBe(true)
  expect(isLight(at(result.plan.race.steps))).toBe(true)
  for (const [x, y] of [
    [-2.5, 0],
    [0, 3],
    [2, -3],
  ] as const) {
    expect(pixelAt(drawing, x, y)).toEqual(pixelAt(empty, x, y))
  }
  // Once it is no longer hovered, it leaves nothing.
  drawing.stage.showEnsemble(shown)
  drawing.stage.frame(drawing.projection, 0)
  drawing.show()
  expect(drawing.pixels()).toEqual(empty.pixels())
  empty.dispose()
  drawing.dispose()
})

it('the run of a cell that has another shape of the surface lies on the shape that is drawn', async () => {
  const experiment = setRunnerSetting(raceOn('ravine', 1), 0, 'eta', 0.01)
  const axes = { x: { of: 'surface.kappa', from: 2, to: 4, scale: 'linear' } as const }
  const shown = endedAs(experiment, 1, ['converged'], { swarm: false, ...axes })
  const [result] = shown.state.results
  if (!result) throw new Error('There is no result.')
  const run = runOfCell(result.plan, 0, 0)
  const runners = experiment.runners.map((runner) => ({ ...runner, visible: false }))
  const drawing = await draw({ ...experiment, runners }, bare, 0, new Vector3(1, 2.2, 3.5), {
    ensemble: { ...shown, state: { ...shown.state, hovered: { result, column: 0, row: 0, run } } },
  })
  const { loss } = drawing.terrain
  const [x = NaN, y = NaN, own = NaN] = run.points.subarray(3 * 12)
  expect(Math.abs(loss.value(x, y) - own)).toBeGreaterThan(0.2 * own)
  expect(isLight(pixelAt(drawing, x, y))).toBe(true)
  drawing.dispose()
})

it('there are only textures for what is shown, and none after disposal', async () => {
  const experiment = raceOn('himmelblau', 0)
  const shownAs = (kinds: readonly OutcomeKind[]) =>
    endedAs(experiment, kinds.length, kinds, { draped: true, mapColours: 'steps' })
  let swarms: readonly SwarmState[] = []
  const drawing = await draw(experiment, bare, 0, undefined, {
    ensemble: shownAs(['converged', 'diverged']),
    swarms: (gl) => (swarms = [swarmOf(gl, places(experiment, 2))]),
  })
  const { stage, renderer, projection } = drawing
  const { textures } = renderer.info.memory
  for (let i = 1; i <= 5; i += 1) {
    stage.showEnsemble(shownAs(Array.from({ length: i }, () => 'converged')))
    stage.frame(projection, 0, swarms)
    renderer.render(stage.object, projection.camera)
    expect(renderer.info.memory.textures).toBe(textures)
  }
  stage.showEnsemble(undefined)
  stage.frame(projection, 0)
  renderer.render(stage.object, projection.camera)
  expect(renderer.info.memory.textures).toBeLessThan(textures)
  drawing.dispose()
  expect(renderer.info.memory.textures).toBe(0)
})
