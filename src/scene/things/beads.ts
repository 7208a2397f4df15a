/** A bead for each step on the trails, so that one sees steps; none so near to the last that they run together. */
import type { Race } from '../../run/race'
import { turnsAt } from '../../run/turns'
import { rgb } from '../../looks/palette'
import type { Projection } from '../ground/projection'
import type { Terrain } from '../ground/terrain'
import { Ribbons } from '../lines/ribbons'

/** Diameter, and the least distance of two, in pixels of a picture of the usual size. */
const diameter = 7.8
const apart = 13
/** In scene units: nearer ones cannot be told apart from any usual distance. */
const minLength = 0.008
const maxBeads = 6000
const towardsWhite = 0.55

export class Beads {
  readonly ribbons = new Ribbons({ casing: 1.3, lift: 0.024, order: 3 })
  /** x, y, z, turn, style. */
  #places: readonly (readonly [number, number, number, number, number])[] = []
  #seen = ''

  dress(looks: readonly { readonly colour: string }[]): void {
    this.ribbons.setStyles(
      looks.map(({ colour }) => {
        const [red, green, blue] = rgb(colour).map((channel) => channel + towardsWhite * (1 - channel))
        return { colour: [red ?? 1, green ?? 1, blue ?? 1, 1], dash: [] }
      }),
    )
  }

  /** Takes the steps of a race; those of hidden runners are left out. */
  string(race: Race, terrain: Terrain, visible: readonly boolean[]): void {
    const places: [number, number, number, number, number][] = []
    for (const [style, run] of race.runs.entries()) {
      if (!visible[style]) continue
      const steps = Math.min(run.points.length / 3 - 1, run.divergedAt ?? Infinity)
      let last: readonly number[] | undefined
      for (let step = 0; step <= steps && places.length < maxBeads; step += 1) {
        const [x = 0, y = 0, loss = 0] = run.points.subarray(3 * step)
        const height = terrain.height.at(loss)
        if (!terrain.contains(x, y) || !terrain.height.isShown(height, 1)) continue
        const place = [terrain.sceneX(x), terrain.heightScale * height, terrain.sceneZ(y)] as const
        if (last && distance(place, last) < minLength) continue
        last = place
        places.push([...place, turnsAt(run, step), style])
      }
    }
    this.#places = places
    this.#seen = ''
  }

  /** Per frame: chooses those that stand apart as the camera sees them, if that is new. */
  place(projection: Projection, unit: number): void {
    const { camera, width, height } = projection
    // The beads have their size already.
    this.ribbons.setScale(1, unit)
    const seen = [...camera.matrixWorldInverse.elements, width, height, unit]
      .map((part) => part.toFixed(4))
      .join()
    if (seen === this.#seen) return
    this.#seen = seen
    const { points } = this.ribbons
    points.clear()
    const [here, last] = [
      { x: 0, y: 0 },
      { x: 0, y: 0 },
    ]
    let style = -1
    for (const [x, y, z, turn, its] of this.#places) {
      projection.project(x, y, z, here)
      if (its === style && Math.hypot(here.x - last.x, here.y - last.y) < apart * unit) continue
      style = its
      last.x = here.x
      last.y = here.y
      points.dot(x, y, z, diameter * unit, its, turn)
    }
    this.ribbons.commit()
  }

  setPlayhead(position: number, hasAhead: boolean): void {
    this.ribbons.setPlayhead(position, hasAhead ? 0.3 : 0)
  }

  dispose(): void {
    this.ribbons.dispose()
  }
}

function distance(one: readonly number[], other: readonly number[]): number {
  return Math.hypot(...one.map((part, axis) => part - (other[axis] ?? 0)))
}
