/** What is said of the ground under the pointer. */
import { Vector3 } from 'three'
import { expect, test } from 'vitest'
import { parseExperiment } from '../../../../src/experiment/schema/schema'
import { race } from '../../../../src/run/race'
import { minimumAt, placeWords } from '../../../../src/scene/canvas/groundReadout'
import { Projection } from '../../../../src/scene/ground/projection'
import { terrainMemory } from '../../../../src/scene/ground/terrain'

function raceOf(surface: object) {
  return race(parseExperiment({ surface, steps: 1 }).experiment)
}

test.each<[object, readonly number[], boolean, string]>([
  [{ id: 'rosenbrock' }, [1, 1], true, 'minimum: x 1, y 1, L 0'],
  [{ id: 'rosenbrock' }, [-1.23456, 0.5], false, 'x −1.235, y 0.5, L 109.9'],
  [{ formula: 'log(x) + y^2' }, [-1, 0], false, 'x −1, y 0, L is no number'],
  [{ formula: 'theta^2', parameters: ['theta'] }, [0.5], false, 'θ 0.5, L 0.25'],
])('%j at %j', (surface, place, isMinimum, words) => {
  expect(placeWords(raceOf(surface), place, isMinimum)).toBe(words)
})

test('the mark of a minimum is found near its place in the picture, and no other', () => {
  const himmelblau = raceOf({ id: 'himmelblau' })
  const terrain = terrainMemory()(himmelblau, himmelblau.height, 1)
  const projection = new Projection()
  projection.look(new Vector3(0, 4, 3), new Vector3(), new Vector3(0, 1, 0), 30, 800, 600)
  for (const minimum of himmelblau.minima) {
    const at = terrain.place(minimum[0] ?? 0, minimum[1] ?? 0, new Vector3())
    const point = { x: 0, y: 0 }
    projection.project(at.x, at.y, at.z, point)
    const find = (away: number) => minimumAt(himmelblau.minima, terrain, projection, point.x + away, point.y)
    expect(find(5)).toBe(minimum)
    expect(find(25)).toBeUndefined()
  }
})
