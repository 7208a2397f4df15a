/** One pane of a film: a stage with its field and its light, and its part of the picture. It waits for nothing but programs. */
import { Color, Scene, type WebGLRenderer } from 'three'
import type { Experiment } from '../../../experiment/experiment'
import type { SwarmState } from '../../../lab/ensembles'
import { sceneThemes, type SceneTheme } from '../../../looks/palette'
import type { Race } from '../../../run/race'
import { Bake } from '../../ground/bake'
import { FieldPass } from '../../ground/field'
import { sampleField } from '../../ground/float64Field'
import { type Terrain, terrainMemory } from '../../ground/terrain'
import type { Box } from '../layout'
import { Stage } from '../../stage'
import type { Box as Obstacle } from '../../things/labels/boxes'
import type { Unshown } from '../../things/labels/labels'
import { Exposure } from './exposure'
import type { FilmedEnsemble } from './filmEnsembles'
import { type FilmDetail, FilmProjection } from './filmSize'

/** What a pane shows of an Experiment: it has the pane's own parts already. */
export interface PaneSight {
  readonly experiment: Experiment
  readonly race: Race
  readonly runners: Experiment['runners']
  readonly indices: readonly number[]
  readonly names: readonly string[]
  readonly selected: number
}

export class FilmPane {
  readonly stage: Stage
  readonly projection = new FilmProjection()
  readonly scene = new Scene()
  readonly #field = new FieldPass()
  readonly #bake: Bake
  readonly #exposure = new Exposure()
  readonly #terrainOf = terrainMemory()
  readonly #background = new Color()
  #swarms: readonly SwarmState[] = []
  /** What the field and the light were made of. */
  #filled: Terrain | undefined
  #surface: Race['surface'] | undefined
  #baked = 0
  /** In units: the picture above the foot, and the same with the foot. */
  box: Box = { left: 0, top: 0, width: 1, height: 1 }
  whole: Box = this.box
  title = ''

  constructor(
    unshown: Unshown,
    readonly detail: FilmDetail,
  ) {
    this.stage = new Stage(document.createElement('div'), unshown)
    this.#bake = new Bake(this.stage.ground)
    this.scene.background = this.#background
    this.scene.add(this.stage.object)
  }

  get theme(): SceneTheme | undefined {
    return this.stage.labels.theme
  }

  terrainOf({ experiment, race }: PaneSight): Terrain {
    const { height, heightScale } = experiment.view
    return this.#terrainOf(race, height === 'auto' ? race.height : height, heightScale)
  }

  /** Compiles what a surface needs. Call before the first `show` of it. */
  async prepare(renderer: WebGLRenderer, race: Race): Promise<void> {
    if (race.surface.dimension === 1 || this.#field.isReady(race.surface)) return
    await this.#field.prepare(renderer, race.surface, () => true)
  }

  /** Shows this from the next frame on. No GPU is needed. */
  show(sight: PaneSight): void {
    const { experiment, race, runners, indices, names, selected } = sight
    const terrain = this.terrainOf(sight)
    this.stage.show({ race, runners, indices, names, terrain, view: experiment.view, selected })
  }

  /** Fills the field and bakes the light of what is shown, if they are others than before. `isMoving`: the ground is on the way. */
  fill(renderer: WebGLRenderer, isMoving: boolean): void {
    const { shown } = this.stage
    if (!shown) return
    const { terrain, race } = shown
    const bake = isMoving ? this.detail.movingBake : this.detail.bake
    if (this.#filled === terrain && this.#surface === race.surface && this.#baked === bake) return
    this.#filled = terrain
    this.#surface = race.surface
    this.#baked = bake
    const { field } = this.detail
    if (terrain.dimension === 2) {
      if (terrain.inFloat64) this.#field.take(sampleField(terrain, field), field)
      else this.#field.run(renderer, race, field)
    }
    this.stage.setField(this.#field)
    if (terrain.dimension === 1) return
    this.#bake.begin(renderer, bake)
    while (this.#bake.isAtWork) this.#bake.advance(renderer, Math.ceil(bake / 8))
    this.stage.setShade(this.#bake.texture, this.#bake.size)
  }

  /** Shows an ensemble of some of its runners from the next frame on, or none. */
  showEnsemble(filmed: FilmedEnsemble | undefined): void {
    this.#swarms = filmed?.swarms ?? []
    this.stage.showEnsemble(filmed?.shown)
  }

  /** Moves everything to a position of the playhead. */
  place(position: number, obstacles: readonly Obstacle[]): void {
    this.stage.frame(this.projection, position, this.#swarms, obstacles)
  }

  /**
   * Draws `pictures` pictures into its part of the canvas; `prepare` moves the pane to each. `ground`: a colour in place
   * of all that lies behind the sheet.
   */
  draw(
    renderer: WebGLRenderer,
    {
      scale,
      canvasHeight,
      samples,
    }: { readonly scale: number; readonly canvasHeight: number; readonly samples: number },
    pictures: number,
    prepare: (index: number) => void,
    ground?: string,
  ): void {
    const [left, top] = [Math.round(scale * this.box.left), Math.round(scale * this.box.top)]
    const right = Math.round(scale * (this.box.left + this.box.width))
    const bottom = Math.round(scale * (this.box.top + this.box.height))
    const part = { left, bottom: canvasHeight - bottom, width: right - left, height: bottom - top }
    const { backdrop } = this.stage
    this.stage.setDetail(this.detail.mesh, scale * samples)
    renderer.setRenderTarget(null)
    renderer.setViewport(part.left, part.bottom, part.width, part.height)
    renderer.setScissor(part.left, part.bottom, part.width, part.height)
    renderer.setScissorTest(true)
    this.#exposure.take(
      renderer,
      { scene: this.scene, camera: this.projection.camera },
      part,
      { samples, pictures },
      (index) => {
        prepare(index)
        // A target is cleared as it is told, and holds colours as a screen has them.
        const { theme } = this.stage.shown?.view ?? { theme: 'dark' }
        this.#background.set(ground ?? sceneThemes[theme].ground).convertLinearToSRGB()
        backdrop.object.visible = ground === undefined
        backdrop.prepare(renderer, this.projection.camera, 0, 0, samples * part.width, samples * part.height)
      },
    )
    renderer.setScissorTest(false)
    backdrop.object.visible = true
  }

  /** After the context was lost: three makes all anew at the next frame. */
  forget(): void {
    this.#filled = this.#surface = undefined
  }

  releaseGpu(): void {
    this.stage.releaseGpu()
    this.#field.dispose()
    this.#bake.dispose()
    this.#exposure.dispose()
    this.forget()
  }

  dispose(): void {
    this.releaseGpu()
    this.stage.dispose()
  }
}
