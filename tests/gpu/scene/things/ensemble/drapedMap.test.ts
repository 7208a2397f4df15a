/** Draped maps and the run of a hovered cell by their pixels, and what is left on the GPU. */
import { Vector3 } from 'three'
import { expect, it } from 'vitest'
import { runOfCell } from '../../../../../src/ensemble/cell'
import type { OutcomeKind } from '../../../../../src/ensemble/outcomes/result'
import { startsAxes } from '../../../../../src/ensemble/quantities'
import { setRunnerSetting } from '../../../../../src/experiment/edits/edits'
import type { SwarmState } from '../../../../../src/lab/ensembles'
import { draw, raceOn } from '../../../../helpers/drawing'
import { bare, endedAs, isLight, likeness, pixelAt, places, swarmOf } from '../../../../helpers/swarms'

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
