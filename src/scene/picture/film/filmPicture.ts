/**
 * The picture of one part of a film: its panes, with their labels and what the film says beside them. It is long because all
 * of that shares one layout.
 */
import type { WebGLRenderer } from 'three'
import type { Film } from '../../../film/film'
import type { FilmMoment, FilmScript } from '../../../film/moment'
import type { Sight } from '../../../talk/transition'
import { sceneThemes, type SceneTheme } from '../../../looks/palette'
import { paneTitles } from '../../../experiment/names/paneTitles'
import { type Box, boxOf, gridOf } from '../layout'
import { writeLabels } from '../labels'
import type { Box as Obstacle } from '../../things/labels/boxes'
import { Stage } from '../../stage'
import { aim } from '../../ground/aim'
import { terrainMemory } from '../../ground/terrain'
import { experimentAt, hasOwnRace, panesIn } from '../../../experiment/edits/panes'
import type { Experiment } from '../../../experiment/experiment'
import { factsOf } from '../../../surfaces/kinds'
import type { FilmCameras } from './cameras'
import type { FilmedEnsemble } from './filmEnsembles'
import type { FormulaPicture } from './formula'
import { FilmPane } from './filmPane'
import { filmTheme } from './filmTheme'
import { FilmProjection, type FilmSize, filmDetailOf } from './filmSize'
import { LabelTrack } from './labelTrack'
import { unshownLabels } from './labelSize'
import { boardOf, filmTexts } from './filmTexts'
import { type Overlay, overlayOf } from './overlay'
import { writeFoot } from './pieces/foot'
import { type FilmSights, terrainOfSight } from './sights'

/** Of texts in one of several panes; the height of its foot, in sizes of the labels. */
const [paneShare, footHeight] = [0.78, 1.9] as const

/** A slant that nobody sees: with it a browser draws letters as they are, and else by the pixels of its screen. */
const unhinted = 1e-6

export interface PictureParts {
  readonly film: Film
  readonly script: FilmScript
  readonly sights: FilmSights
  readonly cameras: FilmCameras
  readonly size: FilmSize
  /** Whether it is a preview. */
  readonly isDraft: boolean
  /** Of the film's canvas, for measuring. */
  readonly pen: CanvasRenderingContext2D
  /** TeX for a pen, in the size and the ink of a theme. */
  readonly formulaOf: (tex: string, theme: SceneTheme) => FormulaPicture | undefined
}

/** How one frame of a picture is drawn. */
export interface Shot {
  readonly seconds: number
  /** Times of the pictures that a frame is the mean of. */
  readonly exposed: readonly number[]
  readonly ground?: string | undefined
}

interface PaneWithTrack {
  readonly pane: FilmPane
  readonly track: LabelTrack
  readonly ghost: Stage
}

export class FilmPicture {
  readonly #parts: PictureParts
  readonly #part: number
  readonly #panes: readonly PaneWithTrack[]
  readonly #count: number

  constructor(parts: PictureParts, part: number) {
    this.#parts = parts
    this.#part = part
    const { script, sights, size, film, isDraft } = parts
    const its = script.parts[part]
    if (!its) throw new Error(`a film has no part ${part}`)
    const first = script.at(its.begins)
    this.#count = sights.of(its.experiment).length
    const { room } = this.#overlay(first)
    // Texts in panes are smaller where there are several.
    const { labelSize, tickSize } = filmTheme(first.experiment.view.theme, this.#count > 1 ? paneShare : 1)
    const unshown = unshownLabels(labelSize, tickSize)
    const grid = gridOf(this.#count, room.width / room.height)
    const longest = (film.supersample * Math.max(...film.size)) / Math.sqrt(this.#count)
    this.#panes = Array.from({ length: this.#count }, (_, index): PaneWithTrack => {
      const pane = new FilmPane(unshown, filmDetailOf(longest, isDraft))
      if (this.#count > 1) {
        const whole = boxOf(index, grid, room.width, room.height)
        pane.whole = { ...whole, left: whole.left + room.left, top: whole.top + room.top }
        pane.box = { ...pane.whole, height: pane.whole.height - footHeight * labelSize }
        pane.projection.room = { left: 0, top: 0, width: pane.box.width, height: pane.box.height }
      } else {
        pane.whole = pane.box = { left: 0, top: 0, width: size.width, height: size.height }
        pane.projection.room = room
      }
      const ghost = new Stage(document.createElement('div'), unshown)
      return { pane, ghost, track: this.#trackOf(index, ghost, pane, its.begins) }
    })
  }

  get theme(): SceneTheme {
    return this.#panes[0]?.pane.theme ?? sceneThemes.dark
  }

  /** Shows an ensemble in the panes that have the Experiment's own race, each with its own runners. */
  showEnsemble(filmed: FilmedEnsemble | undefined, { view }: Experiment): void {
    const panes = panesIn(view.panes)
    for (const [index, { pane }] of this.#panes.entries()) {
      const its = panes[index] ?? {}
      const indices = pane.stage.shown?.indices ?? []
      const runners = filmed?.shown.ensemble.runners.filter((runner) => indices.includes(runner)) ?? []
      const isHere = filmed !== undefined && !hasOwnRace(its) && runners.length > 0
      pane.showEnsemble(
        isHere
          ? {
              shown: { ...filmed.shown, ensemble: { ...filmed.shown.ensemble, runners } },
              swarms: filmed.swarms.filter(({ runner }) => runners.includes(runner)),
            }
          : undefined,
      )
    }
  }

  /** Where its labels stand at a time, from their balls. */
  labelsAt(seconds: number): unknown {
    return this.#panes.map(({ track }) => track.at(seconds))
  }

  /** Compiles what its surfaces need. */
  async prepare(renderer: WebGLRenderer, sight: Sight): Promise<void> {
    for (const [index, its] of this.#parts.sights.of(sight.experiment).entries()) {
      await this.#panes[index]?.pane.prepare(renderer, its.race)
      this.#panes[index]?.pane.show(its)
    }
  }

  /** Draws its panes onto the GPU's canvas of this height in pixels. */
  draw(
    renderer: WebGLRenderer,
    canvasHeight: number,
    { seconds, exposed, ground }: Shot,
    moment: FilmMoment,
  ): void {
    const { size, film } = this.#parts
    const how = { scale: size.scale, canvasHeight, samples: film.supersample }
    for (const [index, { pane }] of this.#panes.entries()) {
      const isMoving = this.#isMoving(index, seconds)
      const prepare = (at: number): void => {
        this.#show(index, at)
        pane.fill(renderer, isMoving)
        this.#place(index, at, this.#obstacles(index, moment))
      }
      pane.draw(renderer, how, exposed.length, (each) => prepare(exposed[each] ?? seconds), ground)
      // Labels stand where they are at the frame's own time.
      if (exposed.length > 1) prepare(seconds)
    }
  }

  /** Writes labels and all that is said. `pen` counts in pixels. */
  write(pen: CanvasRenderingContext2D, moment: FilmMoment): void {
    const { size } = this.#parts
    const theme = this.theme
    const titles = paneTitles(moment.experiment)
    pen.save()
    pen.transform(size.scale, unhinted, 0, size.scale, 0, 0)
    for (const [index, { pane }] of this.#panes.entries()) {
      pen.textBaseline = 'middle'
      pane.title = titles[index] ?? ''
      const isOneOfSeveral = this.#count > 1
      writeLabels(pen, pane, theme, isOneOfSeveral)
      const sight = this.#parts.sights.of(moment.experiment)[index]
      if (isOneOfSeveral && sight) writeFoot(pen, pane, theme, boardOf(sight, moment.turns))
    }
    for (const piece of this.#overlay(moment).pieces) {
      pen.save()
      piece.draw(pen)
      pen.restore()
    }
    pen.restore()
  }

  releaseGpu(): void {
    for (const { pane } of this.#panes) pane.releaseGpu()
  }

  dispose(): void {
    for (const { pane, ghost } of this.#panes) {
      pane.dispose()
      ghost.dispose()
    }
  }

  /** As of the part, even while it comes out of another. */
  #moment(seconds: number): FilmMoment {
    const { script } = this.#parts
    const part = script.parts[this.#part]
    const end = part ? part.begins + part.seconds : seconds
    return script.at(Math.min(Math.max(seconds, part?.begins ?? 0), Math.max(end - 1e-6, 0)))
  }

  /** Whether the ground of a pane is on the way: another one than in the frame before, and than in the next. */
  #isMoving(index: number, seconds: number): boolean {
    const groundAt = (frames: number): string => {
      const { experiment } = this.#moment(seconds + frames / this.#parts.film.fps)
      const { surface, view } = experimentAt(experiment, index)
      return JSON.stringify([factsOf(surface).settings, view.height, view.heightScale])
    }
    const now = groundAt(0)
    return now !== groundAt(-1) && now !== groundAt(1)
  }

  #show(index: number, seconds: number): void {
    const sight = this.#parts.sights.of(this.#moment(seconds).experiment)[index]
    if (sight) this.#panes[index]?.pane.show(sight)
  }

  #place(index: number, seconds: number, obstacles: readonly Obstacle[]): void {
    const its = this.#panes[index]
    if (!its) return
    const { pane, track } = its
    const moment = this.#moment(seconds)
    this.#aim(pane.projection, index, seconds, pane.box)
    pane.stage.labels.give(track.at(seconds))
    pane.place(moment.turns, obstacles)
  }

  #aim(projection: FilmProjection, index: number, seconds: number, { width, height }: Box): void {
    const { cameras, sights } = this.#parts
    const { experiment } = this.#moment(seconds)
    const dimension = sights.of(experiment)[index]?.race.surface.dimension ?? 2
    aim(projection, cameras.at(seconds, this.#part, index), dimension, width, height)
  }

  #trackOf(index: number, ghost: Stage, { box, projection: { room } }: FilmPane, begins: number): LabelTrack {
    const projection = new FilmProjection()
    projection.room = room
    const terrainOf = terrainMemory()
    return new LabelTrack(begins, (seconds, before) => {
      const moment = this.#moment(seconds)
      const sight = this.#parts.sights.of(moment.experiment)[index]
      if (!sight) return []
      ghost.show({ ...sight, terrain: terrainOfSight(sight, terrainOf), view: sight.experiment.view })
      this.#aim(projection, index, seconds, box)
      ghost.labels.forget()
      ghost.labels.remember(before)
      ghost.frame(projection, moment.turns, [], this.#obstacles(index, moment))
      return ghost.labels.offsets
    })
  }

  /** What lies over a pane, from its corner. */
  #obstacles(index: number, moment: FilmMoment): Obstacle[] {
    const box = this.#panes?.[index]?.pane.box ?? { left: 0, top: 0 }
    return this.#overlay(moment).pieces.map(({ box: { left, top, width, height } }) => ({
      left: left - box.left,
      top: top - box.top,
      right: left + width - box.left,
      bottom: top + height - box.top,
    }))
  }

  #overlay(moment: FilmMoment): Overlay {
    const { pen, size } = this.#parts
    pen.save()
    pen.setTransform(1, 0, 0, 1, 0, 0)
    const overlay = overlayOf(
      pen,
      filmTexts(this.#parts, moment),
      filmTheme(moment.experiment.view.theme),
      size,
      this.#count,
    )
    pen.restore()
    return overlay
  }
}
