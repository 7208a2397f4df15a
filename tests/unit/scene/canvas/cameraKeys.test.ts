/** Keys of the focused picture. */
import { Vector3 } from 'three'
import { describe, expect, test } from 'vitest'
import { cameraLimits, moved, moveOfKey } from '../../../../src/scene/canvas/cameraKeys'

const plain = { shiftKey: false, ctrlKey: false, altKey: false, metaKey: false }
const stand = () => ({ position: new Vector3(1, 3, 4), target: new Vector3(0, 0, 1) })

describe('a key of the picture', () => {
  test('turns to its side, and further with Shift', () => {
    const degrees = (key: string, shiftKey = false) =>
      Math.round(((moveOfKey({ ...plain, key, shiftKey })?.right ?? NaN) * 180) / Math.PI)
    expect([degrees('ArrowRight'), degrees('ArrowLeft'), degrees('ArrowRight', true)]).toEqual([5, -5, 20])
  })

  test('leaves the browser its own', () => {
    for (const held of ['ctrlKey', 'altKey', 'metaKey'])
      expect(moveOfKey({ ...plain, key: '+', [held]: true })).toBeUndefined()
    expect(moveOfKey({ ...plain, key: 'Tab' })).toBeUndefined()
  })

  test('keeps the distance when it turns, and the direction when it zooms', () => {
    const { position, target } = stand()
    const distance = position.distanceTo(target)
    const turned = moved(stand(), { right: 0.3, up: 0.1, away: 1 })
    expect(turned.position.distanceTo(target)).toBeCloseTo(distance, 12)
    expect(turned.position.y).toBeGreaterThan(position.y)
    const near = moved(stand(), { right: 0, up: 0, away: 0.5 })
    expect(near.position.distanceTo(target)).toBeCloseTo(distance / 2, 12)
    expect(near.position.sub(target).normalize().dot(position.sub(target).normalize())).toBeCloseTo(1, 12)
  })

  test('never goes below the ground, over the top, or out of reach', () => {
    const { minDistance, maxDistance, minPolar, maxPolar } = cameraLimits
    for (const [up, polar] of [
      [9, minPolar],
      [-9, maxPolar],
    ] as const) {
      const { position, target } = moved(stand(), { right: 0, up, away: 1 })
      expect(position.sub(target).angleTo(new Vector3(0, 1, 0))).toBeCloseTo(polar, 6)
    }
    for (const [away, distance] of [
      [0.01, minDistance],
      [100, maxDistance],
    ] as const)
      expect(moved(stand(), { right: 0, up: 0, away }).position.distanceTo(stand().target)).toBeCloseTo(
        distance,
        9,
      )
  })
})
