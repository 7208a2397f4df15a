/** The view of one frame: projection to CSS pixels, and scale. */
import { PerspectiveCamera, Vector3 } from 'three'

export class Projection {
  readonly camera = new PerspectiveCamera(30, 1, 0.01, 100)
  /** Size of the picture in CSS pixels. */
  width = 1
  height = 1
  /** CSS pixels to a scene unit, at the camera's target. */
  pixelsPerUnit = 300

  /** CSS pixels to a pixel of a picture of the usual size, which is 900 pixels high. Small pictures keep what can be seen. */
  get unit(): number {
    return Math.max(this.height / 900, 0.62)
  }

  /** The width by the height of what the surface stands in, in a picture of this size. */
  shapeOf(width: number, height: number): number {
    return width / Math.max(height, 1)
  }

  /** Sets the camera: its position, what it looks at, and its angle of view in degrees. */
  look(position: Vector3, target: Vector3, up: Vector3, angle: number, width: number, height: number): void {
    const { camera } = this
    this.width = Math.max(width, 1)
    this.height = Math.max(height, 1)
    const distance = position.distanceTo(target)
    camera.position.copy(position)
    camera.up.copy(up)
    camera.lookAt(target)
    camera.fov = angle
    camera.aspect = this.width / this.height
    camera.near = Math.max(distance - 4, 0.05)
    camera.far = distance + 6
    camera.updateProjectionMatrix()
    camera.updateMatrixWorld()
    this.pixelsPerUnit = this.height / (2 * distance * Math.tan((angle * Math.PI) / 360))
  }

  /** CSS pixels from the top left corner; false behind the camera. */
  project(x: number, y: number, z: number, out: { x: number; y: number }): boolean {
    scratch.set(x, y, z).project(this.camera)
    out.x = (0.5 + 0.5 * scratch.x) * this.width
    out.y = (0.5 - 0.5 * scratch.y) * this.height
    return scratch.z < 1
  }

  /** The ray through a point in CSS pixels. */
  ray(x: number, y: number, origin: Vector3, direction: Vector3): void {
    origin.copy(this.camera.position)
    direction
      .set((2 * x) / this.width - 1, 1 - (2 * y) / this.height, 0.5)
      .unproject(this.camera)
      .sub(origin)
      .normalize()
  }
}

const scratch = new Vector3()
