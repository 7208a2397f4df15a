/** The names of the minima, beside their targets, for some seconds after the page has opened without a link. Later the pointer tells them. */
import { Vector3 } from 'three'
import { numberText } from '../../../math/numbers'
import { isFirstLook } from '../../../lab/firstLook'
import type { Projection } from '../../ground/projection'
import type { Terrain } from '../../ground/terrain'
import { type Box, type Point, type Size, boxAround, sharedArea } from './boxes'
import { MovedElement } from './movedElement'

/** In milliseconds: until they come, and how long they stay. */
const [comes, stays] = [900, 7000]
/** More would cover the ground. */
const maxNamed = 4
/** From the middle of a target to its name, and between a name and another text, in CSS pixels. */
const [away, apart] = [22, 4]
/** Pictures that are less wide have no room. */
const minWidth = 520
/** A name that its camera has moved so far is let go: it was for the first look. */
const maxMoved = 24

/** When the first picture was placed: the visit begins. */
let begun: number | undefined
/** The first ground that was shown. Only its minima are named: more panes, or another surface, are no first look. */
let firstSeen: Terrain | undefined

interface Named {
  readonly label: MovedElement
  readonly at: Vector3
  /** Where it was first seen, and its size once that is known. */
  first: { readonly x: number; readonly y: number } | undefined
  size: Size | undefined
}

export class MinimumLabels {
  readonly #named: Named[] = []
  readonly #point = { x: 0, y: 0 }
  #waiting: ReturnType<typeof setTimeout> | undefined
  #last: { readonly projection: Projection; readonly texts: readonly Box[] } | undefined
  #of: readonly [Terrain, readonly unknown[]] | undefined

  constructor(readonly layer: HTMLElement) {}

  /** Takes the minima that are marked. Nothing after the first look. */
  set(terrain: Terrain, minima: readonly (readonly number[])[]): void {
    if (this.#of?.[0] === terrain && this.#of[1].length === minima.length) return
    this.#clear()
    this.#of = [terrain, minima]
    firstSeen ??= terrain
    if (isOver() || !isFirstLook() || terrain !== firstSeen) return
    const shown = minima.filter(([x = 0, y = 0]) => terrain.contains(x, y, 1e-6))
    if (shown.length > maxNamed) return
    for (const place of shown) {
      const [x = 0, y = 0] = place
      const at = terrain.place(x, y, new Vector3())
      const label = new MovedElement(this.layer, 'scene-minimum')
      label.setText(
        `minimum ${place.length === 1 ? numberText(x) : `(${place.map((each) => numberText(each)).join(', ')})`}`,
      )
      label.setVisible(false)
      this.#named.push({ label, at, first: undefined, size: undefined })
    }
  }

  /** Whether there is any to place. */
  get isShown(): boolean {
    return this.#named.length > 0
  }

  /** Per frame while they are there: at their targets, and hidden where they would cover one of these texts. */
  place(projection: Projection, texts: readonly Box[]): void {
    if (this.#named.length === 0) return
    begun ??= performance.now()
    this.#last = { projection, texts }
    this.#waiting ??= setTimeout(() => this.#show(), comes)
    const boxes = [...texts]
    for (const named of this.#named) {
      const { label, at, size } = named
      const isSeen = projection.width >= minWidth && projection.project(at.x, at.y, at.z, this.#point)
      const { x, y } = this.#point
      if (!isSeen || !size) {
        label.setVisible(false)
        continue
      }
      named.first ??= { x, y }
      const isStill = Math.hypot(x - named.first.x, y - named.first.y) < maxMoved
      const [across, up] = [away + size.width / 2, away]
      // Below the target, above, to its right, to its left.
      const places = [{ x, y: y + up }, { x, y: y - up }, { x: x + across, y }, { x: x - across, y }] // prettier-ignore
      const isFree = (place: Point): boolean => {
        const box = boxAround(place, size, apart)
        return isInside(box, projection) && boxes.every((other) => sharedArea(box, other) === 0)
      }
      const place = isStill ? places.find(isFree) : undefined
      label.setVisible(place !== undefined)
      if (!place) continue
      boxes.push(boxAround(place, size, apart))
      label.setTransform(
        `translate(${Math.round(place.x)}px, ${Math.round(place.y)}px) translate(-50%, -50%)`,
      )
    }
  }

  remove(): void {
    this.#clear()
  }

  /** Outside of a frame: asks for sizes. From then on they show. */
  #show(): void {
    for (const named of this.#named) {
      const { element } = named.label
      named.size = { width: element.offsetWidth, height: element.offsetHeight }
    }
    if (this.#last) this.place(this.#last.projection, this.#last.texts)
    this.#waiting = setTimeout(() => {
      this.layer.toggleAttribute('data-unnamed', true)
      this.#waiting = setTimeout(() => this.#clear(), comes)
    }, stays)
  }

  #clear(): void {
    clearTimeout(this.#waiting)
    this.#waiting = undefined
    this.layer.toggleAttribute('data-unnamed', false)
    for (const { label } of this.#named.splice(0)) label.remove()
  }
}

function isOver(): boolean {
  return begun !== undefined && performance.now() - begun > comes + stays
}

function isInside({ left, top, right, bottom }: Box, { width, height }: Projection): boolean {
  return left > 0 && top > 0 && right < width && bottom < height
}
