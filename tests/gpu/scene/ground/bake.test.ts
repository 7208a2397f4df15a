/** The light that the GPU bakes is that of a fine march over the same heights in float64. */
import { expect, it } from 'vitest'
import { Bake } from '../../../../src/scene/ground/bake'
import { heightField, shadeAt } from '../../../../src/scene/ground/shade'
import { draw, raceOn } from '../../../helpers/drawing'

const size = 128
const every = 5
const fine = { directions: 48, steps: 96 }

it.each(['bowl', 'rosenbrock', 'himmelblau', 'styblinskiTang', 'ackley'])('on %s', async (surface) => {
  const drawing = await draw(raceOn(surface, 0), { contours: false, minima: false }, 0)
  const { renderer, stage, terrain } = drawing
  const bake = new Bake(stage.ground)
  bake.begin(renderer, size)
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
      const shade = shadeAt(field, column, row, fine)
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
