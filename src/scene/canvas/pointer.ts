/** What a pointer does to the picture: drags a ball, clicks a place, hovers. The rest goes to the orbit controls. */
import { tickStep } from 'd3-array'
import { Vector3 } from 'three'
import { pick, pickNearest } from '../ground/picking'
import type { Projection } from '../ground/projection'
import type { Stage } from '../stage'
import type { Terrain } from '../ground/terrain'

export interface PointerActions {
  /** Puts the start here, of the runner that is dragged, or of all for a click. */
  place(start: readonly number[], runner: number | undefined): void
  /** A drag or a click begins, ends, or is cancelled. */
  begin(runner: number | undefined): void
  end(): void
  cancel(): void
}

/** A click is a press that moved less than this many pixels. */
const clickReach = 4
/** A pointer grabs a ball from so many pixels outside its rim. */
const grabReach = 7

export class Pointer {
  /** Where the pointer is over the picture, in CSS pixels. */
  hover: { x: number; y: number } | undefined
  #drag: { runner: number; ground: number } | undefined
  #press: { x: number; y: number } | undefined
  readonly #stop = new AbortController()

  constructor(
    readonly element: HTMLElement,
    readonly stage: Stage,
    readonly projection: Projection,
    readonly actions: PointerActions,
    /** Asks for a frame after the pointer has moved over the picture. */
    readonly moved: () => void,
  ) {
    const { signal } = this.#stop
    // Before the orbit controls, which listen further in.
    const capture = { capture: true, signal }
    element.addEventListener('pointerdown', (event) => this.#down(event), capture)
    element.addEventListener('pointermove', (event) => this.#move(event), capture)
    element.addEventListener('pointerup', (event) => this.#up(event), capture)
    element.addEventListener('pointercancel', () => this.#cancel(), capture)
    element.addEventListener('pointerleave', () => this.#leave(), { signal })
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

  dispose(): void {
    this.#stop.abort()
    if (this.#drag) this.#cancel()
  }

  #down(event: PointerEvent): void {
    if (event.button !== 0 || !event.isPrimary) return
    const { x, y } = this.#local(event)
    const runner = this.ballAt(x, y)
    this.#press = { x, y }
    if (runner === undefined) return
    event.stopPropagation()
    this.element.setPointerCapture(event.pointerId)
    this.#drag = { runner, ground: this.stage.balls.states[runner]?.contact.y ?? 0 }
    this.element.style.cursor = 'grabbing'
    this.actions.begin(runner)
  }

  #move(event: PointerEvent): void {
    const { x, y } = this.#local(event)
    if (this.#drag) {
      event.stopPropagation()
      this.#place(x, y, this.#drag)
      return
    }
    this.hover = event.buttons === 0 ? { x, y } : undefined
    this.element.style.cursor = event.buttons === 0 && this.ballAt(x, y) !== undefined ? 'grab' : ''
    this.moved()
  }

  #up(event: PointerEvent): void {
    const { x, y } = this.#local(event)
    const press = this.#press
    this.#press = undefined
    if (this.#drag) {
      event.stopPropagation()
      this.#drag = undefined
      this.element.style.cursor = ''
      this.actions.end()
    } else if (press && Math.hypot(x - press.x, y - press.y) < clickReach) this.#click(x, y)
  }

  #click(x: number, y: number): void {
    const terrain = this.stage.shown?.terrain
    if (!terrain) return
    this.projection.ray(x, y, origin, direction)
    const start = pick(terrain, origin, direction)
    if (!start) return
    this.actions.begin(undefined)
    this.actions.place(round(start, terrain), undefined)
    this.actions.end()
  }

  #place(x: number, y: number, drag: { runner: number; ground: number }): void {
    const terrain = this.stage.shown?.terrain
    if (!terrain) return
    this.projection.ray(x, y, origin, direction)
    const start = pickNearest(terrain, origin, direction, drag.ground)
    this.actions.place(round(start, terrain), drag.runner)
  }

  #leave(): void {
    this.hover = undefined
    this.moved()
  }

  #cancel(): void {
    this.#press = undefined
    if (!this.#drag) return
    this.#drag = undefined
    this.element.style.cursor = ''
    this.actions.cancel()
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
