/** All that is drawn of one race in one view: the GPU objects, and what moves them. It knows no React and no store. */
import { Group } from 'three'
import type { Ensemble, Runner, View } from '../experiment/experiment'
import type { EnsemblesState, SwarmState } from '../lab/ensembles'
import { stepAt, type Race } from '../run/race'
import { arrowStyle, writeArrows } from './arrows'
import { curveFrame, gapAt, surfaceFrame, type Facing } from './axes'
import { Balls } from './balls'
import { CurveFill, writeCurve, writeHops, writeTangent } from './curve'
import type { FieldPass } from './field'
import { ghostStyles, writeGhost } from './ghost'
import { EnsembleLook } from './ensembleLook'
import { InternalsDrawing, internalsStyles } from './internals'
import { Labels } from './labels'
import { writeMarks } from './marks'
import { lookOf, rgb, sceneThemes, type RunnerLook } from './palette'
import type { Projection } from './projection'
import { Ribbons, type RibbonStyle } from './ribbons'
import { baseHeight, floorHeight, SurfaceMesh } from './surfaceMesh'
import { Swarms } from './swarm'
import type { Terrain } from './terrain'
import { drape } from './trails'

/** What is known of the experiment's ensemble, and how it is to be shown. */
export interface ShownEnsemble {
  readonly ensemble: Ensemble
  readonly state: Pick<EnsemblesState, 'results' | 'hovered'>
}

/** What a stage shows. Parts keep their identity while they do not change. */
export interface Shown {
  readonly race: Race
  /** One for each run, their places in the experiment's list, which the ensembles go by, and their names. */
  readonly runners: readonly Runner[]
  readonly places: readonly number[]
  readonly names: readonly string[]
  readonly terrain: Terrain
  readonly view: View
  readonly selected: number
}

const ballRadius = 0.034
const trailWidth = 2.6
/** From so many vertices a side on, balls are finely drawn as well. */
const fineMesh = 97
/** With a mesh of so few, every triangle counts: what is hidden does not show through. */
const sparseMesh = 41
/** Steps over which a trail fades to its faintest. */
const fadeSteps = 80

export class Stage {
  readonly object = new Group()
  readonly balls = new Balls()
  readonly labels: Labels
  readonly #surface = new SurfaceMesh()
  readonly #fill = new CurveFill()
  readonly #swarms = new Swarms(this.#surface.shared)
  readonly #ensembleLook = new EnsembleLook()
  readonly #axes = new Ribbons({ lift: 0.004, order: 1 })
  readonly #curve = new Ribbons({ lift: 0.01, order: 2 })
  readonly #marks = new Ribbons({ casing: 0.6, lift: 0.03, ghost: 0.4, order: 2 })
  readonly #trails = new Ribbons({ casing: 1, lift: 0.02, ghost: 0.16, order: 3 })
  readonly #guides = new Ribbons({ casing: 0.8, lift: 0.03, order: 3 })
  readonly #ghost = new Ribbons({ casing: 1.2, lift: 0.035, ghost: 0.3, order: 4 })
  readonly #arrows = new Ribbons({ casing: 1, lift: 0.06, hideable: false, order: 5 })
  readonly #internals = new InternalsDrawing()
  #shown: Shown | undefined
  #ensemble: ShownEnsemble | undefined
  #looks: (RunnerLook & { visible: boolean })[] = []
  #facing: Facing = { x: 1, z: 1, gap: gapAt(300) }

  constructor(layer: HTMLElement) {
    this.labels = new Labels(layer)
    this.object.add(
      this.#surface.skirt,
      this.#surface.floor,
      this.#surface.surface,
      this.#fill.mesh,
      this.#swarms.object,
      this.balls.object,
    )
    for (const ribbons of this.#ribbons) this.object.add(ribbons.object)
  }

  get shown(): Shown | undefined {
    return this.#shown
  }

  /** The runners whose ensemble is shown, by their places in the experiment's list. */
  get ensembleRunners(): readonly number[] {
    return this.#ensemble?.ensemble.runners ?? []
  }

  /** Radius of a ball in scene units. */
  get radius(): number {
    const size = this.#shown?.terrain.dimension === 1 ? 0.75 * ballRadius : ballRadius
    return this.#shown?.view.theme === 'projector' ? 1.3 * size : size
  }

  /** Shows these things from the next frame on; what has not changed since the last call is left as it is. */
  show(next: Shown): void {
    const last = this.#shown
    this.#shown = next
    const { race, terrain, view, runners, names } = next
    const newTerrain = last?.terrain !== terrain
    const newView = last?.view !== view
    const newRunners = last?.runners !== runners || last.race !== race || last.names !== names
    if (newRunners) {
      this.#looks = runners.map((runner) => ({ ...lookOf(runner), visible: runner.visible }))
      this.labels.setRunners(
        runners.map((runner, index) => ({
          look: lookOf(runner),
          name: names[index] ?? '',
          visible: runner.visible,
        })),
      )
    }
    if (newView || newRunners) this.#dress()
    if (newTerrain || newView) this.#frameAndMarks()
    if (newTerrain || newRunners || last.view.trail !== view.trail) this.#drapeTrails()
    if (newTerrain || newView || newRunners) this.#layEnsemble()
    if (newTerrain) this.#drawGhost()
  }

  /** Shows what is known of an ensemble from the next frame on, or nothing of any; answers whether that is anything new. */
  showEnsemble(next: ShownEnsemble | undefined): boolean {
    const last = this.#ensemble
    this.#ensemble = next
    const isLaidAnew = last?.ensemble !== next?.ensemble || last?.state.results !== next?.state.results
    const hasNewGhost = last?.state.hovered !== next?.state.hovered
    if (isLaidAnew) this.#layEnsemble()
    if (hasNewGhost) this.#drawGhost()
    return isLaidAnew || hasNewGhost
  }

  /** Takes the field texture that belongs to what is shown. */
  setField(field: FieldPass): void {
    if (!this.#shown) return
    this.#surface.setTerrain(this.#shown.terrain, field.texture, field.size)
    this.#swarms.setTerrain(this.#shown.terrain, field.texture, field.size)
  }

  setDetail(meshSize: number, pixelRatio: number): void {
    this.#surface.setDetail(meshSize)
    this.balls.setDetail(meshSize < fineMesh)
    for (const ribbons of this.#ribbons) ribbons.setHidden(meshSize > sparseMesh)
    this.#surface.setPixelRatio(pixelRatio)
    this.#swarms.setPixelRatio(pixelRatio)
  }

  /** Moves everything to where the playhead and the camera are; swarms as far as they have come. */
  frame(projection: Projection, position: number, swarms: readonly SwarmState[] = []): void {
    const shown = this.#shown
    if (!shown) return
    const { race, terrain, view, selected } = shown
    const { camera } = projection
    const facing: Facing = {
      x: camera.position.x < 0 ? -1 : 1,
      z: camera.position.z < 0 ? -1 : 1,
      gap: gapAt(projection.pixelsPerUnit),
    }
    const { x, z, gap } = this.#facing
    if (facing.x !== x || facing.z !== z || facing.gap !== gap) {
      this.#facing = facing
      this.#frameAndMarks()
    }
    const { width, height, pixelsPerUnit } = projection
    for (const ribbons of this.#ribbons) ribbons.setViewport(width, height, pixelsPerUnit, camera.near)
    this.balls.place(race, position, terrain, this.radius, this.#looks, selected)
    this.balls.setLight(projection.light)
    this.#trails.setPlayhead(position, fadeSteps, view.ahead ? 0.28 : 0)
    this.#surface.setCamera(camera, projection.light)
    this.#swarms.place(swarms, (runner) => this.#ensembleLook.swarm(runner))
    this.#swarms.setCamera(projection)
    this.#surface.setBalls(this.balls.drawn, this.balls.count)
    this.#arrows.points.clear()
    const shownArrows = terrain.dimension === 1 ? { ...view.arrows, step: true } : view.arrows
    if (Object.values(shownArrows).some(Boolean)) {
      writeArrows(race, terrain, position, this.balls.states, shownArrows, this.#arrows.points)
    }
    this.#arrows.commit()
    const slice = view.card === 'slice' ? view.slice : undefined
    this.#internals.show(
      view.internals && this.#looks[selected]?.visible
        ? { race, runner: selected, terrain, position, radius: this.radius, slice }
        : undefined,
    )
    this.#guides.points.clear()
    if (terrain.dimension === 1) this.#guide(race, terrain, position)
    this.#guides.commit()
    this.labels.place(projection, this.balls.states, this.radius, view.labels)
  }

  /** Lets go of all that is on the GPU; what is drawn after that is sent again. */
  releaseGpu(): void {
    for (const ribbons of this.#ribbons) ribbons.dispose()
    this.#surface.dispose()
    this.#swarms.dispose()
    this.#ensembleLook.dispose()
    this.#fill.dispose()
    this.balls.dispose()
  }

  dispose(): void {
    this.releaseGpu()
    this.labels.dispose()
  }

  get #ribbons(): readonly Ribbons[] {
    return [
      this.#axes,
      this.#curve,
      this.#marks,
      this.#trails,
      this.#guides,
      this.#ghost,
      this.#arrows,
      this.#internals.ribbons,
    ]
  }

  /** Colours, widths, text sizes. */
  #dress(): void {
    const view = this.#shown?.view
    if (!view) return
    const theme = sceneThemes[view.theme]
    const ink = rgb(theme.ink)
    this.labels.setTheme(theme)
    this.#surface.setLook(theme, view.colours, view.contours)
    this.#fill.setColours(view.colours)
    this.balls.setLook(theme)
    this.#swarms.setScale(Math.sqrt(theme.lines))
    this.#ghost.setStyles(ghostStyles)
    for (const ribbons of this.#ribbons) ribbons.setLook(theme.casing, theme.lines)
    this.#axes.setStyles([style([...rgb(theme.line), 0.9]), style([...rgb(theme.casing), 0.55])])
    this.#axes.setLook(theme.casing, Math.sqrt(theme.lines))
    this.#curve.setStyles([style([...ink, 0.95])])
    this.#marks.setStyles([style([1, 1, 1, 0.95]), style([1, 1, 1, 0.6])])
    this.#trails.setStyles(this.#looks.map((look) => style([...rgb(look.colour), 1], look.dash)))
    this.#guides.setStyles(this.#looks.map((look) => style([...rgb(look.colour), 0.9], [7, 5])))
    const arrows: RibbonStyle[] = []
    arrows[arrowStyle.gradient] = style([1, 1, 1, 0.95])
    for (const [index, look] of this.#looks.entries()) {
      arrows[arrowStyle.step(index)] = style([...rgb(look.colour), 1])
      arrows[arrowStyle.momentum(index)] = style([...rgb(look.colour), 0.95], [6, 4])
    }
    this.#arrows.setStyles(arrows)
    this.#internals.ribbons.setStyles(internalsStyles(this.#looks))
  }

  #frameAndMarks(): void {
    const shown = this.#shown
    if (!shown) return
    const { race, terrain, view } = shown
    const isCurve = terrain.dimension === 1
    this.#surface.surface.visible = !isCurve
    this.#surface.skirt.visible = !isCurve && !view.floor
    this.#surface.floor.visible = view.floor && !isCurve
    this.#fill.mesh.visible = isCurve
    this.#curve.points.clear()
    const base = view.floor ? floorHeight : baseHeight
    const texts = isCurve
      ? curveFrame(race, terrain, this.#axes.points)
      : surfaceFrame(race, terrain, base, this.#facing, this.#axes.points)
    if (isCurve) {
      writeCurve(terrain, 0, this.#curve.points)
      this.#fill.setTerrain(terrain)
    }
    this.labels.setTicks(texts)
    writeMarks(race, terrain, view, this.#marks.points)
    for (const ribbons of [this.#axes, this.#curve, this.#marks]) ribbons.commit()
  }

  #drapeTrails(): void {
    const shown = this.#shown
    if (!shown) return
    const { race, terrain, view } = shown
    const visible = this.#looks.map(
      (look) => look.visible && view.trail !== 'none' && terrain.dimension === 2,
    )
    drape(
      race,
      terrain,
      { draped: view.trail !== 'straight', visible, width: trailWidth },
      this.#trails.points,
    )
    this.#trails.commit()
  }

  /** The colours of the swarms, and the map over the surface. */
  #layEnsemble(): void {
    const shown = this.#shown
    if (!shown) return
    const { view, terrain, places } = shown
    const colours = new Map(places.map((place, index) => [place, this.#looks[index]?.colour ?? '']))
    const map = this.#ensembleLook.show(this.#ensemble, view, colours, terrain.dimension === 2)
    this.#surface.setMap(map, terrain)
  }

  #drawGhost(): void {
    if (!this.#shown) return
    writeGhost(this.#ensemble?.state.hovered, this.#shown.terrain, this.#ghost.points)
    this.#ghost.commit()
  }

  /** On a curve: dots where each runner has been, and its tangent. */
  #guide(race: Race, terrain: Terrain, position: number): void {
    for (const [index, run] of race.runs.entries()) {
      const ball = this.balls.states[index]
      if (!ball?.visible) continue
      writeHops(run.points, Math.floor(stepAt(run, position)), terrain, index, this.#guides.points)
      if (!ball.absence) writeTangent(terrain, ball, index, this.#guides.points)
    }
  }
}

function style(colour: readonly [number, number, number, number], dash: readonly number[] = []): RibbonStyle {
  return { colour, dash }
}
