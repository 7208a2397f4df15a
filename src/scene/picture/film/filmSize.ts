/** The size of a film's picture in the units that its layout counts in, so that a film looks the same at every size. */
import type { Vector3 } from 'three'
import { Projection } from '../../ground/projection'
import type { Box } from '../layout'

/** The shorter side of every film is so long in units. */
const shorter = 720

export interface FilmSize {
  /** In units. */
  readonly width: number
  readonly height: number
  /** Pixels to a unit. */
  readonly scale: number
}

export function filmSizeOf([width, height]: readonly [number, number]): FilmSize {
  const scale = Math.min(width, height) / shorter
  return { width: width / scale, height: height / scale, scale }
}

/** Vertices a side of the field and of the mesh, and texels a side of the light. They follow from the film alone. */
export interface FilmDetail {
  readonly field: number
  readonly mesh: number
  readonly bake: number
  /** Of a ground that is on the way from frame to frame. */
  readonly movingBake: number
}

/** Pixels that a cell of the mesh is wide, about. */
const cell = 5

/** Of a preview, which is small and must come soon. */
const draftDetail: FilmDetail = { field: 193, mesh: 98, bake: 128, movingBake: 96 }

/** `longest`: the longer side of a pane, in pixels with those of supersampling. */
export function filmDetailOf(longest: number, isDraft: boolean): FilmDetail {
  if (isDraft) return draftDetail
  const mesh = Math.min(Math.max(Math.round(longest / cell), 97), 769) + 1
  return { field: 513, mesh, bake: longest > 1400 ? 512 : 256, movingBake: 192 }
}

/** The surface stands in the middle of a part of the picture, and what is drawn goes by that part's size. */
export class FilmProjection extends Projection {
  /** What is left free for it, in units from the pane's corner. */
  room: Box = { left: 0, top: 0, width: 1, height: 1 }

  override get unit(): number {
    const { width, height } = this.room
    return Math.max(Math.min(height, 0.8 * width) / 900, 0.62)
  }

  override shapeOf(): number {
    return this.room.width / Math.max(this.room.height, 1)
  }

  override look(
    position: Vector3,
    target: Vector3,
    up: Vector3,
    angle: number,
    width: number,
    height: number,
  ): void {
    const { room, camera } = this
    super.look(position, target, up, angle, room.width, room.height)
    camera.setViewOffset(room.width, room.height, -room.left, -room.top, width, height)
    camera.updateMatrixWorld()
    this.width = width
    this.height = height
  }
}
