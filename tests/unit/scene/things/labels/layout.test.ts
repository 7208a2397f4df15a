/** Where labels go: near their balls, apart from each other and from all that lies over the picture. */
import { describe, expect, it, test } from 'vitest'
import {
  type Box,
  boxAround,
  depthOfDisc,
  nearestIn,
  type Point,
  sharedArea,
} from '../../../../../src/scene/things/labels/boxes'
import { type Labelled, type LabelScene, layOut } from '../../../../../src/scene/things/labels/layout'

const size = { width: 1000, height: 600 }
const ballRadius = 9

const emptyScene: LabelScene = {
  size,
  labels: [],
  ballRadius,
  balls: [],
  targets: [],
  obstacles: [],
  numbers: [],
}

function sceneOf(balls: readonly Point[], more: Partial<LabelScene> = {}, width = 110): LabelScene {
  const labels = balls.map((ball): Labelled => ({ ball, width, height: 24, last: undefined }))
  return { ...emptyScene, balls, labels, ...more }
}

/** The same scene, a little later: each label knows where it was. */
function after(
  scene: LabelScene,
  places: readonly Point[],
  move: (ball: Point, index: number) => Point,
): LabelScene {
  const labels = scene.labels.map((label, index): Labelled => {
    const place = places[index] ?? label.ball
    const last = { x: place.x - label.ball.x, y: place.y - label.ball.y }
    return { ...label, ball: move(label.ball, index), last }
  })
  return { ...scene, labels, balls: labels.map(({ ball }) => ball) }
}

const boxesOf = ({ labels }: LabelScene, places: readonly Point[]): Box[] =>
  labels.map((label, index) => boxAround(places[index] ?? { x: NaN, y: NaN }, label))

function expectApart(scene: LabelScene, places: readonly Point[]): void {
  const boxes = boxesOf(scene, places)
  expect(boxes).toHaveLength(scene.labels.length)
  for (const [index, box] of boxes.entries()) {
    for (const other of boxes.slice(index + 1)) expect(sharedArea(box, other)).toBe(0)
    for (const obstacle of scene.obstacles) expect(sharedArea(box, obstacle)).toBe(0)
    for (const ball of scene.balls) expect(depthOfDisc(box, ball, ballRadius)).toBeLessThan(1)
    expect(Math.min(box.left, box.top, size.width - box.right, size.height - box.bottom)).toBeGreaterThan(0)
  }
}

/** From the rim of each ball to its label. */
function gaps(scene: LabelScene, places: readonly Point[]): number[] {
  return boxesOf(scene, places).map((box, index) => {
    const { x, y } = scene.labels[index]?.ball ?? { x: NaN, y: NaN }
    const near = nearestIn(box, { x, y })
    return Math.hypot(near.x - x, near.y - y) - ballRadius
  })
}

test('a label that is alone stands close to its ball, to the upper right', () => {
  const scene = sceneOf([{ x: 500, y: 300 }])
  const [place] = layOut(scene)
  expect(place?.x).toBeGreaterThanOrEqual(500)
  expect(place?.y).toBeLessThan(300)
  expect(gaps(scene, layOut(scene))[0]).toBeLessThan(14)
})

describe.each(Array.from({ length: 24 }, (_, seed) => seed + 1))('of seed %i', (seed) => {
  const random = randomFrom(seed)
  const count = 1 + (seed % 12)
  const somewhere = (): Point => ({ x: 30 + 940 * random(), y: 30 + 540 * random() })
  const obstacles: Box[] = [
    { left: 0, top: 0, right: 240, bottom: 150 },
    { left: 760, top: 8, right: 992, bottom: 46 },
  ]
  const spread = Array.from({ length: count }, somewhere)
  const middle = somewhere()
  const bunched = spread.map(() => ({ x: middle.x + 30 * random(), y: middle.y + 30 * random() }))

  it('labels cover no label, no ball, no obstacle and no edge', () => {
    for (const balls of [spread, bunched]) {
      const scene = sceneOf(balls, { obstacles })
      expectApart(scene, layOut(scene))
    }
  })

  it('the same scene gives the same layout', () => {
    const scene = sceneOf(bunched, { obstacles })
    expect(layOut(structuredClone(scene))).toEqual(layOut(scene))
  })

  it('a layout stays as it is while nothing moves', () => {
    const scene = sceneOf(spread, { obstacles })
    const first = layOut(scene)
    const again = layOut(after(scene, first, (ball) => ball))
    for (const [index, { x, y }] of again.entries()) {
      expect(x).toBeCloseTo(first[index]?.x ?? NaN, 6)
      expect(y).toBeCloseTo(first[index]?.y ?? NaN, 6)
    }
  })

  it('labels go along with balls that move a little', () => {
    let scene = sceneOf(spread, { obstacles })
    let places = layOut(scene)
    let [jumps, moves] = [0, 0]
    for (let frame = 0; frame < 60; frame += 1) {
      scene = after(scene, places, ({ x, y }, index) => ({ x: x + Math.sin(index), y: y + Math.cos(index) }))
      const next = layOut(scene)
      for (const [index, place] of next.entries()) {
        const last = places[index] ?? place
        moves += 1
        if (Math.hypot(place.x - last.x, place.y - last.y) > 2) jumps += 1
      }
      places = next
    }
    // A label that meets another one must go elsewhere, once.
    expect(jumps / moves).toBeLessThan(0.05)
  })
})

describe('where there is no room around its ball', () => {
  const wall: Box = { left: 300, top: 100, right: 900, bottom: 560 }

  it.each<[string, Point]>([
    ['in the middle', { x: 600, y: 330 }],
    ['in a corner', { x: 890, y: 550 }],
  ])('a label leaves an obstacle that covers all %s', (_, ball) => {
    const scene = sceneOf([ball], { obstacles: [wall] })
    expectApart({ ...scene, balls: [] }, layOut(scene))
  })

  it('a label stays in the picture though its ball is beyond', () => {
    for (const ball of [
      { x: 0, y: 0 },
      { x: 1000, y: 600 },
      { x: 1000, y: 20 },
    ]) {
      const scene = sceneOf([ball], { obstacles: [{ left: 700, top: 0, right: 1000, bottom: 60 }] })
      expectApart({ ...scene, balls: [] }, layOut(scene))
    }
  })

  it('one that is wider than the picture is still somewhere', () => {
    const [place] = layOut(sceneOf([{ x: 500, y: 300 }], {}, 1200))
    expect(place?.x).toSatisfy(Number.isFinite)
    expect(place?.y).toSatisfy(Number.isFinite)
  })
})

test('where there is little room, labels rather cover balls than each other', () => {
  const pane = { width: 428, height: 350 }
  const balls = [
    { x: 79, y: 91 },
    { x: 249, y: 57 },
    { x: 79, y: 91 },
    { x: 132, y: 148 },
    { x: 129, y: 147 },
  ]
  const widths = [319, 407, 377, 123, 167]
  const labels = balls.map((ball, index): Labelled => {
    return { ball, width: widths[index] ?? NaN, height: 39, last: undefined }
  })
  const legend = { left: 336, top: 160, right: 424, bottom: 316 }
  const scene = { ...emptyScene, size: pane, labels, balls, ballRadius: 12, obstacles: [legend] }
  const boxes = boxesOf(scene, layOut(scene))
  for (const [index, box] of boxes.entries())
    for (const other of boxes.slice(index + 1)) expect(sharedArea(box, other)).toBe(0)
})

test('a label keeps off the mark of a minimum, and rather off numbers', () => {
  const ball = { x: 500, y: 300 }
  const [alone] = layOut(sceneOf([ball]))
  const taken = boxAround(alone ?? ball, { width: 20, height: 20 })
  const target = { x: (taken.left + taken.right) / 2, y: (taken.top + taken.bottom) / 2 }
  for (const more of [{ targets: [target] }, { numbers: [taken] }]) {
    const scene = sceneOf([ball], more)
    const [box] = boxesOf(scene, layOut(scene))
    expect(box && sharedArea(box, taken)).toBe(0)
  }
})

test('a label comes back to its ball once there is room', () => {
  const ball = { x: 500, y: 300 }
  const wall: Box = { left: 340, top: 200, right: 660, bottom: 400 }
  const walled = sceneOf([ball], { obstacles: [wall] })
  const places = layOut(walled)
  expect(gaps(walled, places)[0]).toBeGreaterThan(60)
  const free = after({ ...walled, obstacles: [] }, places, () => ball)
  expect(gaps(free, layOut(free))[0]).toBeLessThan(30)
})

/** mulberry32 */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
