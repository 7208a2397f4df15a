/** Which level of detail follows from the times of frames. */
import { describe, expect, test } from 'vitest'
import { DetailGauge } from '../../../../src/scene/canvas/detail'

function frames(gauge: DetailGauge, count: number, timeOf: (at: number) => number, hasSwarm = false): void {
  for (let at = 0; at < count; at += 1) gauge.frame(timeOf(at), hasSwarm)
}

/** A GPU begins with this many vertices a side of its mesh, and can have those. */
const [first, best] = [512, 1024] as const
const lowest = 57

describe('a GPU', () => {
  test('has its best after a second in time, also where one frame in a hundred is missed', () => {
    const steady = new DetailGauge(false)
    frames(steady, 60, () => 16.7)
    expect(steady.detail.mesh).toBe(best)
    const usual = new DetailGauge(false)
    frames(usual, 200, (at) => (at % 100 === 50 ? 33.4 : 16.7))
    expect(usual.detail.mesh).toBe(best)
  })

  test('is back within five seconds after half a second that was slow', () => {
    const gauge = new DetailGauge(false)
    frames(gauge, 24, () => 40)
    expect(gauge.detail.mesh).toBeLessThan(first)
    frames(gauge, 300, () => 16.7)
    expect(gauge.detail.mesh).toBe(best)
  })

  test('stays for longer and longer where a level above is too much', () => {
    const gauge = new DetailGauge(false)
    const rises: number[] = []
    let mesh = gauge.detail.mesh
    for (let at = 0; at < 2000; at += 1) {
      gauge.frame(gauge.detail.mesh === best ? 30 : 16.7)
      if (gauge.detail.mesh > mesh) rises.push(at)
      mesh = gauge.detail.mesh
    }
    const waits = rises.slice(1).map((at, index) => at - (rises[index] ?? 0))
    expect(waits.length).toBeGreaterThan(2)
    for (const [index, wait] of waits.slice(1).entries())
      expect(wait).toBeGreaterThan(1.5 * (waits[index] ?? 0))
  })

  test.each([30, 48, 50])('draws finely for a screen of %d Hz', (hertz) => {
    const gauge = new DetailGauge(false)
    frames(gauge, 600, (at) => 1000 / hertz + 0.4 * ((at % 3) - 1))
    expect(gauge.detail.mesh).toBeGreaterThanOrEqual(first)
  })

  test('that is too slow for its screen ends at a level that it can draw in time', () => {
    // The lower, the faster: a screen of 60 Hz shows every frame a whole number of its times later.
    const cost = (mesh: number) => (mesh > 161 ? 60 : mesh > 97 ? 30 : 14)
    const gauge = new DetailGauge(false)
    frames(gauge, 600, () => Math.ceil(cost(gauge.detail.mesh) / 16.7) * 16.7)
    expect(gauge.detail.mesh).toBe(97)
  })
})

describe('what calls itself a GPU and is slow', () => {
  test.each([
    ['slower than any screen', (mesh: number) => (mesh > 57 ? 700 : 150)],
    ['slow and uneven', (mesh: number, at: number) => (mesh > 57 ? 120 : 30 + 12 * (at % 3))],
  ] as const)('stays at its lowest: %s', (_, cost) => {
    const gauge = new DetailGauge(false)
    frames(gauge, 60, () => 120)
    frames(gauge, 900, (at) => cost(gauge.detail.mesh, at))
    expect(gauge.detail.mesh).toBe(lowest)
  })

  test('is measured by 60 Hz again on a faster screen', () => {
    const gauge = new DetailGauge(false)
    frames(gauge, 600, () => 33.3)
    frames(gauge, 20, () => 16.7)
    // Half of 60 Hz is too slow there.
    frames(gauge, 9, (at) => (at % 2 === 0 ? 30 : 37))
    expect(gauge.detail.mesh).toBeLessThan(best)
  })
})

describe('a processor', () => {
  test('goes down to its lowest and stays there while frames are slow, lower still with a swarm', () => {
    const gauge = new DetailGauge(true)
    frames(gauge, 600, () => 120)
    expect(gauge.detail.mesh).toBe(lowest)
    frames(gauge, 60, () => 120, true)
    expect(gauge.detail.mesh).toBeLessThan(lowest)
  })

  test('a pause changes nothing', () => {
    const gauge = new DetailGauge(true)
    const { mesh } = gauge.detail
    frames(gauge, 50, () => 900)
    expect(gauge.detail.mesh).toBe(mesh)
  })
})
