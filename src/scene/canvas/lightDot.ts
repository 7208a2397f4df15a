/** The speaker's pointer in a pane: a dot of light on the ground, which fades once it rests. */
import { Vector3 } from 'three'
import type { Projection } from '../ground/projection'
import type { Terrain } from '../ground/terrain'

/** Milliseconds that it stays after its last move. */
const restMilliseconds = 2500

export class LightDot {
  readonly #element = document.createElement('div')
  #resting: ReturnType<typeof setTimeout> | undefined
  #place: readonly number[] | undefined

  constructor(layer: HTMLElement) {
    this.#element.className = 'scene-light'
    this.#element.hidden = true
    layer.append(this.#element)
  }

  /** `place`: in the units of the parameters; undefined if the light is elsewhere. */
  move(place: readonly number[] | undefined): void {
    if (place === this.#place) return
    this.#place = place
    clearTimeout(this.#resting)
    this.#element.hidden = place === undefined
    this.#element.removeAttribute('data-resting')
    if (place) this.#resting = setTimeout(() => (this.#element.dataset['resting'] = ''), restMilliseconds)
  }

  /** Call in every frame: it stays at its place of the ground. */
  draw(projection: Projection, terrain: Terrain | undefined): void {
    const [x = 0, y = 0] = this.#place ?? []
    if (!this.#place || !terrain) return
    terrain.place(x, y, at)
    projection.project(at.x, at.y, at.z, point)
    this.#element.style.transform = `translate(${point.x.toFixed(1)}px, ${point.y.toFixed(1)}px)`
  }

  dispose(): void {
    clearTimeout(this.#resting)
    this.#element.remove()
  }
}

const at = new Vector3()
const point = { x: 0, y: 0 }
