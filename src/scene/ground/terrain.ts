/** The ground in float64: where a point of the domain lies in the picture, and which way is up there. */
import type { Vector3 } from 'three'
import type { Loss } from '../../surfaces/compile'
import type { HeightScale, Interval } from '../../surfaces/surface'
import type { Race, Run } from '../../run/race'
import { fitHeight } from './fitHeight'
import type { Height } from './height'
import { halfWidth } from './intervals'
import { pathLosses } from './pathLosses'
import { isSingleEnough } from './singleField'

/** Curves are seen from the front. They fill the picture when they stand taller than surfaces. */
export const curveStretch = 1.4

/** A place of the domain, and how far above the ground something stands there, in scene units. */
export interface Foot {
  readonly x: number
  readonly y: number
  readonly lift: number
}

/** A domain is drawn over −1 to 1: the first parameter along +x, the second along −z, height along +y. */
export class Terrain {
  readonly #gradient = new Float64Array(2)
  readonly dimension: 1 | 2
  /** Where height 1 lies, in scene units. */
  readonly heightScale: number

  constructor(
    /** As pictures have it: see `Ground.quick`. */
    readonly loss: Loss,
    readonly domain: readonly Interval[],
    readonly height: Height,
    heightScale: number,
    /** Whether the GPU's float32 shows this surface. If not, its field is sampled in float64. A curve always is. */
    private readonly isSingle = true,
  ) {
    this.dimension = loss.dimension
    this.heightScale = heightScale * (this.dimension === 1 ? curveStretch : 1)
  }

  /** Whether the field is sampled in float64, and measured in the units of `sampleField`. */
  get inFloat64(): boolean {
    return !this.isSingle || this.dimension === 1
  }

  /** The losses of height 0 and 1 and half the widths of the domain, in the units of the field. */
  get fieldUnits(): {
    readonly low: number
    readonly high: number
    readonly halves: readonly [number, number]
  } {
    const { low, high, span } = this.height
    if (this.inFloat64) return { low: 0, high: span, halves: [1, 1] }
    return { low, high, halves: [halfWidth(this.domain[0]), halfWidth(this.domain[1])] }
  }

  sceneX(x: number): number {
    return toScene(this.domain[0], x)
  }

  sceneZ(y: number): number {
    return this.dimension === 2 ? -toScene(this.domain[1], y) : 0
  }

  sceneY(loss: number): number {
    return this.heightScale * this.height.at(loss)
  }

  x(sceneX: number): number {
    return fromScene(this.domain[0], sceneX)
  }

  y(sceneZ: number): number {
    return this.dimension === 2 ? fromScene(this.domain[1], -sceneZ) : 0
  }

  /** What is drawn of the height at (x, y), from 0 to 1: it ends with the picture, and is 0 where there is no loss. */
  drawnShare(x: number, y: number): number {
    const height = this.height.at(this.loss.value(x, y))
    return height === height ? Math.min(Math.max(height, 0), 1) : 0
  }

  /** The loss at a step of a run, as the picture has it. */
  lossAt(run: Pick<Run, 'points'> & Partial<Pick<Run, 'stepsPerLook'>>, step: number): number {
    const { points, stepsPerLook = 1 } = run
    const losses = stepsPerLook === 1 ? undefined : pathLosses(this.loss, { points, stepsPerLook })
    return losses?.[step] ?? points[3 * step + 2] ?? 0
  }

  /** Whether a loss is in a picture that reaches up to the height `ceiling`. */
  isShown(loss: number, ceiling: number): boolean {
    return this.height.isShown(this.height.at(loss), ceiling)
  }

  /** The place on the surface above (x, y). */
  place(x: number, y: number, out: Vector3): Vector3 {
    return out.set(this.sceneX(x), this.sceneY(this.loss.value(x, y)), this.sceneZ(y))
  }

  /** The unit normal of the drawn surface at (x, y), from the exact gradient by the chain rule. */
  normal(x: number, y: number, out: Vector3): Vector3 {
    const value = this.loss.gradient(x, y, this.#gradient)
    const { unit } = this.height
    const steepness = this.heightScale * this.height.unitSlope(value)
    const alongX = steepness * ((this.#gradient[0] ?? 0) / unit) * halfWidth(this.domain[0])
    const along = this.dimension === 2 ? (this.#gradient[1] ?? 0) / unit : 0
    const alongY = steepness * along * halfWidth(this.domain[1])
    if (!Number.isFinite(alongX) || !Number.isFinite(alongY)) return out.set(0, 1, 0)
    return out.set(-alongX, 1, alongY).normalize()
  }

  /** Whether (x, y) lies in the domain, or within `margin` scene units of it. */
  contains(x: number, y: number, margin = 0): boolean {
    return Math.abs(this.sceneX(x)) <= 1 + margin && Math.abs(this.sceneZ(y)) <= 1 + margin
  }
}

/** Gives the terrain of a race. It stays the same object while the ground is the same, whatever the runners do. */
export function terrainMemory(): (race: Race, scale: HeightScale, heightScale: number) => Terrain {
  let known: (Pick<Race, 'surface' | 'rows'> & { key: string; terrain: Terrain }) | undefined
  return (race, scale, heightScale) => {
    const { surface, rows, quick, standIn, domain, minima } = race
    const key = JSON.stringify([race.settings, domain, scale, heightScale])
    if (known?.surface !== surface || known.rows !== rows || known.key !== key) {
      const height = fitHeight(scale, quick, domain, minima, race.picture?.headroom)
      const isSingle = isSingleEnough(
        { ...race, ...(standIn && { rows: standIn.rows, loss: standIn.loss }) },
        height,
      )
      known = {
        surface,
        rows,
        key,
        terrain: new Terrain(quick, domain, height, heightScale * (race.picture?.stretch ?? 1), isSingle),
      }
    }
    return known.terrain
  }
}

function toScene(interval: Interval | undefined, value: number): number {
  return interval ? (value - (interval[0] + interval[1]) / 2) / halfWidth(interval) : 0
}

function fromScene(interval: Interval | undefined, at: number): number {
  return interval ? (interval[0] + interval[1]) / 2 + at * halfWidth(interval) : 0
}
