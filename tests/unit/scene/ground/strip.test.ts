/** A curve as a strip: which cells are drawn, and its light. */
import { expect, test } from 'vitest'
import { parseExperiment } from '../../../../src/experiment/schema/schema'
import { race } from '../../../../src/run/race'
import { Strip, stripColumns, stripShadeColumns } from '../../../../src/scene/ground/strip'
import { terrainMemory } from '../../../../src/scene/ground/terrain'

function stripOf(formula: string): Strip {
  const surface = { formula, parameters: ['x'], domain: [[-4, 4]] }
  const { experiment } = parseExperiment({ version: 1, surface, start: [1] })
  const run = race(experiment)
  return new Strip(terrainMemory()(run, run.height, experiment.view.heightScale))
}

function cellsOf(formula: string): number[] {
  const index = stripOf(formula).cells.index?.array ?? []
  return Array.from(index).filter((_, at) => at % 6 === 0)
}

/** Openness and key light at a share of the width. */
function lightAt(strip: Strip, share: number): readonly [open: number, lit: number] {
  const { data } = strip.shade.image as { data: Uint8Array }
  const at = 4 * Math.round(share * (stripShadeColumns - 1))
  return [(data[at + 2] ?? 0) / 255, (data[at + 3] ?? 0) / 255]
}

test('all of a curve is drawn', () => {
  expect(cellsOf('x^2')).toEqual(Array.from({ length: stripColumns - 1 }, (_, i) => i))
})

test('where the loss is no number there is no strip, and no wall beside it', () => {
  const cells = cellsOf('sqrt(x)')
  expect(Math.min(...cells)).toBe(stripColumns / 2)
  expect(Math.max(...cells)).toBe(stripColumns - 2)
})

test('two sides of a pole are not joined', () => {
  const cells = new Set(cellsOf('1/x'))
  expect(cells.has(stripColumns / 2 - 1)).toBe(false)
  expect(cells.has(0)).toBe(true)
  expect(cells.has(stripColumns - 2)).toBe(true)
})

test('flat ground is open and lit, and a valley has less of the sky than its rims', () => {
  expect(lightAt(stripOf('0 x'), 0.5)).toEqual([1, 1])
  const valley = stripOf('-exp(-4x^2)')
  const [open] = lightAt(valley, 0.5)
  expect(open).toBeLessThan(0.75)
  expect(lightAt(valley, 0.1)[0]).toBeGreaterThan(open + 0.2)
  // The light comes from the left: the slope that turns away from it is in shadow.
  expect(lightAt(stripOf('exp(-20x^2)'), 0.56)[1]).toBeLessThan(0.5)
})
