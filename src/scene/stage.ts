/** All that is drawn of one race in one view, so it names each thing once. It knows no React and no store. */
import { Group, type Texture } from 'three'
import type { Runner } from '../experiment/experiment'
import type { SwarmState } from '../lab/ensembles'
import { lookOf, sceneThemes } from '../looks/palette'
import type { ShownEnsemble } from './things/ensemble/ensembleLook'
import { EnsembleThings } from './things/ensemble/ensembleThings'
import type { FieldPass } from './ground/field'
import type { Projection } from './ground/projection'
import { Backdrop } from './ground/backdrop'
import { exposureOf } from './ground/shade'
import { baseHeight } from './ground/sheetUniforms'
import { SurfaceMesh } from './ground/surfaceMesh'
import type { Box } from './things/labels/boxes'
import { Labels, type Unshown } from './things/labels/labels'
import { legendOf } from './things/labels/legend'
import { type Facing, floorLines, gapAt } from './things/axes'
import type { Balls } from './things/balls'
import { MovingThings } from './things/moving'
import { laneWidth, type RaceLanes, raceLanes } from './things/raceLanes'
import type { Ribbons } from './lines/ribbons'
import type { OtherPath } from './things/otherPath'
import { type Scenery, type ShownLook, StandingThings } from './things/standing'

/** What a stage shows. Parts keep their identity while they do not change. */
export interface Shown extends Scenery {
  /** One for each run. `indices` are those of their runners in the experiment's list, which ensembles use. */
  readonly runners: readonly Runner[]
  readonly indices: readonly number[]
  readonly names: readonly string[]
  readonly selected: number
  /** A path that another program made on this surface. */
  readonly path?: OtherPath | undefined
}

/** Of a ball with its casing, in pixels of a picture of the usual size. */
const ballRadius = 13
const noMinima: readonly (readonly number[])[] = []
/** On a projector all is larger. */
const projectorScale = 1.5
/** A mesh of at least so many vertices a side has finely drawn balls. */
const fineMesh = 97
/** On a mesh of at most so many, every triangle counts: what is hidden does not show through. */
const sparseMesh = 73

export class Stage {
  readonly object = new Group()
  readonly labels: Labels
  readonly #surface = new SurfaceMesh()
  /** What lies around the sheet. It is prepared before a pane is drawn. */
  readonly backdrop = new Backdrop()
  readonly #standing = new StandingThings(this.#surface.shared.u_fog)
  readonly #moving = new MovingThings()
  readonly #ensembleThings = new EnsembleThings(this.#surface)
  #shown: Shown | undefined
  #ensemble: ShownEnsemble | undefined
  #looks: readonly ShownLook[] = []
  #lanes: RaceLanes = []
  #radius = 0.03
  #pixelRatio = 1
  /** CSS pixels to a pixel of a picture of the usual size. */
  #unit = 1
  #facing: Facing = { x: 1, z: 1, gap: gapAt(300) }

  /** `unshown`: the layer is in no page, as in a film. */
  constructor(layer: HTMLElement, unshown?: Unshown) {
    this.labels = new Labels(layer, unshown)
    const { edge, floor, surface } = this.#surface
    this.object.add(edge, floor, surface, this.backdrop.object)
    this.object.add(this.#standing.fill.mesh, this.#standing.targets.object)
    this.object.add(this.#ensembleThings.swarms.object, this.balls.object)
    for (const ribbons of this.#ribbons) this.object.add(ribbons.object)
  }

  get shown(): Shown | undefined {
    return this.#shown
  }

  get balls(): Balls {
    return this.#moving.balls
  }

  /** The runners whose ensemble is shown, by index in the experiment's list. */
  get ensembleRunners(): readonly number[] {
    return this.#ensemble?.ensemble.runners ?? []
  }

  /** Radius of a ball in scene units, as it was last drawn. */
  get radius(): number {
    return this.#radius
  }

  /** Uniforms of the height field, for those that read it. */
  get ground(): SurfaceMesh['shared'] {
    return this.#surface.shared
  }

  /** Shows this from the next frame on. What is the same as in the last call is left alone. */
  show(next: Shown): void {
    const last = this.#shown
    this.#shown = next
    const { race, terrain, view, runners, names } = next
    const newTerrain = last?.terrain !== terrain
    const newView = last?.view !== view
    const newRunners = last?.runners !== runners || last.race !== race || last.names !== names
    if (newRunners) this.#name(next)
    if (newView || newRunners) this.#dress(next)
    if (newRunners || last.selected !== next.selected) this.labels.setSelected(next.selected)
    if (newTerrain || newView) this.#lay(next)
    const newSelected = last?.selected !== next.selected
    const visible = this.#looks.map((look) => look.visible)
    if (newTerrain || newRunners) this.#lanes = raceLanes(race, terrain, visible)
    if (newTerrain || newRunners || newSelected || last.view.trail !== view.trail) {
      this.#standing.drapeTrails(next, this.#looks, next.selected, this.#lanes)
    }
    if (newTerrain || last.view.trail !== view.trail || last.path !== next.path)
      this.#standing.layOtherPath(next.path, next)
    if (newTerrain || newView || newRunners) this.#layEnsemble(next)
    if (newTerrain) this.#ensembleThings.drawGhost(this.#ensemble, terrain)
  }

  /** Shows what is known of an ensemble from the next frame on, or nothing; returns whether that is new. */
  showEnsemble(next: ShownEnsemble | undefined): boolean {
    const last = this.#ensemble
    this.#ensemble = next
    const hasNewResults = last?.ensemble !== next?.ensemble || last?.state.results !== next?.state.results
    const hasNewGhost = last?.state.hovered !== next?.state.hovered
    if (this.#shown && hasNewResults) this.#layEnsemble(this.#shown)
    if (this.#shown && hasNewGhost) this.#ensembleThings.drawGhost(next, this.#shown.terrain)
    return hasNewResults || hasNewGhost
  }

  /** Takes the field texture that belongs to what is shown. */
  setField(field: FieldPass): void {
    if (!this.#shown) return
    this.#surface.setTerrain(this.#shown.terrain, field.texture, field.size)
    this.backdrop.setFloor(baseHeight, floorLines(this.#shown.terrain))
    this.#ensembleThings.swarms.setTerrain(this.#shown.terrain, field.texture, field.size)
  }

  /** Takes the light that was baked from the field. */
  setShade(shade: Texture | undefined, size: number): void {
    if (this.#shown) this.#surface.setShade(shade, size, exposureOf(this.#shown.terrain))
  }

  setDetail(meshSize: number, pixelRatio: number): void {
    this.#surface.setDetail(meshSize)
    this.balls.setDetail(meshSize < fineMesh)
    for (const ribbons of this.#ribbons) ribbons.setHidden(meshSize > sparseMesh)
    this.#pixelRatio = pixelRatio
    this.#setUnit()
    this.#ensembleThings.swarms.setPixelRatio(pixelRatio)
  }

  /** Moves everything to the playhead and the camera; swarms as far as they have come. Labels keep out of the obstacles. */
  frame(
    projection: Projection,
    position: number,
    swarms: readonly SwarmState[] = [],
    obstacles: readonly Box[] = [],
  ): void {
    const shown = this.#shown
    if (!shown) return
    const { balls } = this
    this.#turn(shown, projection)
    const { width, height, pixelsPerUnit, camera } = projection
    const scale = shown.view.theme === 'projector' ? projectorScale : 1
    const unit = projection.unit * scale
    const radius = (this.#radius = (ballRadius * unit) / pixelsPerUnit)
    this.#unit = unit
    this.#setUnit()
    for (const ribbons of this.#ribbons) ribbons.setViewport(width, height, pixelsPerUnit, camera.near)
    const lanes = { lanes: this.#lanes, width: laneWidth * unit, projection }
    this.#moving.place({ ...shown, looks: this.#looks, position, radius, lanes })
    balls.setView(projection)
    this.#standing.place(position, shown.view.ahead, projection, scale)
    this.#surface.setCamera(camera)
    this.#surface.setBalls(balls.drawn, balls.count)
    this.#surface.setFog(shown.view.fog ? (balls.states[shown.selected] ?? balls.states[0]) : undefined)
    this.#ensembleThings.place(swarms, projection)
    const { shown: targets } = this.#standing.targets
    this.labels.place(projection, balls.states, radius, shown.view.labels, { targets, obstacles })
  }

  /** Lets go of all that is on the GPU. What is drawn after that is sent again. */
  releaseGpu(): void {
    this.#surface.dispose()
    this.backdrop.dispose()
    this.#standing.dispose()
    this.#moving.dispose()
    this.#ensembleThings.dispose()
  }

  dispose(): void {
    this.releaseGpu()
    this.labels.dispose()
  }

  get #ribbons(): readonly Ribbons[] {
    return [...this.#standing.ribbons, ...this.#moving.ribbons, ...this.#ensembleThings.ribbons]
  }

  #setUnit(): void {
    this.#surface.setUnit(this.#unit * this.#pixelRatio)
    this.backdrop.setUnit(this.#unit * this.#pixelRatio)
  }

  #name({ runners, names }: Shown): void {
    this.#looks = runners.map((runner) => ({ ...lookOf(runner), visible: runner.visible }))
    const texts = runners.map((runner, index) => ({
      look: lookOf(runner),
      name: names[index] ?? '',
      visible: runner.visible,
    }))
    this.labels.setRunners(texts)
  }

  /** Colours, widths, text sizes. */
  #dress({ view }: Shown): void {
    const theme = sceneThemes[view.theme]
    this.labels.setTheme(theme)
    this.#surface.setLook(theme, view)
    this.backdrop.setLook(theme)
    this.#standing.dress(theme, view, this.#looks)
    this.#moving.dress(theme, this.#looks)
    this.#ensembleThings.dress(theme)
  }

  /** The ground, its frame and the marks on it. */
  #lay(shown: Shown): void {
    const isCurve = shown.terrain.dimension === 1
    // A curve needs no field from the GPU.
    if (isCurve) this.#surface.setTerrain(shown.terrain, undefined, 0)
    this.#surface.edge.visible = !isCurve
    this.backdrop.floor.visible = !isCurve && !shown.view.floor
    this.#surface.floor.visible = !isCurve && shown.view.floor
    this.labels.setTicks(this.#standing.lay(shown, this.#facing))
    const named = shown.view.minima && !shown.view.fog && !this.labels.unshown
    this.labels.minima.set(shown.terrain, named ? shown.race.minima : noMinima)
    this.labels.setLegend(isCurve ? undefined : legendOf(shown.terrain, shown.view))
  }

  /** The colours of the swarms, and the map over the surface. */
  #layEnsemble({ view, terrain, indices }: Shown): void {
    const colours = new Map(indices.map((index, at) => [index, this.#looks[at]?.colour ?? '']))
    const map = this.#ensembleThings.colour(this.#ensemble, view, colours, terrain)
    this.#surface.setMap(map, terrain)
  }

  /** Numbers stand on the edges that face the camera. */
  #turn(shown: Shown, { camera, pixelsPerUnit }: Projection): void {
    const { x, z, gap } = this.#facing
    const next: Facing = {
      x: camera.position.x < 0 ? -1 : 1,
      z: camera.position.z < 0 ? -1 : 1,
      gap: gapAt(pixelsPerUnit),
    }
    if (next.x === x && next.z === z && next.gap === gap) return
    this.#facing = next
    this.#lay(shown)
  }
}
