/** What labels need to know of one frame: where the balls are in the picture, and what else is there. */
import type { Vector3 } from 'three'
import type { Projection } from '../../ground/projection'
import type { BallState } from '../balls'
import type { Box, Point, Size } from './boxes'

/** What labels keep out of. */
export interface Surroundings {
  /** The marks of the minima, in scene units. */
  readonly targets: readonly Pick<Vector3, 'x' | 'y' | 'z'>[]
  /** What lies over the picture, in CSS pixels. */
  readonly obstacles: readonly Box[]
}

export interface Shown extends Surroundings {
  readonly balls: readonly BallState[]
  /** Of a ball, in scene units. */
  readonly radius: number
  readonly hasLabels: boolean
}

export class Frame {
  readonly size: Size
  /** In CSS pixels. */
  readonly ballRadius: number
  readonly balls: readonly Point[]
  readonly targets: readonly Point[]
  /** Whether the camera or the picture's size differs from the frame before. */
  readonly hasNewView: boolean
  readonly #view: readonly number[]

  constructor(
    readonly projection: Projection,
    readonly shown: Shown,
    last: Frame | undefined,
  ) {
    const { width, height, camera } = projection
    this.size = { width, height }
    this.ballRadius = shown.radius * projection.pixelsPerUnit
    const points = shown.balls.map((ball) => (ball.visible ? this.pointOf(ball) : undefined))
    this.balls = points.filter((point) => point !== undefined)
    this.targets = shown.targets.flatMap(({ x, y, z }) => {
      const point = { x: 0, y: 0 }
      return projection.project(x, y, z, point) ? [point] : []
    })
    this.#view = [width, height, ...camera.matrixWorldInverse.elements, ...camera.projectionMatrix.elements]
    const lastView = last ? last.#view : []
    this.hasNewView = this.#view.some((part, index) => part !== lastView[index])
  }

  /** Where a ball is. One behind the camera is nowhere, but for one that must be named it is beyond the nearest edge. */
  pointOf({ sphere, diverged }: BallState): Point | undefined {
    const point = { x: 0, y: 0 }
    if (this.projection.project(sphere.x, sphere.y, sphere.z, point)) return point
    if (diverged === undefined) return undefined
    return { x: this.size.width - point.x, y: 2 * this.size.height }
  }

  /** Where the label of a ball leads to: nowhere outside of the picture, unless it must be shown. */
  anchorOf({ x, y }: Point, mustShow: boolean): Point | undefined {
    const { width, height } = this.size
    const inside = { x: Math.min(Math.max(x, 0), width), y: Math.min(Math.max(y, 0), height) }
    const isSeen = Math.hypot(inside.x - x, inside.y - y) < this.ballRadius
    return mustShow ? inside : isSeen ? { x, y } : undefined
  }
}
