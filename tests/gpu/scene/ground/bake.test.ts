/** The light that the GPU bakes is that of a fine march over the same heights in float64. */
import { expect, it } from 'vitest'
import { Bake, finest } from '../../../../src/scene/ground/bake'
import { type HeightField, type Shade, heightField, shadeAt } from '../../../../src/scene/ground/shade'
import { draw, raceOn } from '../../../helpers/drawing'

const size = 256
const every = 23
const fine = { directions: 64, steps: 200 }

/** The march, softened as the bake is: see bakeBlur.frag. */
function softened(field: HeightField, column: number, row: number): Shade {
  let [open, lit, weights] = [0, 0, 0]
  for (let up = -2; up <= 2; up += 1) {
    for (let along = -2; along <= 2; along += 1) {
      const weight = Math.exp(-0.35 * (up * up + along * along))
      const within = (at: number): number => Math.min(Math.max(at, 0), size - 1)
      const shade = shadeAt(field, within(column + along), within(row + up), fine)
      open += weight * shade.open
      lit += weight * shade.lit
      weights += weight
    }
  }
  return { open: open / weights, lit: lit / weights }
}

it.each(['bowl', 'rosenbrock', 'himmelblau', 'styblinskiTang', 'ackley'])('on %s', async (surface) => {
  const drawing = await draw(raceOn(surface, 0), { contours: false, minima: false }, 0)
  const { renderer, stage, terrain } = drawing
  const bake = new Bake(stage.ground)
  bake.begin(renderer, size, finest)
  expect(bake.isAtWork).toBe(true)
  bake.advance(renderer, size / 2)
  expect(bake.texture).toBeUndefined()
  bake.advance(renderer, size / 2)
  expect(bake.isAtWork).toBe(false)
  const bytes = bake.read(renderer)
  const field = heightField(terrain, size)
  let [open, lit, count, opened] = [0, 0, 0, 0]
  for (let row = 0; row < size; row += every) {
    for (let column = 0; column < size; column += every) {
      const at = 4 * (row * size + column)
      const shade = softened(field, column, row)
      open += Math.abs((bytes[at + 2] ?? 0) / 255 - shade.open)
      lit += Math.abs((bytes[at + 3] ?? 0) / 255 - shade.lit)
      opened += shade.open
      count += 1
    }
  }
  expect(open / count).toBeLessThanOrEqual(0.02)
  expect(lit / count).toBeLessThanOrEqual(0.02)
  // The march itself finds shade.
  expect(opened / count).toBeLessThan(0.99)
  bake.dispose()
  drawing.dispose()
})
