/**
 * Where the labels of a pane stand in a film: chosen every quarter of a second, each time as near to the last place as it
 * may be, and gone between. So labels do not jump, and where they are follows from the film and the time alone.
 */
import type { Point } from '../../things/labels/boxes'

/** In seconds. */
const between = 0.25

type Offsets = readonly (Point | undefined)[]

export class LabelTrack {
  readonly #known: Offsets[] = []

  /** `choose`: the offsets at a time, given those before. */
  constructor(
    readonly begins: number,
    readonly choose: (seconds: number, before: Offsets | undefined) => Offsets,
  ) {}

  at(seconds: number): Offsets {
    const place = Math.max((seconds - this.begins) / between, 0)
    const index = Math.floor(place)
    const [from, to] = [this.#chosen(index), this.#chosen(index + 1)]
    const share = place - index
    const gone = share * share * (3 - 2 * share)
    return from.map((one, at) => {
      const other = to[at]
      if (!one || !other) return one ?? other
      return { x: one.x + (other.x - one.x) * gone, y: one.y + (other.y - one.y) * gone }
    })
  }

  #chosen(index: number): Offsets {
    for (let at = this.#known.length; at <= index; at += 1)
      this.#known.push(this.choose(this.begins + at * between, this.#known[at - 1]))
    return this.#known[index] ?? []
  }
}
