/** A bead for each step on the trails, so that one sees steps; none so near to the last that they run together. */
import { Vector3 } from 'three'
import type { Race } from '../../run/race'
import { turnsAt } from '../../run/turns'
import { rgb } from '../../looks/palette'
import type { Projection } from '../ground/projection'
import type { Terrain } from '../ground/terrain'
import { Ribbons } from '../lines/ribbons'
import { laneWidth, type RaceLanes, wayAt } from './raceLanes'

/** Diameter, and the least distance of two, in pixels of a picture of the usual size. */
const diameter = 7.8
const apart = 13
/** In scene units: nearer ones cannot be told apart from any usual distance. */
const minLength = 0.008
/** Of all runs together. */
const maxBeads = 6000
const towardsWhite = 0.55

interface Bead {
  readonly place: Vector3
  /** Which way the trail goes there. */
  readonly way: Vector3
  readonly turn: number
  readonly style: number
  readonly lane: number
}

export class Beads {
  readonly ribbons = new Ribbons({ casing: 1.3, lift: 0.024, order: 3 })
  #places: readonly Bead[] = []
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
  string(race: Race, terrain: Terrain, visible: readonly boolean[], lanes: RaceLanes): void {
    const places: Bead[] = []
    const share = maxBeads / Math.max(visible.filter(Boolean).length, 1)
    for (const [style, run] of race.runs.entries()) {
      if (!visible[style]) continue
      const steps = Math.min(run.points.length / 3 - 1, run.divergedAt ?? Infinity)
      let last: Vector3 | undefined
      const end = places.length + share
      for (let step = 0; step <= steps && places.length < end; step += 1) {
        const [x = 0, y = 0] = run.points.subarray(3 * step)
        const height = terrain.height.at(terrain.lossAt(run, step))
        if (!terrain.contains(x, y) || !terrain.height.isShown(height, 1)) continue
        const place = new Vector3(terrain.sceneX(x), terrain.heightScale * height, terrain.sceneZ(y))
        if (last && place.distanceTo(last) < minLength) continue
        last = place
        const way = wayAt(run, step, terrain, new Vector3())
        places.push({ place, way, turn: turnsAt(run, step), style, lane: lanes[style]?.[step] ?? 0 })
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
    this.ribbons.setLaneWidth(laneWidth * unit)
    const { matrixWorldInverse, projectionMatrix } = camera
    const seen = [...matrixWorldInverse.elements, ...projectionMatrix.elements, width, height, unit].join()
    if (seen === this.#seen) return
    this.#seen = seen
    const { points } = this.ribbons
    points.clear()
    const [here, last] = [
      { x: 0, y: 0 },
      { x: 0, y: 0 },
    ]
    let style = -1
    for (const { place, way, turn, style: its, lane } of this.#places) {
      projection.project(place.x, place.y, place.z, here)
      if (its === style && Math.hypot(here.x - last.x, here.y - last.y) < apart * unit) continue
      style = its
      last.x = here.x
      last.y = here.y
      if (lane === 0) points.dot(place.x, place.y, place.z, diameter * unit, its, turn)
      else points.lanedDot(place, way, diameter * unit, its, turn, lane)
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
