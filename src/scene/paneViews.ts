/** The panes that are there to be drawn, by their index. */
import type { PaneView } from './paneView'

export class PaneViews {
  readonly #views = new Map<number, PaneView>()
  /** How many there are to be, which they are not at once. */
  count = 1
  /** Asks for a frame; set by who draws them. */
  ask = (): void => undefined

  add(index: number, view: PaneView): () => void {
    this.#views.set(index, view)
    return () => {
      if (this.#views.get(index) === view) this.#views.delete(index)
    }
  }

  /** With their indices, the first pane first. */
  get list(): readonly (readonly [index: number, view: PaneView])[] {
    return [...this.#views].sort(([one], [other]) => one - other)
  }

  /** Whether every pane has something to show. */
  get isWhole(): boolean {
    return this.#views.size >= this.count && this.list.every(([, { stage }]) => stage.shown !== undefined)
  }
}
