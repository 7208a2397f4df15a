/** How labels move in real races: seldom, and never far from one frame to the next. */
import { Vector3 } from 'three'
import { expect, test } from 'vitest'
import { defaultExperiment } from '../../../../../src/experiment/defaults/defaults'
import { setSurface } from '../../../../../src/experiment/edits/edits'
import { race } from '../../../../../src/run/race'
import { distanceFactor, usualAngle } from '../../../../../src/scene/ground/camera'
import { fittedStand } from '../../../../../src/scene/ground/fitCamera'
import { Projection } from '../../../../../src/scene/ground/projection'
import { terrainMemory } from '../../../../../src/scene/ground/terrain'
import { Balls } from '../../../../../src/scene/things/balls'
import { boxAround, type Point, sharedArea } from '../../../../../src/scene/things/labels/boxes'
import { Damped } from '../../../../../src/scene/things/labels/damping'
import { layOut, type LabelScene } from '../../../../../src/scene/things/labels/layout'
import { runnerLooks } from '../../../../../src/looks/palette'

const [width, height] = [976, 490]
const label = { width: 136, height: 25 }
const obstacles = [
  { left: 12, top: 12, right: 284, bottom: 162 },
  { left: 720, top: 10, right: 966, bottom: 46 },
  { left: 900, top: 330, right: 960, bottom: 460 },
]

/** The layouts of a race at each of some positions of the playhead, and where the balls are. */
function* layouts(
  surface: string,
  positions: Iterable<number>,
): Generator<{ scene: LabelScene; places: Point[] }> {
  const experiment = setSurface(defaultExperiment, surface)
  const run = race(experiment)
  const terrain = terrainMemory()(run, run.height, experiment.view.heightScale)
  const { position, target } = fittedStand([terrain], run.picture, true)
  const projection = new Projection()
  const factor = distanceFactor(usualAngle, width / height)
  const place = position.clone().sub(target).multiplyScalar(factor).add(target)
  projection.look(place, target, new Vector3(0, 1, 0), usualAngle, width, height)
  const balls = new Balls()
  const looks = runnerLooks.slice(0, run.runs.length).map((look) => ({ ...look, visible: true }))
  const ballRadius = 13 * projection.unit
  const pointOf = ({ x, y, z }: { x: number; y: number; z: number }): Point => {
    const point = { x: 0, y: 0 }
    projection.project(x, y, z, point)
    return point
  }
  const targets = run.minima.map(([x = 0, y = 0]) => pointOf(terrain.place(x, y, new Vector3())))
  let offsets: (Point | undefined)[] = []
  for (const at of positions) {
    balls.place(run, at, terrain, ballRadius / projection.pixelsPerUnit, looks, 0)
    const points = balls.states.map(({ sphere }) => pointOf(sphere))
    const labels = points.map((ball, index) => ({ ...label, ball, last: offsets[index] }))
    const scene = {
      size: { width, height },
      labels,
      ballRadius,
      balls: points,
      targets,
      obstacles,
      numbers: [],
    }
    const places = layOut(scene)
    offsets = places.map(({ x, y }, index) => ({
      x: x - (points[index]?.x ?? 0),
      y: y - (points[index]?.y ?? 0),
    }))
    yield { scene, places }
  }
}

const surfaces = ['rosenbrock', 'ackley', 'himmelblau', 'rastrigin', 'beale', 'easom']
const halfSteps = Array.from({ length: 121 }, (_, index) => index / 2)
/** Seven seconds of a race of 8 steps a second, in frames of 60 a second. */
const frames = Array.from({ length: 420 }, (_, index) => (index * 8) / 60)

test.each(surfaces)('on %s labels cover neither each other nor what lies over the picture', (surface) => {
  let overlaps = 0
  for (const { places } of layouts(surface, halfSteps)) {
    const boxes = places.map((place) => boxAround(place, label))
    expect(boxes.length).toBeGreaterThan(4)
    for (const [index, box] of boxes.entries()) {
      for (const other of boxes.slice(index + 1)) if (sharedArea(box, other) > 0) overlaps += 1
      for (const obstacle of obstacles) expect(sharedArea(box, obstacle)).toBe(0)
    }
  }
  expect(overlaps).toBe(0)
})

test.each(surfaces)('on %s labels glide', (surface) => {
  let [last, shown]: [Point[], Damped[]] = [[], []]
  const [moves, glides]: [number[], number[]] = [[], []]
  let before: Point[] = []
  for (const { places, scene } of layouts(surface, frames)) {
    if (shown.length === 0) {
      shown = places.map(() => new Damped())
      for (const [index, place] of places.entries()) shown[index]?.stand(place)
    }
    for (const [index, place] of places.entries()) {
      const was = last[index] ?? place
      const ball = scene.labels[index]?.ball ?? place
      const wasBall = before[index] ?? ball
      moves.push(Math.hypot(place.x - was.x - ball.x + wasBall.x, place.y - was.y - ball.y + wasBall.y))
      const at = shown[index]
      if (!at) continue
      const { x, y } = at
      at.follow(place, 1 / 60)
      glides.push(Math.hypot(at.x - x, at.y - y))
    }
    last = places
    before = scene.labels.map(({ ball }) => ball)
  }
  const quantile = (values: readonly number[], share: number): number =>
    values.toSorted((one, other) => one - other)[Math.floor(share * (values.length - 1))] ?? NaN
  expect(moves).toHaveLength(frames.length * shown.length)
  // To another place beside the ball, once a second among five labels.
  expect(moves.filter((move) => move > 40).length).toBeLessThan(14)
  expect(quantile(glides, 0.95)).toBeLessThan(12)
  expect(quantile(glides, 1)).toBeLessThan(50)
})
