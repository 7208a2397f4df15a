/** A search along a line on the surface: its trial points, its line and the interval that is left. */
import { Vector3 } from 'three'
import { describe, expect, it } from 'vitest'
import { defaultRunner } from '../../../../src/experiment/defaults/defaults'
import { internalsStyle } from '../../../../src/scene/things/step/internalsStyle'
import { drawn, on } from '../../../helpers/drawnInternals'

describe('a search along a line', () => {
  // On x² + y² from (2, 0): p = (−4, 0), and a = 1 lands at the same height. Half of it is the minimum.
  const experiment = on('x^2 + y^2', 'armijo', { eta: 1 }, [2, 0])

  it('has a dot at each trial point, the line to the farthest, and the interval left between brackets', () => {
    const lines = drawn(experiment, 0)
    const along = (style: number) => lines.get(style)?.map(({ x }) => x) ?? []
    const trials = along(internalsStyle.trial)
    expect(Math.max(...trials)).toBeCloseTo(2 / 3, 5)
    // The refused point is (−2, 0); a dot is two points at one place.
    expect(Math.min(...trials)).toBeCloseTo(-2 / 3, 5)
    expect(trials.slice(-2).map((x) => x.toFixed(5))).toEqual(['-0.66667', '-0.66667'])
    const interval = along(internalsStyle.interval)
    expect(Math.min(...interval)).toBeCloseTo(-2 / 3, 5)
    expect(Math.max(...interval)).toBeCloseTo(0, 5)
    // The accepted point is the last of all.
    expect(interval.at(-1)).toBeCloseTo(0, 5)
    const across = lines.get(internalsStyle.interval)?.map(({ z }) => z) ?? []
    expect(Math.max(...across)).toBeCloseTo(0.035, 3)
    expect(Math.min(...across)).toBeCloseTo(-0.035, 3)
  })

  it('goes to the edge of the picture where the farthest point is beyond it', () => {
    const far = drawn(on('x^2 + y^2', 'armijo', { eta: 8 }, [2, 0]), 0).get(internalsStyle.trial) ?? []
    expect(Math.min(...far.map(({ x }) => x))).toBeCloseTo(-1, 5)
    expect(far.filter(({ x }) => Math.abs(x + 1) < 1e-5)).toHaveLength(1)
  })

  it('of one point has no interval', () => {
    const found = drawn(on('x^2 + y^2', 'armijo', { eta: 0.2 }, [2, 0]), 0)
    expect(found.get(internalsStyle.interval)).toHaveLength(2)
  })

  it('on a curve has ticks across it at both ends of the interval', () => {
    const curve = {
      ...experiment,
      surface: { formula: 'x^2', domain: [[-3, 3]], parameters: ['x'] }, // prettier-ignore
      start: [2],
    } as const
    const interval = drawn(curve, 0).get(internalsStyle.interval) ?? []
    // The last two are the dot of the accepted point. Before them are the ticks: at 0, where the curve is level, and at −2.
    const [left, right, low, high] = interval.slice(-6, -2)
    expect([left?.x, right?.x]).toEqual([expect.closeTo(0, 6), expect.closeTo(0, 6)])
    expect((right?.y ?? 0) - (left?.y ?? 0)).toBeCloseTo(0.07, 5)
    const tick = new Vector3().subVectors(high ?? new Vector3(), low ?? new Vector3())
    expect(tick.length()).toBeCloseTo(0.07, 5)
    expect(((low?.x ?? 0) + (high?.x ?? 0)) / 2).toBeCloseTo(-2 / 3, 5)
    // Across a slope that falls to the right it leans to the right.
    expect(tick.x).toBeGreaterThan(0.01)
  })

  it('of an own rule that steps within a loop has dots alone', () => {
    const optimizer = { name: 'Inner', settings: {}, state: {}, rule: 'q = theta\nrepeat 3\nq = q - 0.2 grad(q + 0.1)\nend\ntheta = q' } // prettier-ignore
    const own = {
      ...experiment,
      runners: [{ ...defaultRunner('sgd', 0), optimizer, settings: { eta: 0.1 } }],
    }
    const found = drawn(own, 0)
    expect(found.get(internalsStyle.trial)).toHaveLength(6)
    expect(found.has(internalsStyle.interval)).toBe(false)
  })
})
