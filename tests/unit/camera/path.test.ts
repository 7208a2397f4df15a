/** The camera of a film: where its keys say, on smooth ways, and back at its begin where the film is a loop. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CameraPath, type Sights } from '../../../src/camera/path'
import { nearest, placedOf, polarOf } from '../../../src/camera/polar'
import type { Ease } from '../../../src/camera/easing'
import type { CameraKey, Place } from '../../../src/camera/keys'

const views = {
  own: { position: [0, 3, 4], target: [0, 0, 0] },
  default: { position: [2, 2, 2], target: [0, 0.1, 0] },
  top: { position: [0, 5, 0], target: [0, 0, 0] },
  side: { position: [6, 0, 0], target: [0, 0, 0] },
} as const

/** The ball of runner r goes along x at 1 + r units a second. */
const sights: Sights = {
  view: (view) => views[view],
  ball: (runner, seconds) => [(1 + runner) * seconds, 0.5, 0],
}

const key = (at: number, stand: CameraKey['stand'], ease: Ease = 'inOut'): CameraKey => ({ at, ease, stand })

function path(camera: readonly CameraKey[], { seconds = 12, loop = false } = {}): CameraPath {
  return new CameraPath({ camera, seconds, loop }, sights)
}

function expectPlace(one: Place | undefined, other: readonly number[], digits = 9): void {
  for (const axis of [0, 1, 2]) expect(one?.[axis]).toBeCloseTo(other[axis] ?? NaN, digits)
}

const distance = (one: Place, other: Place): number => Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]) // prettier-ignore

describe('polar places', () => {
  const along = fc.double({ min: -9, max: 9, noNaN: true })
  const place = fc.tuple(along, along, along)

  test('there and back is the same place (seed 51)', () => {
    fc.assert(
      fc.property(place, place, (position, target) => {
        fc.pre(distance(position, target) > 1e-3)
        const back = placedOf(polarOf({ position, target }))
        expectPlace(back.position, position)
        expect(back.target).toBe(target)
      }),
      { seed: 51, numRuns: 300 },
    )
  })

  test.each([
    [0.1, 0, 0.1],
    [0.1, 2 * Math.PI, 0.1 + 2 * Math.PI],
    [-3, 3, -3 + 2 * Math.PI],
    [3, -40, 3 - 14 * Math.PI],
  ])('the turn of %d that is nearest to %d is %d', (angle, other, expected) => {
    expect(nearest(angle, other)).toBeCloseTo(expected, 12)
  })
})

test('without keys, and before the first, the camera is where the Experiment has it', () => {
  expectPlace(path([]).at(3).position, views.own.position)
  const later = path([key(4, { view: 'side' })])
  expectPlace(later.at(0).position, views.own.position)
  expectPlace(later.at(4).position, views.side.position)
  expectPlace(later.at(9).position, views.side.position)
})

test('a key at 0 is where the film begins', () => {
  const side = path([key(0, { view: 'side' }), key(6, { view: 'default' })])
  expectPlace(side.at(0).position, views.side.position)
  expectPlace(side.at(6).position, views.default.position)
  expectPlace(side.at(6).target, views.default.target)
})

describe('each way to say where stands on the key before', () => {
  const from = { position: [3, 4, 0] as Place, target: [0, 0, 0] as Place }

  test.each<[string, CameraKey['stand'], readonly number[], readonly number[]]>([
    ['orbit 90: from +x to −z', { orbit: 90 }, [0, 4, -3], [0, 0, 0]],
    ['orbit −180', { orbit: -180 }, [-3, 4, 0], [0, 0, 0]],
    ['rise −53.13°', { rise: (-Math.atan2(4, 3) * 180) / Math.PI }, [5, 0, 0], [0, 0, 0]],
    ['rise no further than above', { rise: 180 }, [0, 5, 0], [0, 0, 0]],
    ['dolly 0.5', { dolly: 0.5 }, [1.5, 2, 0], [0, 0, 0]],
    ['dolly 2', { dolly: 2 }, [6, 8, 0], [0, 0, 0]],
    ['view', { view: 'side' }, views.side.position, views.side.target],
    ['place', { position: [1, 1, 1], target: [0, 1, 0] }, [1, 1, 1], [0, 1, 0]],
  ])('%s', (_, stand, position, target) => {
    const camera = path([key(0, from), key(5, stand)]).at(5)
    expectPlace(camera.position, position, 1)
    expectPlace(camera.target, target)
    expect(distance(camera.position, camera.target)).toBeCloseTo(Math.hypot(...position.map((each, axis) => each - (target[axis] ?? 0))), 6) // prettier-ignore
  })

  test('two in a row add up', () => {
    const camera = path([key(0, from), key(3, { orbit: 90 }), key(5, { orbit: 90 }), key(6, { dolly: 0.5 })])
    expectPlace(camera.at(3).position, [0, 4, -3])
    expectPlace(camera.at(5).position, [-3, 4, 0])
    expectPlace(camera.at(7).position, [-1.5, 2, 0])
  })

  test('a distance goes by shares: half of the way from 8 to 2 is 4', () => {
    const camera = path([key(0, { position: [8, 0, 0], target: [0, 0, 0] }), key(2, { dolly: 0.25 })])
    expectPlace(camera.at(1).position, [4, 0, 0])
  })
})

describe('following', () => {
  const camera = path([key(0, { position: [0, 1, 5], target: [0, 0, 0] }), key(2, { follow: 1 }), key(6, { view: 'side' }), key(8, { orbit: 90 })]) // prettier-ignore

  test('from its key on the ball is the target, and the camera goes with it', () => {
    const { position, target } = path([key(0, { follow: 0 })]).at(7)
    expectPlace(target, [7, 0.5, 0])
    expectPlace(position, [7, 3.5, 4])
    expectPlace(camera.at(2).target, [4, 0.5, 0])
  })

  test('an orbit after it goes around the ball', () => {
    const around = path([key(0, { follow: 0 }), key(6, { orbit: 180 })])
    expectPlace(around.at(6).target, [6, 0.5, 0])
    expectPlace(around.at(6).position, [6, 3.5, -4])
  })

  test('it ends at a key that names a place', () => {
    expectPlace(camera.at(6).position, views.side.position)
    expectPlace(camera.at(8).target, views.side.target)
  })

  test('the target goes from a place to the ball without a jump', () => {
    for (let at = 0; at < 8; at += 1 / 60) {
      const [one, next] = [camera.at(at), camera.at(at + 1 / 60)]
      expect(distance(one.target, next.target)).toBeLessThan(0.2)
      expect(distance(one.position, next.position)).toBeLessThan(0.4)
    }
  })
})

describe('smoothness', () => {
  const stand = fc.oneof(
    fc.record({ orbit: fc.integer({ min: -200, max: 200 }) }),
    fc.record({ rise: fc.integer({ min: -30, max: 30 }) }),
    fc.record({ dolly: fc.constantFrom(0.5, 0.8, 1.5) }),
    fc.record({ view: fc.constantFrom('default', 'side' as const) }),
    fc.constant({ position: [3, 2, -1] as Place, target: [0, 0.2, 0] as Place }),
  )
  const cameras = fc
    .array(fc.tuple(stand, fc.constantFrom<Ease>('linear', 'in', 'out', 'inOut')), {
      minLength: 2,
      maxLength: 5,
    }) // prettier-ignore
    .map((all) => all.map(([each, ease], index) => key(2 * index, each, ease)))

  test('at a key a camera has one speed (seed 52)', () => {
    fc.assert(
      fc.property(cameras, fc.boolean(), (camera, loop) => {
        const seconds = 2 * camera.length
        const its = path(camera, { loop, seconds })
        const h = 1e-5
        for (const { at } of camera.slice(1, loop ? undefined : -1)) {
          const [before, now, after] = [its.at(at - h), its.at(at), its.at(at + h)]
          for (const axis of [0, 1, 2] as const) {
            const [came, goes] = [(now.position[axis] - before.position[axis]) / h, (after.position[axis] - now.position[axis]) / h] // prettier-ignore
            expect(Math.abs(goes - came)).toBeLessThan(0.02)
          }
        }
      }),
      { seed: 52, numRuns: 200 },
    )
  })

  test('a loop ends where it began, with the speed that it began with (seed 53)', () => {
    fc.assert(
      fc.property(cameras, (camera) => {
        const seconds = 2 * camera.length
        const its = path(camera, { loop: true, seconds })
        const h = 1e-5
        const [begin, end] = [its.at(0), its.at(seconds)]
        expectPlace(end.position, begin.position)
        expectPlace(end.target, begin.target)
        const [next, before] = [its.at(h), its.at(seconds - h)]
        for (const axis of [0, 1, 2] as const)
          expect(Math.abs(next.position[axis] - begin.position[axis] - end.position[axis] + before.position[axis]) / h).toBeLessThan(0.02) // prettier-ignore
      }),
      { seed: 53, numRuns: 200 },
    )
  })

  test.each([false, true])('one linear turn of 360° has one speed and closes, as a loop: %s', (loop) => {
    const its = path([key(0, { view: 'default' }, 'linear'), key(12, { orbit: 360 })], { loop })
    expectPlace(its.at(12).position, its.at(0).position)
    const chord = distance(its.at(0).position, its.at(0.1).position)
    expect(chord).toBeGreaterThan(0.1)
    for (let at = 0; at < 11.95; at += 0.1)
      expect(distance(its.at(at).position, its.at(at + 0.1).position)).toBeCloseTo(chord, 9)
    const { position, target } = its.at(6)
    expectPlace(position, [-2, 2, -2])
    expectPlace(target, views.default.target)
  })

  test('a way to and from rest begins and ends slowly, and is in the middle at half of its time', () => {
    const its = path([key(0, { position: [0, 0, 4], target: [0, 0, 0] }), key(4, { orbit: 80 })])
    const turn = (at: number): number => (Math.atan2(its.at(at).position[0], its.at(at).position[2]) * 180) / Math.PI // prettier-ignore
    expect(turn(0.04)).toBeLessThan(0.1)
    expect(turn(2)).toBeCloseTo(40, 9)
    expect(80 - turn(3.96)).toBeLessThan(0.1)
  })

  test('a camera takes the shorter way around', () => {
    const its = path([key(0, { position: [-1, 0, -5], target: [0, 0, 0] }), key(2, { position: [1, 0, -5], target: [0, 0, 0] })]) // prettier-ignore
    expect(its.at(1).position[2]).toBeLessThan(-5)
  })

  test('from right above, the turn before is kept', () => {
    const its = path([key(0, { position: [5, 1, 0], target: [0, 0, 0] }), key(2, { position: [0, 5, 0], target: [0, 0, 0] })]) // prettier-ignore
    const { position } = its.at(1)
    expect(position[0]).toBeGreaterThan(1)
    expect(position[2]).toBeCloseTo(0, 9)
  })
})
