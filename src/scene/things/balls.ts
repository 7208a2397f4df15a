/** Balls: where each runner's ball is at the playhead, and the spheres that show them. */
import {
  type DepthModes,
  GLSL3,
  GreaterDepth,
  Group,
  InstancedBufferGeometry,
  LessEqualDepth,
  Mesh,
  RawShaderMaterial,
  SphereGeometry,
  Vector3,
  Vector4,
} from 'three'
import ballFrag from '../../../shaders/ball.frag?raw'
import ballVert from '../../../shaders/ball.vert?raw'
import { shaderText } from '../../../shaders/shaderText'
import { stepAt, type Race, type Run } from '../../run/race'
import { rgb, type RunnerLook, type SceneTheme } from '../../looks/palette'
import { maxBalls } from '../ground/maxBalls'
import { lowestShown } from '../ground/height'
import { keyDirection } from '../ground/light'
import type { Projection } from '../ground/projection'
import type { Terrain } from '../ground/terrain'
import { Halo } from './halo'
import { type SeenLanes, shiftAt } from './raceLanes'

/** What stands at the place of one ball. */
export interface BallState {
  /** Position in the domain. */
  x: number
  y: number
  /** The loss of the last step taken. */
  stepLoss: number
  /** Centre in scene units, and radius. */
  readonly sphere: Vector4
  /** Where it touches the surface, and the normal there. */
  readonly contact: Vector3
  readonly normal: Vector3
  visible: boolean
  /** Why it is not in its place, if so. */
  absence: 'outside' | 'above' | 'below' | undefined
  /** The step at which it diverged, once it has. */
  diverged: number | undefined
}

export function newBallState(): BallState {
  return {
    x: 0,
    y: 0,
    stepLoss: 0,
    sphere: new Vector4(),
    contact: new Vector3(),
    normal: new Vector3(0, 1, 0),
    visible: true,
    absence: undefined,
    diverged: undefined,
  }
}

/** The max height of a ball. Above, it waits at the rim of the picture. */
const ceiling = 1

/** Puts the ball of a run at the playhead, in turns. Between two steps it glides over the surface, on the line between them. */
function placeBall(run: Run, position: number, terrain: Terrain, radius: number, ball: BallState): void {
  const place = stepAt(run, position)
  const step = Math.floor(place)
  const next = Math.min(step + 1, run.steps)
  const share = place - step
  const at = (index: number, of: number) => run.points[3 * index + of] ?? 0
  ball.x = at(step, 0) + share * (at(next, 0) - at(step, 0))
  ball.y = at(step, 1) + share * (at(next, 1) - at(step, 1))
  ball.stepLoss = at(step, 2)
  ball.diverged = run.divergedAt !== undefined && place >= run.divergedAt ? run.divergedAt : undefined
  const inside = terrain.contains(ball.x, ball.y, 1e-9)
  // A ball that has left the picture waits at the nearest place of its rim.
  const [seenX, seenY] = inside ? [ball.x, ball.y] : nearestInside(ball.x, ball.y, terrain)
  terrain.place(seenX, seenY, ball.contact)
  terrain.normal(seenX, seenY, ball.normal)
  const top = ceiling * terrain.heightScale
  const above = !(ball.contact.y <= top)
  const bottom = lowestShown * terrain.heightScale
  const below = terrain.height.isCutBelow && ball.contact.y < bottom
  if (above) ball.contact.y = top
  if (below) ball.contact.y = bottom
  if (above || below) ball.normal.set(0, 1, 0)
  ball.absence = !inside ? 'outside' : above ? 'above' : below ? 'below' : undefined
  const { contact, normal } = ball
  ball.sphere.set(
    contact.x + radius * normal.x,
    contact.y + radius * normal.y,
    contact.z + radius * normal.z,
    radius,
  )
}

function nearestInside(x: number, y: number, terrain: Terrain): [number, number] {
  const clamp = (value: number, interval: readonly [number, number] | undefined) =>
    interval ? Math.min(Math.max(value, interval[0]), interval[1]) : 0
  return [clamp(x, terrain.domain[0]), clamp(y, terrain.domain[1])]
}

const shift = new Vector3()

export class Balls {
  readonly object = new Group()
  readonly #fine = ballOf(32, 20)
  readonly #coarse = ballOf(16, 10)
  readonly #meshes: Mesh<InstancedBufferGeometry, RawShaderMaterial>[] = []
  /** One for each runner, in their order. */
  readonly states: BallState[] = []
  /** The spheres that are drawn. The surface's shadows use them. */
  readonly drawn: Vector4[] = Array.from({ length: maxBalls }, () => new Vector4())
  count = 0
  readonly halo = new Halo()
  #selected: { readonly ball: BallState; readonly colour: string } | undefined
  readonly #uniforms = {
    u_balls: { value: this.drawn },
    u_ballColours: { value: Array.from({ length: maxBalls }, () => new Vector4()) },
    u_key: { value: keyDirection },
    u_rim: { value: 0.11 },
    u_casing: { value: new Vector3() },
  }

  constructor() {
    // A ball behind a ridge shows through faintly: no runner gets lost.
    this.object.add(this.halo.mesh)
    this.#pass(GreaterDepth, 0.3)
    this.#pass(LessEqualDepth, 1)
  }

  setLook(theme: SceneTheme): void {
    this.#uniforms.u_casing.value.set(...rgb(theme.casing))
    this.halo.setLook(theme)
  }

  /** Moves every ball to the playhead. */
  place(
    race: Race,
    position: number,
    terrain: Terrain,
    radius: number,
    looks: readonly (RunnerLook & { readonly visible: boolean })[],
    selected: number,
    lanes?: SeenLanes,
  ): void {
    this.count = 0
    this.#selected = undefined
    this.states.length = race.runs.length
    for (const [index, run] of race.runs.entries()) {
      const ball = (this.states[index] ??= newBallState())
      const look = looks[index]
      ball.visible = look?.visible ?? false
      placeBall(run, position, terrain, radius, ball)
      // A ball is where its trail is drawn.
      if (
        lanes &&
        !ball.absence &&
        shiftAt(lanes, index, run, stepAt(run, position), ball.sphere, terrain, shift)
      ) {
        ball.sphere.x += shift.x
        ball.sphere.y += shift.y
        ball.sphere.z += shift.z
      }
      if (!look || !ball.visible || this.count >= maxBalls) continue
      if (index === selected && race.runs.length > 1 && !ball.absence)
        this.#selected = { ball, colour: look.colour }
      const solid = ball.absence ? 0.35 : ball.diverged !== undefined ? 0.5 : 1
      this.drawn[this.count]?.copy(ball.sphere)
      this.#uniforms.u_ballColours.value[this.count]?.set(...rgb(look.colour), solid)
      this.count += 1
    }
    this.#fine.instanceCount = this.#coarse.instanceCount = this.count
    this.object.visible = this.count > 0
  }

  /** Per frame: the halo, in a picture of so many CSS pixels. */
  setView({ width, height, pixelsPerUnit }: Projection): void {
    this.halo.setViewport(width, height)
    const { ball, colour = '#ffffff' } = this.#selected ?? {}
    this.halo.show(ball?.sphere, colour, (ball?.sphere.w ?? 0) * pixelsPerUnit)
  }

  /** A coarse ball has fewer vertices. At its usual size its rim is off by a quarter of a pixel. */
  setDetail(isCoarse: boolean): void {
    for (const mesh of this.#meshes) mesh.geometry = isCoarse ? this.#coarse : this.#fine
  }

  dispose(): void {
    this.halo.dispose()
    this.#fine.dispose()
    this.#coarse.dispose()
    for (const { material } of this.#meshes) material.dispose()
  }

  #pass(depthFunc: DepthModes, strength: number): void {
    const material = new RawShaderMaterial({
      glslVersion: GLSL3,
      vertexShader: shaderText(ballVert),
      fragmentShader: shaderText(ballFrag),
      uniforms: { ...this.#uniforms, u_strength: { value: strength } },
      transparent: true,
      depthFunc,
      depthWrite: strength === 1,
    })
    const mesh = new Mesh(this.#fine, material)
    this.#meshes.push(mesh)
    mesh.frustumCulled = false
    mesh.renderOrder = 4
    this.object.add(mesh)
  }
}

function ballOf(columns: number, rows: number): InstancedBufferGeometry {
  const sphere = new SphereGeometry(1, columns, rows)
  const geometry = new InstancedBufferGeometry()
  geometry.setIndex(sphere.getIndex())
  geometry.setAttribute('position', sphere.getAttribute('position'))
  return geometry
}
