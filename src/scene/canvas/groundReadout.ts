/** What is under the pointer on the ground: a ring where a click would place the start, and a quiet line of numbers. */
import { Vector3 } from 'three'
import { numberText } from '../../math/numbers'
import { symbolOf } from '../../math/names'
import type { Race } from '../../run/race'
import type { Projection } from '../ground/projection'
import type { Terrain } from '../ground/terrain'

/** How near the pointer comes to the mark of a minimum, in CSS pixels. */
const markReach = 14

/** `x −1.23, y 0.4, L 25.6`; over the mark of a minimum its place and value. */
export function placeWords(
  { surface, loss }: Pick<Race, 'surface' | 'loss'>,
  place: readonly number[],
  isMinimum = false,
): string {
  const [x = 0, y = 0] = place
  const value = loss.value(x, y)
  const parts = surface.parameters.map(
    (name, axis) => `${symbolOf(name)} ${numberText(place[axis] ?? 0, digits)}`,
  )
  const words = [...parts, `L ${Number.isNaN(value) ? 'is no number' : numberText(value, digits)}`].join(', ')
  return isMinimum ? `minimum: ${words}` : words
}

const digits = 4

/** The minimum whose mark is under a point of the picture. */
export function minimumAt(
  minima: Race['minima'],
  terrain: Terrain,
  projection: Projection,
  x: number,
  y: number,
): readonly number[] | undefined {
  const point = { x: 0, y: 0 }
  return minima.find(([at = 0, up = 0]) => {
    if (!terrain.contains(at, up, 1e-6)) return false
    terrain.place(at, up, mark)
    if (!projection.project(mark.x, mark.y, mark.z, point)) return false
    return Math.hypot(point.x - x, point.y - y) <= markReach
  })
}

const mark = new Vector3()

export class GroundReadout {
  readonly #ring = document.createElement('div')
  readonly #text = document.createElement('div')

  constructor(readonly parent: HTMLElement) {
    this.#ring.className = 'scene-ring'
    this.#text.className = 'scene-readout'
    this.hide()
    parent.append(this.#ring, this.#text)
  }

  /** `offer`: what a click would do, if it would. */
  show(
    projection: Projection,
    terrain: Terrain,
    place: readonly number[],
    words: string,
    offer?: string,
  ): void {
    const [x = 0, y = 0] = place
    terrain.place(x, y, mark)
    const point = { x: 0, y: 0 }
    projection.project(mark.x, mark.y, mark.z, point)
    // Level on the ground: seen from the side it is flat.
    const tilt =
      terrain.dimension === 1 ? 1 : Math.max(Math.abs(projection.camera.matrixWorld.elements[9]), 0.25)
    const at = `translate(${point.x.toFixed(1)}px, ${point.y.toFixed(1)}px)`
    this.#ring.style.transform = `${at} scale(1, ${tilt.toFixed(3)})`
    this.#ring.hidden = offer === undefined
    this.#text.textContent = offer === undefined ? words : `${offer} · ${words}`
    // Beside its place on the side with more room: before a room its text is large.
    const isRight = point.x > 0.6 * projection.width
    const isLow = point.y > projection.height - 60
    const left = `${point.x.toFixed(1)}px ${isRight ? '- 100% - 12px' : '+ 12px'}`
    const top = `${point.y.toFixed(1)}px ${isLow ? '- 100% - 14px' : '+ 14px'}`
    // Per cent are of its own size: a narrow picture cuts nothing, and no layout is asked for.
    const within = `max(2px, min(${left}, ${projection.width - 2}px - 100%))`
    this.#text.style.transform = `translate(${within}, calc(${top}))`
    this.#text.hidden = false
  }

  hide(): void {
    this.#ring.hidden = true
    this.#text.hidden = true
  }

  dispose(): void {
    this.#ring.remove()
    this.#text.remove()
  }
}
