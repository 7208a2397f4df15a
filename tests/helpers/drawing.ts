/** A renderer and a stage without a page around them, for tests that look at pixels. */
import { PerspectiveCamera, Scene, Vector3, WebGLRenderer } from 'three'
import { defaultExperiment } from '../../src/experiment/defaults/defaults'
import { setSurface } from '../../src/experiment/edits/edits'
import type { Experiment, View } from '../../src/experiment/experiment'
import type { SwarmState } from '../../src/lab/ensembles'
import { runnerNames } from '../../src/experiment/names/runnerNames'
import { race } from '../../src/run/race'
import { FieldPass } from '../../src/scene/ground/field'
import { sampleField } from '../../src/scene/ground/float64Field'
import { Projection } from '../../src/scene/ground/projection'
import { Stage } from '../../src/scene/stage'
import type { ShownEnsemble } from '../../src/scene/things/ensemble/ensembleLook'
import { type Terrain, terrainMemory } from '../../src/scene/ground/terrain'

export const size = { width: 480, height: 320 }

export interface Drawing {
  readonly stage: Stage
  readonly terrain: Terrain
  readonly projection: Projection
  readonly renderer: WebGLRenderer
  /** Draws the stage in its present state. */
  show(): void
  /** Red, green and blue from 0 to 255, at a point in CSS pixels from the top left corner. */
  pixel(x: number, y: number): readonly [number, number, number]
  /** All pixels, four bytes each, from the bottom left corner. */
  pixels(): Uint8Array
  dispose(): void
}

/** What else to draw: an ensemble, and its swarms in textures of the drawing's own context. */
export interface Besides {
  readonly ensemble?: ShownEnsemble
  readonly swarms?: (gl: WebGL2RenderingContext) => readonly SwarmState[]
  /** Vertices per side of the mesh. */
  readonly mesh?: number
  readonly selected?: number
}

/** Draws an experiment's surface and runners at a step, seen from `from`. */
export async function draw(
  experiment: Experiment,
  view: Partial<View>,
  step: number,
  from = new Vector3(0.8, 2.6, 3.2),
  { ensemble, swarms, mesh = 257, selected = -1 }: Besides = {},
): Promise<Drawing> {
  const shown = { ...experiment.view, labels: false, ...view }
  const renderer = new WebGLRenderer({ antialias: false, preserveDrawingBuffer: true })
  renderer.setPixelRatio(1)
  renderer.setSize(size.width, size.height)
  renderer.setClearColor(0x000000, 1)
  const run = race(experiment)
  const scale = shown.height === 'auto' ? run.height : shown.height
  const terrain = terrainMemory()(run, scale, shown.heightScale)
  const field = new FieldPass()
  if (terrain.inFloat64) field.take(sampleField(terrain, 257), 257)
  else {
    await field.prepare(renderer, run.surface, () => true)
    field.run(renderer, run, 257)
  }
  const layer = document.body.appendChild(document.createElement('div'))
  const stage = new Stage(layer)
  const indices = experiment.runners.map((_, index) => index)
  const names = runnerNames(experiment.runners)
  stage.show({ race: run, runners: experiment.runners, indices, names, terrain, view: shown, selected })
  stage.setField(field)
  stage.setDetail(mesh, 1)
  stage.showEnsemble(ensemble)
  const projection = new Projection()
  projection.look(from, new Vector3(0, 0.2, 0), new PerspectiveCamera().up, 30, size.width, size.height)
  const gl = renderer.getContext() as WebGL2RenderingContext
  stage.frame(projection, step, swarms?.(gl))
  renderer.resetState()
  const scene = new Scene()
  scene.add(stage.object)
  const show = () => renderer.render(scene, projection.camera)
  show()
  const pixels = () => {
    const bytes = new Uint8Array(4 * size.width * size.height)
    gl.readPixels(0, 0, size.width, size.height, gl.RGBA, gl.UNSIGNED_BYTE, bytes)
    return bytes
  }
  return {
    stage,
    terrain,
    projection,
    renderer,
    show,
    pixels,
    pixel(x, y) {
      const bytes = new Uint8Array(4)
      gl.readPixels(Math.floor(x), size.height - 1 - Math.floor(y), 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, bytes)
      return [bytes[0] ?? 0, bytes[1] ?? 0, bytes[2] ?? 0]
    },
    dispose() {
      stage.dispose()
      field.dispose()
      layer.remove()
      renderer.dispose()
      renderer.forceContextLoss()
    },
  }
}

/** The default race on another surface, with `count` of its runners. */
export function raceOn(surface: string, count = 1): Experiment {
  const experiment = setSurface(defaultExperiment, surface)
  return { ...experiment, runners: experiment.runners.slice(0, count) }
}
