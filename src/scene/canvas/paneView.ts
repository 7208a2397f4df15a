/** One pane as it is drawn: a stage in a three scene, its field, its pointer and its part of the canvas. */
import { Color, Scene, type WebGLRenderer } from 'three'
import type { SwarmState } from '../../lab/ensembles'
import { wantsStillness } from '../../lab/stillness'
import { Bake } from '../ground/bake'
import type { Race } from '../../run/race'
import { FieldPass, sizeAtOnce } from '../ground/field'
import { sampleField } from '../ground/float64Field'
import type { Detail } from './detail'
import type { Box } from '../picture/layout'
import { Pointer, type PointerActions } from './pointer'
import type { Projection } from '../ground/projection'
import { Smoothing } from './smoothing'
import { Stage } from '../stage'
import type { Box as Obstacle } from '../things/labels/boxes'
import { LightDot } from './lightDot'
import { Tooltip } from './tooltip'

/** The elements of a pane over the canvas: `ground` takes the pointer, `layer` holds the labels. */
export interface PaneFrame {
  readonly ground: HTMLElement
  readonly layer: HTMLElement
  readonly projection: Projection
  /** Size of the ground in CSS pixels, stored when it changes: asking for it in every frame would be slow. */
  width: number
  height: number
  /** What lies over the ground, measured when it changes. */
  obstacles: readonly Obstacle[]
}

/** A fine bake begins once the ground has rested so long. It takes as many draws, with pauses between them. */
const restMilliseconds = 250
const bands = 12
const bandMilliseconds = 16
/** The pauses between the draws of a field of many rows. */
const fieldMilliseconds = 8

export class PaneView {
  readonly stage: Stage
  readonly field = new FieldPass()
  readonly #bake: Bake
  readonly #smoothing = new Smoothing()
  #baking: ReturnType<typeof setTimeout> | undefined
  #filling: ReturnType<typeof setTimeout> | undefined
  /** The loss that the field is of. */
  #filled: Race['loss'] | undefined
  readonly projection: Projection
  #whole: Box = { left: 0, top: 0, width: 1, height: 1 }
  #title = ''
  readonly #frame: PaneFrame
  readonly #background = new Color()
  readonly #scene = new Scene()
  readonly #pointer: Pointer
  readonly #moved: () => void
  readonly #tooltip: Tooltip
  readonly #light: LightDot

  /** `moved` asks for a frame after the pointer has moved over the pane. */
  constructor(frame: PaneFrame, actions: PointerActions, moved: () => void) {
    const { ground, layer, projection } = frame
    this.#frame = frame
    this.stage = new Stage(layer)
    this.stage.labels.isDamped = !wantsStillness()
    this.#bake = new Bake(this.stage.ground)
    this.#moved = moved
    this.projection = projection
    this.#pointer = new Pointer(ground, this.stage, projection, actions, moved)
    this.#tooltip = new Tooltip(layer)
    this.#light = new LightDot(layer)
    this.#scene.background = this.#background
    this.#scene.add(this.stage.object)
  }

  /** The part of the canvas with the picture, above the foot, in CSS pixels. */
  get box(): Box {
    const { left, top } = this.#whole
    return { left, top, width: this.#frame.width, height: this.#frame.height }
  }

  /** The same with the foot. */
  get whole(): Box {
    return this.#whole
  }

  /** Puts the speaker's pointer at a place of the ground, or takes it away. */
  point(place: readonly number[] | undefined): void {
    this.#light.move(place)
  }

  /** Sets its part of the canvas, in CSS pixels. */
  place(whole: Box): void {
    this.#whole = whole
  }

  get title(): string {
    return this.#title
  }

  setTitle(title: string): void {
    this.#title = title
  }

  setGround(colour: string): void {
    this.#background.set(colour)
  }

  /** Fills the field at `size` × `size` vertices. A curve has no field, and a lost GPU takes nothing. */
  fill(renderer: WebGLRenderer, size: number, detail: Pick<Detail, 'movingBake' | 'bake'>): void {
    const shown = this.stage.shown
    if (!shown || isLost(renderer)) return
    const { terrain, race } = shown
    clearTimeout(this.#filling)
    this.field.stop()
    const isDrawn = terrain.dimension === 2 && !terrain.inFloat64
    if (isDrawn) this.#fillField(renderer, race, size)
    else if (terrain.dimension === 2) this.field.take(sampleField(terrain, size), size)
    this.#filled = isDrawn ? race.loss : undefined
    this.#takeField(renderer, detail)
    if (!this.field.isAtWork) return
    const goOn = () => {
      if (isLost(renderer)) return
      if (!this.field.advance(renderer)) {
        this.#filling = setTimeout(goOn, fieldMilliseconds)
        return
      }
      this.#takeField(renderer, detail)
      this.#moved()
    }
    this.#filling = setTimeout(goOn, fieldMilliseconds)
  }

  /** Fills the field. Of so many rows that this takes long, a coarse one, and begins the fine one; a finer one stays. */
  #fillField(renderer: WebGLRenderer, race: Race, size: number): void {
    const { field } = this
    const first = sizeAtOnce(race, size)
    const isThere = this.#filled === race.loss && field.size >= first
    if (first === size || !isThere) field.run(renderer, race, first)
    if (first < size && field.size < size) field.begin(race, size)
  }

  #takeField(renderer: WebGLRenderer, detail: Pick<Detail, 'movingBake' | 'bake'>): void {
    this.stage.setField(this.field)
    clearTimeout(this.#baking)
    this.#bake.stop()
    if (this.stage.shown?.terrain.dimension === 2) this.#shade(renderer, detail)
  }

  /** Bakes the light coarsely at once, and finely, a little at a time, once the ground has stayed the same for a while. */
  #shade(renderer: WebGLRenderer, { movingBake, bake }: Pick<Detail, 'movingBake' | 'bake'>): void {
    this.#bake.begin(renderer, movingBake)
    this.#bake.advance(renderer, movingBake)
    this.stage.setShade(this.#bake.texture, this.#bake.size)
    const goOn = () => {
      if (isLost(renderer)) return
      if (!this.#bake.isAtWork) this.#bake.begin(renderer, bake)
      this.#bake.advance(renderer, Math.ceil(bake / bands))
      if (this.#bake.isAtWork) this.#baking = setTimeout(goOn, bandMilliseconds)
      else {
        this.stage.setShade(this.#bake.texture, this.#bake.size)
        this.#moved()
      }
    }
    this.#baking = setTimeout(goOn, restMilliseconds)
  }

  /** Moves everything to the playhead. */
  frame(
    position: number,
    detail: Detail,
    isFine: boolean,
    ratio: number,
    swarms: readonly SwarmState[],
  ): void {
    const { stage } = this
    stage.setDetail(isFine ? detail.stillMesh : detail.mesh, ratio)
    const here = swarms.filter(({ runner }) => stage.ensembleRunners.includes(runner))
    stage.frame(this.projection, position, here, this.#frame.obstacles)
    this.#pointer.look()
    this.#light.draw(this.projection, stage.shown?.terrain)
    const { hover } = this.#pointer
    const runner = hover && this.#pointer.ballAt(hover.x, hover.y)
    const ball = runner === undefined ? undefined : stage.balls.states[runner]
    if (stage.shown && hover && runner !== undefined && ball) {
      this.#tooltip.show(stage.shown, runner, ball, position, hover.x, hover.y, this.projection.width)
    } else this.#tooltip.hide()
  }

  /**
   * Draws the pane into its part of a canvas of this height in CSS pixels. A fine picture has smooth edges. `ground`: a
   * colour in place of all that lies behind the sheet.
   */
  draw(renderer: WebGLRenderer, canvasHeight: number, isFine: boolean, ground?: string): void {
    if (isLost(renderer)) return
    if (ground === undefined) return this.#draw(renderer, canvasHeight, isFine)
    const { object } = this.stage.backdrop
    const usual = this.#background.clone()
    this.#background.set(ground)
    object.visible = false
    this.#draw(renderer, canvasHeight, isFine)
    object.visible = true
    this.#background.copy(usual)
  }

  #draw(renderer: WebGLRenderer, canvasHeight: number, isFine: boolean): void {
    const { left, top, width, height } = this.box
    const bottom = canvasHeight - top - height
    renderer.setViewport(left, bottom, width, height)
    renderer.setScissor(left, bottom, width, height)
    renderer.setScissorTest(true)
    const ratio = renderer.getPixelRatio()
    const pane = { left: ratio * left, top: ratio * bottom, width: ratio * width, height: ratio * height }
    if (isFine && !renderer.getContext().getContextAttributes()?.antialias) {
      this.stage.backdrop.prepare(renderer, this.projection.camera, 0, 0, pane.width, pane.height)
      this.#smoothing.draw(renderer, this.#scene, this.projection.camera, pane)
    } else {
      this.stage.backdrop.prepare(
        renderer,
        this.projection.camera,
        pane.left,
        pane.top,
        pane.width,
        pane.height,
      )
      renderer.render(this.#scene, this.projection.camera)
    }
    renderer.setScissorTest(false)
  }

  /**
   * Lets go of all that three has put on the GPU. While the context is lost that deletes nothing, but three forgets; what
   * it still knew when the context is back it would delete there, some day, where it is not.
   */
  releaseGpu(): void {
    clearTimeout(this.#baking)
    clearTimeout(this.#filling)
    this.#filled = undefined
    this.stage.releaseGpu()
    this.field.dispose()
    this.#bake.dispose()
    this.#smoothing.dispose()
  }

  dispose(): void {
    this.#pointer.dispose()
    this.#tooltip.dispose()
    this.#light.dispose()
    this.releaseGpu()
    this.stage.dispose()
  }
}

/** Nothing is sent to a GPU that is lost: three would remember it. */
function isLost(renderer: WebGLRenderer): boolean {
  return renderer.getContext().isContextLost()
}
