/** The camera shows all that is drawn of a surface, and little else. */
import { PerspectiveCamera, Vector3 } from 'three'
import { expect, test } from 'vitest'
import { parseExperiment } from '../../../../src/experiment/schema/schema'
import { race } from '../../../../src/run/race'
import { usualAngle, usualAspect } from '../../../../src/scene/ground/camera'
import { fittedStand } from '../../../../src/scene/ground/fitCamera'
import { terrainMemory } from '../../../../src/scene/ground/terrain'
import { surfaces } from '../../../../src/surfaces/list'

const flat = surfaces.filter(({ parameters }) => parameters.length === 2)

test.each(flat.map(({ id }) => id))('%s fills the picture and is not cut', (id) => {
  const { experiment } = parseExperiment({ version: 1, surface: { id } })
  const run = race(experiment)
  const terrain = terrainMemory()(run, run.height, experiment.view.heightScale)
  const { position, target } = fittedStand([terrain], run.picture, true)
  const camera = new PerspectiveCamera(usualAngle, usualAspect, 0.05, 100)
  camera.position.copy(position)
  camera.lookAt(target)
  camera.updateMatrixWorld()
  let [west, east, south, north] = [1, -1, 1, -1]
  const place = new Vector3()
  for (let x = -1; x <= 1; x += 0.05) {
    for (let z = -1; z <= 1; z += 0.05) {
      terrain.place(terrain.x(x), terrain.y(z), place)
      place.y = Math.min(Math.max(place.y, 0), terrain.heightScale)
      if (!Number.isFinite(place.y)) continue
      place.project(camera)
      west = Math.min(west, place.x)
      east = Math.max(east, place.x)
      south = Math.min(south, place.y)
      north = Math.max(north, place.y)
    }
  }
  expect(Math.min(west, south)).toBeGreaterThan(-1)
  expect(Math.max(east, north)).toBeLessThan(1)
  // Of the shorter side, which is the height.
  const height = (north - south) / 2
  const width = ((east - west) / 2) * usualAspect
  expect(Math.max(height, width)).toBeGreaterThan(0.7)
})
