/**
 * What a pointer does to the picture: drags a ball, clicks a place, hovers. The rest goes to the orbit controls. A click
 * places the start only where a ring said so before. A finger cannot hover: its first tap shows the ring.
 */
import { tickStep } from 'd3-array'
import { Matrix4, Vector3 } from 'three'
import { pick, pickNearest } from '../ground/picking'
import type { Projection } from '../ground/projection'
import type { Stage } from '../stage'
import { GroundReadout, minimumAt, placeWords } from './groundReadout'
import type { Terrain } from '../ground/terrain'

export interface PointerActions {
  /** Whether a click places the start. */
  canPlace(): boolean
  /** Whether a finger drags a ball. Where it scrolls the page around, it only taps. */
  fingerDrags(): boolean
  /** What it is then offered for: `start here`. */
  offer(): string
  /** Puts the start here, of the runner that is dragged, or of all for a click. */
  place(start: readonly number[], runner: number | undefined): void
  /** Whether what is under the pointer is told, and may be changed. */
  isReading(): boolean
  /** Whether the pointer is the speaker's light. */
  isLight(): boolean
  /** The light is at this place of the ground, or at none. */
  light(place: readonly number[] | undefined): void
  /** A ball was pressed and not dragged. */
  select(runner: number): void
  /** A drag or a click begins, ends, or is cancelled. */
  begin(runner: number | undefined): void
  end(): void
  cancel(): void
}

/** A click is a press that moved less than this many pixels. */
const clickReach = 4
/** How far from the ring a click or a second tap may be, in pixels. */
const offerReach = 24
/** A pointer grabs a ball from so many pixels outside its rim. */
const grabReach = 7

/** A ball that is held. It is dragged once the pointer has moved. */
interface Held {
  readonly runner: number
  /** The height of its contact. */
  readonly ground: number
  isMoving: boolean
}

export class Pointer {
  /** Where the pointer is over the picture, in CSS pixels. */
  hover: { x: number; y: number } | undefined
  #drag: Held | undefined
  #press: { x: number; y: number } | undefined
  /** Where the ring is that offers to place the start. */
  #offer: { x: number; y: number } | undefined
  readonly #readout: GroundReadout
  /** What was seen when the readout was shown. */
  readonly #seen = new Matrix4()
  #read: Terrain | undefined
  readonly #stop = new AbortController()

  constructor(
    readonly element: HTMLElement,
    readonly stage: Stage,
    readonly projection: Projection,
    readonly actions: PointerActions,
    /** Asks for a frame after the pointer has moved over the picture. */
    readonly moved: () => void,
  ) {
    this.#readout = new GroundReadout(element.querySelector<HTMLElement>('.scene-labels') ?? element)
    const { signal } = this.#stop
    // Before the orbit controls, which listen further in.
    const capture = { capture: true, signal }
    element.addEventListener('pointerdown', (event) => this.#down(event), capture)
    element.addEventListener('pointermove', (event) => this.#move(event), capture)
    element.addEventListener('pointerup', (event) => this.#up(event), capture)
    element.addEventListener('pointercancel', () => this.#cancel(), capture)
    element.addEventListener('pointerleave', (event) => this.#leave(event), { signal })
    // The ground moves away under the pointer.
    element.addEventListener('wheel', () => this.#withdraw(), { passive: true, signal })
    // Esc while dragging cancels the drag and does nothing else.
    window.addEventListener('keydown', (event) => this.#key(event), capture)
  }

  /** The ball under a point, if any. Of several it is the selected one, else the last. */
  ballAt(x: number, y: number): number | undefined {
    const { shown, balls } = this.stage
    const point = { x: 0, y: 0 }
    let found: number | undefined
    for (const [index, ball] of balls.states.entries()) {
      if (!ball.visible) continue
      const { sphere } = ball
      if (!this.projection.project(sphere.x, sphere.y, sphere.z, point)) continue
      const reach = this.stage.radius * this.projection.pixelsPerUnit + grabReach
      if (Math.hypot(point.x - x, point.y - y) > reach) continue
      if (found === undefined || found !== shown?.selected) found = index
    }
    return found
  }

  /** Call in every frame: a readout of what has moved away under a resting pointer goes. */
  look(): void {
    if (!this.#read) return
    const isSame = this.#read === this.stage.shown?.terrain
    if (!isSame || !this.#seen.equals(this.projection.camera.matrixWorldInverse)) this.#withdraw()
  }

  dispose(): void {
    this.#stop.abort()
    this.#readout.dispose()
    if (this.#drag) this.#cancel()
  }

  #down(event: PointerEvent): void {
    if (event.button !== 0 || !event.isPrimary) return
    const { x, y } = this.#local(event)
    const runner = this.ballAt(x, y)
    this.#press = { x, y }
    if (runner === undefined || this.#onlyTaps(event)) return
    this.#withdraw()
    event.stopPropagation()
    this.element.setPointerCapture(event.pointerId)
    this.#drag = { runner, ground: this.stage.balls.states[runner]?.contact.y ?? 0, isMoving: false }
    this.element.style.cursor = 'grabbing'
  }

  #move(event: PointerEvent): void {
    const { x, y } = this.#local(event)
    if (this.#drag) {
      event.stopPropagation()
      this.#pull(x, y, this.#drag)
      return
    }
    if (this.actions.isLight()) {
      this.#withdraw()
      this.actions.light(this.#placeAt(x, y))
      return
    }
    this.hover = event.buttons === 0 ? { x, y } : undefined
    const isOverBall = event.buttons === 0 && this.ballAt(x, y) !== undefined
    this.element.style.cursor = isOverBall ? 'grab' : ''
    if (event.buttons === 0 && !isOverBall) this.#hoverGround(x, y)
    else if (isOverBall || this.#isPastClick(x, y)) this.#withdraw()
    this.moved()
  }

  #up(event: PointerEvent): void {
    const { x, y } = this.#local(event)
    const press = this.#press
    this.#press = undefined
    if (this.#drag) {
      event.stopPropagation()
      const { runner, isMoving } = this.#drag
      this.#drag = undefined
      this.element.style.cursor = ''
      if (isMoving) this.actions.end()
      else this.actions.select(runner)
    } else if (press && Math.hypot(x - press.x, y - press.y) < clickReach) {
      const runner = this.#onlyTaps(event) ? this.ballAt(x, y) : undefined
      if (runner !== undefined) return this.actions.select(runner)
      const { x: ringX = Infinity, y: ringY = Infinity } = this.#offer ?? {}
      if (Math.hypot(x - ringX, y - ringY) < offerReach) this.#click(x, y)
      else
        this.#hoverGround(
          x,
          y,
          event.pointerType === 'touch' ? `tap again to ${this.actions.offer()}` : undefined,
        )
    }
  }

  #onlyTaps({ pointerType }: PointerEvent): boolean {
    return pointerType === 'touch' && !this.actions.fingerDrags()
  }

  /** Whether the pointer is down and has gone too far for a click. */
  #isPastClick(x: number, y: number): boolean {
    const press = this.#press
    return press !== undefined && Math.hypot(x - press.x, y - press.y) >= clickReach
  }

  /** Shows what is under the pointer, and offers to start there. */
  #hoverGround(x: number, y: number, words = this.actions.offer()): void {
    const { shown } = this.stage
    const place = this.actions.isReading() ? this.#placeAt(x, y) : undefined
    if (!shown || !place) return this.#withdraw()
    const { race, terrain, view } = shown
    const minimum = view.minima ? minimumAt(race.minima, terrain, this.projection, x, y) : undefined
    const said = placeWords(race, minimum ?? place, minimum !== undefined)
    const isOffered = this.actions.canPlace()
    this.#offer = isOffered ? { x, y } : undefined
    this.#read = terrain
    this.#seen.copy(this.projection.camera.matrixWorldInverse)
    this.#readout.show(this.projection, terrain, place, said, isOffered ? words : undefined)
  }

  #withdraw(): void {
    this.#offer = undefined
    this.#read = undefined
    this.#readout.hide()
  }

  /** The place of the ground under a point of the picture. */
  #placeAt(x: number, y: number): number[] | undefined {
    const terrain = this.stage.shown?.terrain
    if (!terrain) return undefined
    this.projection.ray(x, y, origin, direction)
    const place = pick(terrain, origin, direction)
    return place && round(place, terrain)
  }

  #click(x: number, y: number): void {
    const start = this.#placeAt(x, y)
    this.#withdraw()
    if (!start) return
    this.actions.begin(undefined)
    this.actions.place(start, undefined)
    this.actions.end()
  }

  #pull(x: number, y: number, drag: Held): void {
    const terrain = this.stage.shown?.terrain
    if (!terrain) return
    if (!drag.isMoving && !this.#isPastClick(x, y)) return
    if (!drag.isMoving) this.actions.begin(drag.runner)
    drag.isMoving = true
    this.projection.ray(x, y, origin, direction)
    const start = pickNearest(terrain, origin, direction, drag.ground)
    this.actions.place(round(start, terrain), drag.runner)
  }

  #leave({ pointerType }: PointerEvent): void {
    this.hover = undefined
    // A finger leaves with every tap.
    if (pointerType !== 'touch') this.#withdraw()
    this.moved()
  }

  #cancel(): void {
    this.#press = undefined
    if (!this.#drag) return
    const { isMoving } = this.#drag
    this.#drag = undefined
    this.element.style.cursor = ''
    if (isMoving) this.actions.cancel()
  }

  #key(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.#drag) return
    event.stopPropagation()
    this.#cancel()
  }

  #local(event: PointerEvent): { x: number; y: number } {
    const box = this.element.getBoundingClientRect()
    return { x: event.clientX - box.left, y: event.clientY - box.top }
  }
}

const origin = new Vector3()
const direction = new Vector3()

/** A pointer is no finer than a pixel: a start is rounded to about 4000 places along each side of the domain. */
function round(start: readonly number[], { domain }: Terrain): number[] {
  return domain.map(([low, high], axis) => {
    const step = tickStep(low, high, 4000)
    return Number((Math.round((start[axis] ?? 0) / step) * step).toPrecision(12))
  })
}
