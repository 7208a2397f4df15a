/** Swarms by their pixels: each run is where the float64 terrain says, in the colour that its end says. */
import { Vector3 } from 'three'
import { describe, expect, it } from 'vitest'
import { race } from '../../../../../src/run/race'
import { lookOf, rgb } from '../../../../../src/looks/palette'
import { pick } from '../../../../../src/scene/ground/picking'
import { draw, raceOn } from '../../../../helpers/drawing'
import { bare, endedAs, likeness, pixelAt, places, swarmOf, type Point } from '../../../../helpers/swarms'

const isNeutral = (pixel: readonly number[]) =>
  Math.min(...pixel) > 70 && Math.max(...pixel) - Math.min(...pixel) < 45

describe.each(['rosenbrock', 'himmelblau', 'rastrigin'])('on %s', (surface) => {
  const experiment = raceOn(surface, 0)
  const from = new Vector3(0.9, 3.2, 2.4)

  it.each([257, 73])(
    'runs are drawn where they are, and a ridge hides them, on a mesh of %i',
    async (mesh) => {
      const points = places(experiment, 150)
      const empty = await draw(experiment, bare, 0, from, { mesh })
      const drawing = await draw(experiment, bare, 0, from, { mesh, swarms: (gl) => [swarmOf(gl, points)] })
      const { terrain, projection } = drawing
      const [origin, direction] = [new Vector3(), new Vector3()]
      const [seen, hidden] = [[] as Point[], [] as Point[]]
      for (const { x, y } of points) {
        const place = terrain.place(x, y, new Vector3())
        if (place.y > 0.95 * terrain.heightScale) continue
        const out = { x: 0, y: 0 }
        projection.project(place.x, place.y, place.z, out)
        projection.ray(out.x, out.y, origin, direction)
        const hit = pick(terrain, origin, direction)
        const distance = hit ? terrain.place(hit[0], hit[1], new Vector3()).distanceTo(place) : Infinity
        // A pixel is not reliable where the surface is seen edge on.
        const facing = -terrain.normal(x, y, new Vector3()).dot(direction)
        if (distance < 0.01 && facing > 0.25) seen.push({ x, y })
        else if (hit && distance > 0.25) hidden.push({ x, y })
      }
      const drawn = seen.filter(({ x, y }) => isNeutral(pixelAt(drawing, x, y)))
      expect(seen.length).toBeGreaterThan(20)
      expect(drawn.length / seen.length).toBeGreaterThan(mesh > 200 ? 0.97 : 0.9)
      for (const { x, y } of hidden) expect(pixelAt(drawing, x, y)).toEqual(pixelAt(empty, x, y))
      empty.dispose()
      drawing.dispose()
    },
  )
})

it('a ridge hides runs from a low camera', async () => {
  const experiment = raceOn('himmelblau', 0)
  const from = new Vector3(0.4, 0.9, 4)
  const hidden = { x: -3.77931, y: -3.283186 }
  const empty = await draw(experiment, bare, 0, from)
  const drawing = await draw(experiment, bare, 0, from, { swarms: (gl) => [swarmOf(gl, [hidden])] })
  expect(drawing.pixels()).toEqual(empty.pixels())
  empty.dispose()
  drawing.dispose()
})

it('runs are on the line between their two steps', async () => {
  const swarms = (gl: WebGL2RenderingContext) => [swarmOf(gl, [{ x: -1, y: 0 }], [{ x: 1, y: 2 }], 0, 0.25)]
  const drawing = await draw(raceOn('bowl', 0), bare, 0, new Vector3(0, 5, 0.5), { swarms })
  expect(isNeutral(pixelAt(drawing, -0.5, 0.5))).toBe(true)
  expect(isNeutral(pixelAt(drawing, -1, 0))).toBe(false)
  expect(isNeutral(pixelAt(drawing, 1, 2))).toBe(false)
  drawing.dispose()
})

it('runs that diverged or left the domain are not drawn', async () => {
  const experiment = raceOn('bowl', 0)
  const gone = [
    { x: 1, y: 1, record: -3 },
    { x: 1e9, y: 0 },
    { x: 0, y: -1e30 },
  ]
  const empty = await draw(experiment, bare, 0)
  const drawing = await draw(experiment, bare, 0, undefined, { swarms: (gl) => [swarmOf(gl, gone)] })
  expect(drawing.pixels()).toEqual(empty.pixels())
  empty.dispose()
  drawing.dispose()
})

it('a curve carries its runs', async () => {
  const experiment = raceOn('wrinkledCurve', 0)
  const [[low, high] = [0, 1]] = race(experiment).domain
  const points = [0.3, 0.5, 0.7].map((share) => ({ x: low + share * (high - low), y: 0 }))
  const drawing = await draw(experiment, bare, 0, new Vector3(0, 0.5, 6), {
    swarms: (gl) => [swarmOf(gl, points)],
  })
  expect(drawing.terrain.dimension).toBe(1)
  for (const { x } of points) expect(isNeutral(pixelAt(drawing, x, 0))).toBe(true)
  drawing.dispose()
})

it('a swarm has the colours of how its runs end', async () => {
  const experiment = raceOn('himmelblau', 0)
  const points = [
    { x: -2, y: 2 },
    { x: 0, y: 2 },
    { x: 2, y: 1 },
  ]
  const shown = endedAs(experiment, 3, ['converged', 'converged', 'saddle'], {})
  const drawing = await draw(experiment, bare, 0, new Vector3(0, 4, 2), {
    ensemble: shown,
    swarms: (gl) => [swarmOf(gl, points)],
  })
  // A saddle is grey, which is similar to every hue.
  for (const [cell, { x, y }] of points.slice(0, 2).entries()) {
    const [pixel, colour] = [pixelAt(drawing, x, y), shown.colour(cell)]
    expect(Math.max(...colour) - Math.min(...colour)).toBeGreaterThan(40)
    expect(likeness(pixel, colour)).toBeGreaterThan(0.9)
  }
  expect(likeness(shown.colour(0), shown.colour(1))).toBeLessThan(0.7)
  drawing.dispose()
})

it('several swarms are told apart by the colours of their runners', async () => {
  const experiment = raceOn('bowl', 2)
  const hiddenRunners = experiment.runners.map((runner) => ({ ...runner, visible: false }))
  const shown = endedAs(experiment, 1, ['converged'], { runners: [0, 1], swarmColours: 'start' })
  const places = [
    { x: -0.5, y: 0.5 },
    { x: 0.5, y: 0.5 },
  ]
  const drawing = await draw({ ...experiment, runners: hiddenRunners }, bare, 0, new Vector3(0, 4, 2), {
    ensemble: shown,
    swarms: (gl) => places.map((place, runner) => swarmOf(gl, [place], [place], runner)),
  })
  for (const [index, runner] of experiment.runners.entries()) {
    const { x = 0, y = 0 } = places[index] ?? {}
    expect(likeness(pixelAt(drawing, x, y), rgb(lookOf(runner).colour))).toBeGreaterThan(0.9)
  }
  drawing.dispose()
})
