/** Paths that run over each other lie side by side, and each where it is elsewhere. */
import { Vector3 } from 'three'
import { describe, expect, it, test } from 'vitest'
import { parseExperiment } from '../../../../src/experiment/schema/schema'
import { race } from '../../../../src/run/race'
import { fitHeight } from '../../../../src/scene/ground/fitHeight'
import { Terrain } from '../../../../src/scene/ground/terrain'
import { lanesOf } from '../../../../src/scene/things/lanes'
import { wayAt } from '../../../../src/scene/things/raceLanes'

/** A path along a line, with points 0.02 apart, `beside` the line. */
function line(from: readonly [number, number], to: readonly [number, number], beside = 0): Float64Array {
  const [dx, dz] = [to[0] - from[0], to[1] - from[1]]
  const length = Math.hypot(dx, dz)
  const count = Math.round(length / 0.02)
  return Float64Array.from({ length: 2 * (count + 1) }, (_, index) => {
    const share = Math.floor(index / 2) / count
    return index % 2 === 0
      ? from[0] + share * dx - (beside * dz) / length
      : from[1] + share * dz + (beside * dx) / length
  })
}

const there = line([-0.5, 0.1], [0.5, 0.1])
const back = line([0.5, 0.1], [-0.5, 0.1])
const across = line([0, -0.4], [0, 0.6])

const middle = (lanes: Float32Array | undefined): number =>
  lanes?.[Math.floor((lanes?.length ?? 0) / 2)] ?? NaN

test.each<[string, readonly Float64Array[], readonly number[]]>([
  ['one path is where it is', [there], [0]],
  ['two that coincide share the way', [there, there], [-0.5, 0.5]],
  ['three lie on either side of the one in the middle', [there, there, there], [-1, 0, 1]],
  ['the way back lies on its left, which is the other side', [there, back], [-0.5, -0.5]],
  ['ways in both directions have a lane each', [there, back, there], [-1, -1, 0]],
  ['lines that cross are where they are', [there, across], [0, 0]],
  ['lines that are apart are where they are', [there, line([-0.5, 0.1], [0.5, 0.1], 0.02)], [0, 0]],
  ['lines that nearly coincide part by less', [there, line([-0.5, 0.1], [0.5, 0.1], 0.008)], [-0.25, 0.25]],
  ['a path without points has no lane, and gives none', [there, new Float64Array()], [0, NaN]],
])('%s', (_, paths, expected) => {
  const lanes = lanesOf(paths)
  expect(lanes.map(({ length }) => 2 * length)).toEqual(paths.map(({ length }) => length))
  for (const [index, lane] of expected.entries()) {
    if (Number.isNaN(lane)) expect(lanes[index]).toHaveLength(0)
    else expect(middle(lanes[index])).toBeCloseTo(lane, 1)
  }
})

describe('where two paths part', () => {
  const turn = Float64Array.from([...line([-0.9, 0], [0, 0]), ...line([0.02, 0.02], [0.6, 0.6])])
  const straight = line([-0.9, 0], [0.9, 0])
  const [one, other] = lanesOf([turn, straight]) as [Float32Array, Float32Array]

  it('their lanes go slowly to 0', () => {
    expect(one[10]).toBeCloseTo(-0.5, 1)
    expect(other[10]).toBeCloseTo(0.5, 1)
    for (const lanes of [one, other]) {
      expect(lanes.at(-1)).toBe(0)
      for (const [index, lane] of lanes.entries())
        expect(Math.abs(lane - (lanes[index + 1] ?? lane))).toBeLessThan(0.2)
    }
  })
})

test('however many coincide, none is far off', () => {
  const lanes = lanesOf(Array.from({ length: 16 }, () => there))
  expect(Math.max(...lanes.flatMap((its) => Array.from(its, Math.abs)))).toBe(2.5)
})

test('a run at rest, and one that has flown away, have no lane', () => {
  const resting = Float64Array.from([...there, ...Array.from({ length: 400 }, () => [0.5, 0.1]).flat()])
  const flown = Float64Array.from([0, 0, 40, 1e9, 1e300, -1e300])
  const lanes = lanesOf([resting, flown, there])
  for (const its of lanes) expect(its.every(Number.isFinite)).toBe(true)
  expect(middle(lanes[1])).toBe(0)
  expect(middle(lanes[2])).toBeCloseTo(0.5, 1)
})

test('the same paths give the same lanes', () => {
  expect(lanesOf([there, back, across])).toEqual(lanesOf([there.slice(), back.slice(), across.slice()]))
})

test('a tangle of thousands of points has no lanes', () => {
  const tangle = Float64Array.from(
    { length: 14_000 },
    (_, index) => 0.9 * Math.sin(1.7 * index + (index % 7)),
  )
  for (const lanes of lanesOf([tangle, tangle])) expect(lanes.every((lane) => lane === 0)).toBe(true)
})

test('a run that has been at rest for long keeps the way by which it came', () => {
  const { experiment } = parseExperiment({ version: 1, surface: { id: 'bowl' } })
  const { loss, domain, minima, height } = race(experiment)
  const terrain = new Terrain(loss, domain, fitHeight(height, loss, domain, minima), 1)
  const moving = [0, 0.2, 0.4, 0.6].map((x) => [x, 1])
  const points = Float64Array.from(
    [...moving, ...Array.from({ length: 20_000 }, () => [0.8, 1])].flatMap(([x = 0, y = 0]) => [
      x,
      y,
      loss.value(x, y),
    ]),
  )
  for (const step of [3, 4, 50, 20_000]) {
    const way = wayAt({ points }, step, terrain, new Vector3())
    expect(way.x).toBeGreaterThan(0.01)
    expect(way.z).toBe(0)
  }
})
