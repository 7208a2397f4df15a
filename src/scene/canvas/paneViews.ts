/** The panes to draw, by their index. */
import type { CompiledSurface } from '../../surfaces/compile'
import type { PaneView } from './paneView'

export class PaneViews {
  readonly #views = new Map<number, PaneView>()
  #count = 1
  #ask = (): void => undefined

  /** How many panes the layout has. Not all are there at once. */
  get count(): number {
    return this.#count
  }

  expect(count: number): void {
    this.#count = count
  }

  /** `draw` is called when a pane asks for a frame. */
  onAsk(draw: () => void): void {
    this.#ask = draw
  }

  ask(): void {
    this.#ask()
  }

  add(index: number, view: PaneView): () => void {
    this.#views.set(index, view)
    return () => {
      if (this.#views.get(index) === view) this.#views.delete(index)
    }
  }

  /** With their indices, in order. */
  get list(): readonly (readonly [index: number, view: PaneView])[] {
    return [...this.#views].sort(([one], [other]) => one - other)
  }

  /** Whether the program of a surface's field is compiled in some pane. */
  haveField(surface: CompiledSurface): boolean {
    return this.list.some(([, { field }]) => field.isReady(surface))
  }

  /** Whether every pane has something to show. */
  get isWhole(): boolean {
    return this.#views.size >= this.#count && this.list.every(([, { stage }]) => stage.shown !== undefined)
  }
}
