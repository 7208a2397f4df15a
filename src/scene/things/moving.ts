/** What follows the playhead: the balls, their arrows, the guides of a curve, and what a rule is doing in its step. */
import { rgb, type SceneTheme } from '../../looks/palette'
import { stepAt } from '../../run/race'
import { writeArrows } from './arrows'
import { arrowStyles } from './arrowStyle'
import { Balls } from './balls'
import { writeHops, writeTangent } from './curve'
import { InternalsDrawing } from './internals'
import { Ribbons } from '../lines/ribbons'
import type { SeenLanes } from './raceLanes'
import type { Scenery, ShownLook } from './standing'
import { internalsStyles } from './step/internalsStyle'

/** What is shown of a race at one position of the playhead, in turns. */
interface Moment extends Scenery {
  readonly looks: readonly ShownLook[]
  readonly selected: number
  readonly position: number
  /** Of a ball, in scene units. */
  readonly radius: number
  readonly lanes: SeenLanes
}

export class MovingThings {
  readonly balls = new Balls()
  readonly #guides = new Ribbons({ casing: 0.8, lift: 0.03, order: 3 })
  readonly #arrows = new Ribbons({ casing: 1, lift: 0.06, hideable: false, order: 5 })
  readonly #internals = new InternalsDrawing()
  readonly ribbons: readonly Ribbons[] = [this.#guides, this.#arrows, this.#internals.ribbons]

  dress(theme: SceneTheme, looks: readonly ShownLook[]): void {
    this.balls.setLook(theme)
    for (const ribbons of this.ribbons) ribbons.setLook(theme.casing, theme.lines)
    this.#guides.setStyles(looks.map(({ colour }) => ({ colour: [...rgb(colour), 0.9], dash: [7, 5] })))
    this.#arrows.setStyles(arrowStyles(looks))
    this.#internals.ribbons.setStyles(internalsStyles(looks))
  }

  /** Per frame: moves everything to the playhead. */
  place(moment: Moment): void {
    const { race, terrain, position, radius, looks, selected, lanes } = moment
    this.balls.place(race, position, terrain, radius, looks, selected, lanes)
    this.#pointArrows(moment)
    this.#showInternals(moment)
    this.#guides.points.clear()
    if (terrain.dimension === 1) this.#guide(moment)
    this.#guides.commit()
  }

  dispose(): void {
    for (const ribbons of this.ribbons) ribbons.dispose()
    this.balls.dispose()
  }

  #pointArrows({ race, terrain, view, position }: Moment): void {
    const { points } = this.#arrows
    points.clear()
    const shown = terrain.dimension === 1 ? { ...view.arrows, step: true } : view.arrows
    if (Object.values(shown).some(Boolean)) {
      writeArrows(race, terrain, position, this.balls.states, shown, points)
    }
    this.#arrows.commit()
  }

  #showInternals({ race, terrain, view, position, radius, looks, selected }: Moment): void {
    const slice = view.card === 'slice' ? view.slice : undefined
    const isShown = view.internals && looks[selected]?.visible
    this.#internals.show(isShown ? { race, runner: selected, terrain, position, radius, slice } : undefined)
  }

  /** On a curve: dots where each runner has been, and its tangent. */
  #guide({ race, terrain, position, selected, view }: Moment): void {
    for (const [index, run] of race.runs.entries()) {
      const ball = this.balls.states[index]
      if (!ball?.visible) continue
      const hasTrail = index === selected && view.trail !== 'none'
      if (!hasTrail)
        writeHops(run.points, Math.floor(stepAt(run, position)), terrain, index, this.#guides.points)
      if (!ball.absence) writeTangent(terrain, ball, index, this.#guides.points)
    }
  }
}
