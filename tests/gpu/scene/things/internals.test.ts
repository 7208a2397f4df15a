/** The internals on the surface: shapes and positions by the drawn points, colours by the pixels. */
import { Vector3 } from 'three'
import { describe, expect, it } from 'vitest'
import { race } from '../../../../src/run/race'
import { fitHeight } from '../../../../src/scene/ground/fitHeight'
import { InternalsDrawing, type InternalsSubject } from '../../../../src/scene/things/internals'
import { internalsStyle } from '../../../../src/scene/things/step/internalsStyle'
import { Terrain } from '../../../../src/scene/ground/terrain'
import { draw } from '../../../helpers/drawing'
import { drawn, on, radius } from '../../../helpers/drawnInternals'

const bare = { contours: false, minima: false, trail: 'none', floor: false, ahead: false } as const
const above = new Vector3(0, 6, 0.01)

/** Widths along x and z. */
function extent(points: readonly Vector3[] = []): [number, number] {
  const width = (of: (point: Vector3) => number) => {
    const all = points.map(of)
    return Math.max(...all) - Math.min(...all)
  }
  return [width((point) => point.x), width((point) => point.z)]
}

it('they are drawn again for another step, line or ball, but not for a position within the step', () => {
  const run = race(on('x^2 / 2 + 20 y^2', 'adam', {}, [1.5, 0.8]))
  const terrain = new Terrain(run.loss, run.domain, fitHeight('sqrt', run.loss, run.domain, run.minima), 0.7)
  const drawing = new InternalsDrawing()
  const { points, object } = drawing.ribbons
  const at = { race: run, runner: 0, terrain, position: 3, radius, slice: undefined }
  const isNew = (subject: InternalsSubject) => {
    points.clear()
    const without = points.count
    drawing.show(subject)
    return points.count > without
  }
  expect(isNew(at)).toBe(true)
  expect(isNew({ ...at, position: 3.9 })).toBe(false)
  expect(isNew({ ...at, position: 4 })).toBe(true)
  expect(isNew({ ...at, position: 4, slice: 'x' })).toBe(true)
  expect(isNew({ ...at, position: 4, radius: 2 * radius })).toBe(true)
  drawing.show(undefined)
  expect(object.visible).toBe(false)
  expect(isNew({ ...at, position: 4, radius: 2 * radius })).toBe(true)
})

describe('the ellipse of the preconditioner', () => {
  it('of Adam on a long bowl is wide along the flat axis, as its second average says', () => {
    const experiment = on('x^2 / 2 + 20 y^2', 'adam', { eta: 0.05 }, [1.5, 0.8])
    const [along, across] = extent(drawn(experiment, 8).get(internalsStyle.ellipse))
    const update = race(experiment).runs[0]?.update(8)
    const [[x = 0] = [], [, y = 0] = []] = update?.preconditioner ?? []
    expect(along / across).toBeGreaterThan(4)
    expect(along / across).toBeCloseTo(x / y, 1)
  })

  it('of plain descent is a circle around the point of the step, always of the same size', () => {
    for (const eta of [0.001, 0.02]) {
      const ring =
        drawn(on('x^2 / 2 + 20 y^2', 'sgd', { eta }, [1.5, 0.3]), 0).get(internalsStyle.ellipse) ?? []
      expect(ring.length).toBeGreaterThan(10)
      for (const { x, z } of ring) expect(Math.hypot(x - 0.5, z + 0.1)).toBeCloseTo(0.22, 5)
    }
  })

  it('of Newton on a turned bowl is turned with it', () => {
    const ring = drawn(on('(x + y)^2 + 9 (x - y)^2', 'newton', { damping: 0 }, [1, 0.5]), 0)
    const far = ring.get(internalsStyle.ellipse)?.toSorted((one, other) => away(other) - away(one))[0]
    // Flat along x = y, and y is away from the viewer.
    expect((far?.x ?? 0) - 1 / 3).toBeCloseTo(-((far?.z ?? 0) + 0.5 / 3), 1)
    function away({ x, z }: Vector3): number {
      return Math.hypot(x - 1 / 3, z + 0.5 / 3)
    }
  })

  it('is not drawn where only signs count', () => {
    expect(drawn(on('x^2 + y^2', 'signsgd', {}, [1, 1]), 0).has(internalsStyle.ellipse)).toBe(false)
  })
})

it('SAM’s probe is a dashed line to where it looks', () => {
  const line = drawn(on('x^2 + y^2', 'sam', { rho: 1.2, eta: 0.01 }, [1.5, 0]), 0).get(internalsStyle.probe)
  expect(line?.at(-1)?.x).toBeCloseTo(2.7 / 3, 5)
  expect(line?.[0]?.x).toBeCloseTo(0.5, 5)
})

describe('the local quadratic', () => {
  it('of Newton on a quadratic lies on the surface, with a dot in its minimum', () => {
    const experiment = on('x^2 + 2 y^2', 'newton', {}, [1, 0.5])
    const wires = drawn(experiment, 0).get(internalsStyle.quadratic) ?? []
    const run = race(experiment)
    const terrain = new Terrain(
      run.loss,
      run.domain,
      fitHeight('sqrt', run.loss, run.domain, run.minima),
      0.7,
    )
    expect(wires.length).toBeGreaterThan(100)
    for (const { x, y, z } of wires) {
      const surface = terrain.place(terrain.x(x), terrain.y(z), new Vector3())
      expect(Math.abs(y - surface.y)).toBeLessThan(1e-3)
    }
    expect(Math.hypot(wires.at(-1)?.x ?? 1, wires.at(-1)?.z ?? 1)).toBeLessThan(1e-6)
  })

  it('and the line of the slice are drawn for any rule while the slice is open', () => {
    const experiment = on('x^2 + 2 y^2', 'sgd', { eta: 0.1 }, [1, 0.5])
    expect(drawn(experiment, 0).has(internalsStyle.quadratic)).toBe(false)
    const open = drawn(experiment, 0, 'x')
    expect(open.has(internalsStyle.quadratic)).toBe(true)
    expect(extent(open.get(internalsStyle.slice))[1]).toBeCloseTo(0, 6)
    expect(extent(open.get(internalsStyle.slice))[0]).toBeGreaterThan(0.3)
  })
})

describe('the arrow of the step', () => {
  // λ = 10 along x, so that the limit is 0.2.
  const at = (eta: number) => on('5 x^2 + y^2', 'sgd', { eta }, [1, 0])

  it('changes its style as η passes 2/λ', () => {
    expect(drawn(at(0.19), 0).has(internalsStyle.lower)).toBe(true)
    expect(drawn(at(0.19), 0).has(internalsStyle.higher)).toBe(false)
    expect(drawn(at(0.21), 0).has(internalsStyle.higher)).toBe(true)
  })

  it.each([
    [0.19, 'green'],
    [0.21, 'red'],
  ] as const)('at η = %f is %s', async (eta, colour) => {
    const drawing = await draw(at(eta), { ...bare, internals: true }, 0, above, { selected: 0 })
    const shaft = drawn(at(eta), 0).get(eta < 0.2 ? internalsStyle.lower : internalsStyle.higher) ?? []
    const place = { x: 0, y: 0 }
    const hues = shaft.slice(2, -3).map(({ x, y, z }) => {
      drawing.projection.project(x, y, z, place)
      const [red, green, blue] = drawing.pixel(place.x, place.y)
      return red > 1.5 * green && red > 1.5 * blue
        ? 'red'
        : green > 1.3 * red && green > 1.2 * blue
          ? 'green'
          : 'other'
    })
    // Dashed if it is above the limit, and the ellipse crosses it.
    expect(hues.filter((hue) => hue === colour).length).toBeGreaterThan(hues.length / 3)
    expect(hues).not.toContain(colour === 'red' ? 'green' : 'red')
    drawing.dispose()
  })
})

it('nothing is drawn without a runner, and everything is removed when switched off', async () => {
  const experiment = on('5 x^2 + y^2', 'sgd', { eta: 0.1 }, [1, 0])
  const none = await draw(experiment, bare, 0, above, { selected: 0 })
  const other = await draw(experiment, { ...bare, internals: true }, 0, above)
  const shown = await draw(experiment, { ...bare, internals: true }, 0, above, { selected: 0 })
  expect(other.pixels()).toEqual(none.pixels())
  expect(shown.pixels()).not.toEqual(none.pixels())
  const last = shown.stage.shown
  if (!last) throw new Error('nothing is shown')
  shown.stage.show({ ...last, view: { ...last.view, internals: false } })
  shown.stage.frame(shown.projection, 0)
  shown.show()
  expect(shown.pixels()).toEqual(none.pixels())
  for (const drawing of [none, other, shown]) drawing.dispose()
})
