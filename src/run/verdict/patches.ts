/** What was found in small patches of the domain, so that it need not be looked for at each place anew. */
import type { Scales } from './scales'

/** Sides of the patches, in widths of the domain. */
const side = 0.005
const patchesInRow = 2 ** 20
const maxKept = 4096

export class Patches<Found> {
  readonly #kept = new Map<number, Found>()
  readonly #widths: Scales['widths']

  constructor({ widths }: Scales) {
    this.#widths = widths
  }

  /** Undefined if nothing is kept. Two patches very far outside of the domain may share what they keep. */
  at(x: number, y: number): Found | undefined {
    return this.#kept.get(this.#keyOf(x, y))
  }

  keep(x: number, y: number, found: Found): void {
    if (this.#kept.size >= maxKept) this.#kept.clear()
    this.#kept.set(this.#keyOf(x, y), found)
  }

  /** The middle of the patch that a place is in. */
  middleOf(x: number, y: number): readonly [number, number] {
    const [width, depth] = this.#widths
    const middle = (place: number, size: number): number => (Math.floor(place / size) + 0.5) * size
    return [middle(x, width * side), middle(y, depth * side)]
  }

  #keyOf(x: number, y: number): number {
    const [width, depth] = this.#widths
    return Math.floor(x / (width * side)) * patchesInRow + Math.floor(y / (depth * side))
  }
}
