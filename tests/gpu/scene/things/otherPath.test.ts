/** The path of another program, by its pixels: it lies where its rows are, parts with a dot, and goes when it is let go. */
import { Vector3 } from 'three'
import { expect, it } from 'vitest'
import { sceneThemes } from '../../../../src/looks/palette'
import { draw, raceOn } from '../../../helpers/drawing'

const bare = { contours: false, minima: false, trail: 'none', floor: false, theme: 'dark' } as const

/** Along the middle of the bowl, which is seen from above. */
const rows = [
  [-2, 1],
  [0, 1],
  [2, 1],
] as const
const points = Float64Array.from(rows.flatMap(([x, y]) => [x, y, 0]))

it('a path is drawn where its rows lie, with a dot where it parts, and is gone when it is let go', async () => {
  const drawing = await draw(raceOn('bowl', 0), bare, 0, new Vector3(0, 6, 0.01))
  const { stage, terrain, projection } = drawing
  const { shown } = stage
  if (!shown) throw new Error('nothing is shown')
  const plain = drawing.pixels()
  const at = ([x, y]: readonly [number, number]) => {
    const place = terrain.place(x, y, new Vector3())
    const out = { x: 0, y: 0 }
    projection.project(place.x, place.y, place.z, out)
    return out
  }
  const show = (path: { points: Float64Array; partsAt: number | undefined } | undefined) => {
    stage.show({ ...shown, path })
    stage.frame(projection, 0)
    drawing.show()
    return drawing.pixels()
  }

  const whole = show({ points, partsAt: undefined })
  const along = rows.slice(0, -1).flatMap((from, index) =>
    Array.from({ length: 60 }, (_, piece) => {
      const [begin, end] = [at(from), at(rows[index + 1] ?? from)]
      const share = piece / 60
      return drawing.pixel(begin.x + share * (end.x - begin.x), begin.y + share * (end.y - begin.y))
    }),
  )
  const ink = [1, 3, 5].map((i) => Number.parseInt(sceneThemes.dark.ink.slice(i, i + 2), 16))
  const isInk = (pixel: readonly number[]) => pixel.every((value, i) => Math.abs(value - (ink[i] ?? 0)) < 24)
  // Dashes of 7 pixels with gaps of 5.
  const share = along.filter(isInk).length / along.length
  expect(share).toBeGreaterThan(0.35)
  expect(share).toBeLessThan(0.85)

  const parted = show({ points, partsAt: 1 })
  expect(parted).not.toEqual(whole)
  const dot = at(rows[1])
  for (const [dx, dy] of [[3, 0], [-3, 0], [0, 3], [0, -3]] as const)
    expect(isInk(drawing.pixel(dot.x + dx, dot.y + dy))).toBe(true) // prettier-ignore

  expect(show(undefined)).toEqual(plain)
  drawing.dispose()
})

it('numbers that are not finite end it', async () => {
  const drawing = await draw(raceOn('bowl', 0), bare, 0, new Vector3(0, 6, 0.01))
  const { stage, projection } = drawing
  const { shown } = stage
  if (!shown) throw new Error('nothing is shown')
  const broken = [points.slice(0, 6), Float64Array.of(...points.slice(0, 6), Number.NaN, Infinity, 0)]
  const [short, long] = broken.map((each) => {
    stage.show({ ...shown, path: { points: each, partsAt: undefined } })
    stage.frame(projection, 0)
    drawing.show()
    return drawing.pixels()
  })
  expect(long).toEqual(short)
  drawing.dispose()
})
