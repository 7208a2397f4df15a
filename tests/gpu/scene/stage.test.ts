/** The scene by its pixels: things are drawn where the float64 truth and the projection say that they are. */
import { Vector2, Vector3 } from 'three'
import { describe, expect, it, vi } from 'vitest'
import { lookOf, rgb } from '../../../src/looks/palette'
import { pick } from '../../../src/scene/ground/picking'
import { draw, raceOn, size } from '../../helpers/drawing'
import type { BallState } from '../../../src/scene/things/balls'
import { Terrain } from '../../../src/scene/ground/terrain'

const bare = { contours: false, minima: false, trail: 'none', floor: false } as const

/** Whether a pixel has the hue of a colour, at whatever brightness the light gave it. */
function hasHue(pixel: readonly number[], hex: string): boolean {
  const direction = (colour: readonly number[]) => {
    const mean = colour.reduce((sum, channel) => sum + channel, 0) / 3
    const offset = colour.map((channel) => channel - mean)
    const length = Math.hypot(...offset)
    return offset.map((channel) => channel / (length || 1))
  }
  const [one, other] = [direction(pixel), direction(rgb(hex))]
  return one.reduce((sum, channel, i) => sum + channel * (other[i] ?? 0), 0) > 0.9
}

describe.each(['rosenbrock', 'himmelblau', 'saddle'])('on %s', (surface) => {
  it('a ball is where its projection says, in its own colour', async () => {
    const experiment = raceOn(surface)
    const drawing = await draw(experiment, bare, 0, new Vector3(0.2, 4.5, 1.2))
    const [ball] = drawing.stage.balls.states
    const [runner] = experiment.runners
    if (!ball || !runner) throw new Error('no ball')
    const place = { x: 0, y: 0 }
    drawing.projection.project(ball.sphere.x, ball.sphere.y, ball.sphere.z, place)
    expect(hasHue(drawing.pixel(place.x, place.y), lookOf(runner).colour)).toBe(true)
    drawing.dispose()
  })

  it('a ball rests on the surface: its centre is one radius along the normal', async () => {
    const drawing = await draw(raceOn(surface), bare, 3.4)
    const { stage, terrain } = drawing
    const [ball] = stage.balls.states
    if (!ball) throw new Error('no ball')
    const contact = terrain.place(ball.x, ball.y, new Vector3())
    const centre = new Vector3(ball.sphere.x, ball.sphere.y, ball.sphere.z)
    expect(centre.distanceTo(contact)).toBeCloseTo(stage.radius, 9)
    // The nearest point of the surface is the contact: the ball does not cut through.
    const step = 0.002
    for (const [dx, dz] of [
      [step, 0],
      [-step, 0],
      [0, step],
      [0, -step],
    ] as const) {
      // prettier-ignore
      const [x, y] = [terrain.x(contact.x + dx), terrain.y(contact.z + dz)]
      expect(centre.distanceTo(terrain.place(x, y, new Vector3()))).toBeGreaterThan(0.985 * stage.radius)
    }
    drawing.dispose()
  })

  it('the surface covers the ground, and the ray through a pixel meets it', async () => {
    const drawing = await draw(raceOn(surface, 0), bare, 0)
    const [origin, direction] = [new Vector3(), new Vector3()]
    const { terrain, projection } = drawing
    projection.ray(size.width / 2, size.height / 2, origin, direction)
    const hit = pick(terrain, origin, direction)
    if (!hit) throw new Error('no hit')
    const back = terrain.place(hit[0], hit[1], new Vector3())
    const place = { x: 0, y: 0 }
    projection.project(back.x, back.y, back.z, place)
    expect(place.x).toBeCloseTo(size.width / 2, 3)
    expect(place.y).toBeCloseTo(size.height / 2, 3)
    expect(Math.max(...drawing.pixel(place.x, place.y))).toBeGreaterThan(30)
    // There is the background alone.
    expect(Math.max(...drawing.pixel(3, 3))).toBeLessThan(30)
    drawing.dispose()
  })
})

it('contour lines lie where the height says, and nowhere when they are off', async () => {
  const from = new Vector3(0, 9, 0.01)
  // In the light theme they are darker than any ground.
  const view = { ...bare, height: 'linear', theme: 'light' } as const
  const plain = await draw(raceOn('bowl', 0), view, 0, from)
  const lined = await draw(raceOn('bowl', 0), { ...view, contours: true }, 0, from)
  const [before, after] = [plain.pixels(), lined.pixels()]
  let darker = 0
  let lighter = 0
  for (let i = 0; i < before.length; i += 4) {
    const sum = (bytes: Uint8Array) => (bytes[i] ?? 0) + (bytes[i + 1] ?? 0) + (bytes[i + 2] ?? 0)
    const change = sum(after) - sum(before)
    if (change < -30) darker += 1
    if (change > 1) lighter += 1
  }
  expect(darker).toBeGreaterThan(400)
  expect(lighter).toBe(0)
  plain.dispose()
  lined.dispose()
})

it('a draped trail is drawn behind the playhead and not ahead of it', async () => {
  const experiment = { ...raceOn('rosenbrock', 2), start: [-1.5, 1.5] }
  const colour = lookOf(experiment.runners[1] ?? { colour: 0 }).colour
  const view = { ...bare, trail: 'draped', ahead: false, colours: 'inferno' } as const
  const drawing = await draw(experiment, view, 40, new Vector3(0, 5, 1.5))
  const { stage, terrain, projection } = drawing
  const points = stage.shown?.race.runs[1]?.points ?? new Float64Array()
  const at = (position: number) => {
    const step = Math.floor(position)
    const share = position - step
    const lerp = (i: number) =>
      (points[3 * step + i] ?? 0) + share * ((points[3 * step + 3 + i] ?? 0) - (points[3 * step + i] ?? 0))
    const place = terrain.place(lerp(0), lerp(1), new Vector3())
    const out = { x: 0, y: 0 }
    projection.project(place.x, place.y, place.z, out)
    return out
  }
  const [behind, ball, ahead] = [at(25), at(40), at(55)]
  expect(Math.hypot(behind.x - ball.x, behind.y - ball.y)).toBeGreaterThan(12)
  expect(hasHue(drawing.pixel(behind.x, behind.y), colour)).toBe(true)
  if (Math.hypot(ahead.x - ball.x, ahead.y - ball.y) > 12) {
    expect(hasHue(drawing.pixel(ahead.x, ahead.y), colour)).toBe(false)
  }
  drawing.dispose()
})

it('a curve that is fitted again is drawn anew and leaves no buffer behind', async () => {
  const drawing = await draw(raceOn('wrinkledCurve'), { ...bare, heightScale: 1 }, 0)
  const { stage, renderer } = drawing
  const { shown } = stage
  if (!shown) throw new Error('nothing is shown')
  const { loss, domain, height } = shown.terrain
  const gl = renderer.getContext()
  const [made, freed] = [vi.spyOn(gl, 'createBuffer'), vi.spyOn(gl, 'deleteBuffer')]
  const before = drawing.pixels()
  for (const heightScale of [0.6, 0.8, 0.5]) {
    stage.show({ ...shown, terrain: new Terrain(loss, domain, height, heightScale) })
    stage.frame(drawing.projection, 0)
    drawing.show()
  }
  expect(made.mock.calls.length - freed.mock.calls.length).toBe(0)
  const fresh = await draw(raceOn('wrinkledCurve'), { ...bare, heightScale: 0.5 }, 0)
  expect(drawing.pixels()).not.toEqual(before)
  expect(drawing.pixels()).toEqual(fresh.pixels())
  drawing.dispose()
  fresh.dispose()
})

describe('runs that coincide', () => {
  it('are drawn side by side, each ball at the end of its trail, and near its true place', async () => {
    const one = raceOn('himmelblau', 2)
    const [first, second] = one.runners
    if (!first || !second) throw new Error('no runners')
    const both = [first, { ...first, colour: second.colour }]
    const alone = await draw({ ...one, runners: [first] }, bare, 12, new Vector3(0.2, 4.5, 1.2))
    const drawing = await draw({ ...one, runners: both }, bare, 12, new Vector3(0.2, 4.5, 1.2))
    const place = ({ projection, stage }: typeof drawing, index: number): Vector2 => {
      const { sphere } = stage.balls.states[index] as BallState
      const point = new Vector2()
      projection.project(sphere.x, sphere.y, sphere.z, point)
      return point
    }
    const [truth, left, right] = [place(alone, 0), place(drawing, 0), place(drawing, 1)]
    const { unit } = drawing.projection
    expect(left.distanceTo(right)).toBeCloseTo(6.5 * unit, 0)
    for (const ball of [left, right]) {
      expect(ball.distanceTo(truth)).toBeGreaterThan(1)
      expect(ball.distanceTo(truth)).toBeLessThan(3.4 * unit)
    }
    alone.dispose()
    drawing.dispose()
  })

  it('have trails in both colours', async () => {
    const one = raceOn('himmelblau', 2)
    const [first, second] = one.runners
    if (!first || !second) throw new Error('no runners')
    const both = [first, { ...first, colour: second.colour }]
    const drawing = await draw({ ...one, runners: both }, { ...bare, trail: 'draped' }, 200)
    const pixels = drawing.pixels()
    const count = (hex: string): number => {
      const colour = rgb(hex).map((channel) => 255 * channel)
      let found = 0
      for (let at = 0; at < pixels.length; at += 4) {
        const off = colour.map((channel, part) => Math.abs(channel - (pixels[at + part] ?? 0)))
        if (Math.max(...off) < 12) found += 1
      }
      return found
    }
    expect(count(lookOf(first).colour)).toBeGreaterThan(8)
    expect(count(lookOf(second).colour)).toBeGreaterThan(8)
    drawing.dispose()
  })
})
