/** The speaker's pointer: a place on the ground of a pane, so that every window shows it at the same place. */

export interface LightPlace {
  readonly pane: number
  /** In the units of the parameters. */
  readonly place: readonly number[]
}

/** It moves with the pointer, so React does not subscribe to it. */
export class Light {
  #at: LightPlace | undefined
  #isOn = false
  readonly #listeners = new Set<() => void>()

  /** Where it is; undefined while it is nowhere. */
  get at(): LightPlace | undefined {
    return this.#at
  }

  /** Whether the pointer of this window is the light. */
  get isOn(): boolean {
    return this.#isOn
  }

  /** The pointer of this window becomes the light, or is it no longer. */
  turn(isOn: boolean): void {
    if (isOn === this.#isOn) return
    this.#isOn = isOn
    if (!isOn) this.#at = undefined
    this.#tell()
  }

  move(at: LightPlace | undefined): void {
    if (at === this.#at) return
    this.#at = at
    this.#tell()
  }

  /** Calls `listener` whenever it has moved, or was turned on or off. Returns a function that stops this. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}
