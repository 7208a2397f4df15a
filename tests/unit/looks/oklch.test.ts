/** OKLCH as bytes, against CSS. */
import { describe, expect, it } from 'vitest'
import { oklchBytes } from '../../../src/looks/oklch'
import { labOf } from '../../helpers/oklab'

describe('OKLCH', () => {
  it('turns to the bytes that CSS gives for it', () => {
    expect(oklchBytes(1, 0, 0)).toEqual([255, 255, 255])
    expect(oklchBytes(0.6279553639214311, 0.2576833038053608, 29.23388027962784)).toEqual([255, 0, 0])
    expect(oklchBytes(0.4520137183853429, 0.31321437166460125, 264.052020638055)).toEqual([0, 0, 255])
  })

  it('keeps lightness and hue where no screen has the chroma', () => {
    const [l, a, b] = labOf(oklchBytes(0.8, 0.4, 256))
    expect(l).toBeCloseTo(0.8, 2)
    expect((Math.atan2(b, a) * 180) / Math.PI + 360).toBeCloseTo(256, -0.5)
  })
})
