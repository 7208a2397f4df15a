/** Every shader of the program as the page passes it to WebGL: those of the stage, of one surface and of one plan. */
import { Group, RawShaderMaterial, Texture, type Object3D } from 'three'
import { shaderText } from '../../shaders/shaderText'
import wholeTarget from '../../shaders/wholeTarget.vert?raw'
import { stepShader } from '../../src/ensemble/gpu/stepShader'
import { groundOf } from '../../src/run/ground'
import { Swarms } from '../../src/scene/things/ensemble/swarm'
import { Backdrop } from '../../src/scene/ground/backdrop'
import { bakePasses } from '../../src/scene/ground/bake'
import { copyFragment } from '../../src/scene/canvas/smoothing'
import { exposurePasses } from '../../src/scene/picture/film/exposure'
import { fieldFragment } from '../../src/scene/ground/field'
import { Stage } from '../../src/scene/stage'
import { racePlan, runnerPlan, starts } from '../helpers/ensemblePlans'
import type { Pass } from './compile'

const race = racePlan('rosenbrock', runnerPlan('adam', {}, { clip: { norm: 1 } }), {
  noise: { sigma: 0.1, shared: false },
})
const ground = groundOf(race)
const step = stepShader(starts(race, 64), ground)
const vertex = shaderText(wholeTarget)

/** Without their `#version`, which the compiling code adds. */
export const passes: readonly Pass[] = [
  ...drawn(stageObject()),
  ...drawn(backdrop()),
  ...drawn(swarm()),
  { name: 'the copy of a smooth picture', vertex, fragment: copyFragment },
  ...bakePasses.map((fragment) => ({ name: 'the bake of the light', vertex, fragment })),
  ...exposurePasses.map((fragment) => ({ name: 'the exposure of a film', vertex, fragment })),
  { name: 'the field pass', vertex, fragment: fieldFragment(ground.surface) },
  { name: 'the steps in a loop', vertex, fragment: step.fragment(false) },
  { name: 'the fused steps', vertex, fragment: step.fragment(true) },
]

/** The materials below an object. They belong to classes, so most appear several times. */
function drawn(object: Object3D): Pass[] {
  const found = new Map<string, Pass>()
  object.traverse((child) => {
    if (!('material' in child) || !(child.material instanceof RawShaderMaterial)) return
    const { vertexShader, fragmentShader } = child.material
    const pass = { name: 'the picture', vertex: vertexShader, fragment: fragmentShader }
    found.set(vertexShader + fragmentShader, pass)
  })
  return [...found.values()]
}

function backdrop(): Object3D {
  const { floor, background } = new Backdrop()
  return new Group().add(floor, background)
}

function stageObject(): Object3D {
  // The layer holds the labels, and there are none yet but the probe of their sizes. Node cannot observe these.
  globalThis.ResizeObserver ??= class {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  }
  const probe = {} as HTMLElement
  const layer = { appendChild: () => probe, ownerDocument: { createElement: () => probe } }
  return new Stage(layer as unknown as HTMLElement).object
}

/** A stage creates its points once there is something to show. */
function swarm(): Object3D {
  const swarms = new Swarms({})
  const state = { runner: 0, columns: 1, rows: 1, before: {}, after: {}, share: 0 }
  swarms.place([state], () => ({ texture: new Texture(), byHeight: false, runnerColour: '#ffffff' }))
  return swarms.object
}
