/** Where runs converge: the minima by small patches of the domain, and those that are found. */
import { nearestMinimum } from '../../run/ending'
import type { Landmark } from '../../run/verdict/landmarks'
import type { Grounds } from '../grounds'
import { type Minimum, noMinimum } from './result'

/** Sides of a patch, and of the squares that index clusters, as shares of the domain's sides. */
const patchSide = 0.005
const squareSide = 0.02
const maxMinima = 128
const patchesBetweenPauses = 2048

/** A patch, by the first minimum in it at which a run of the ensemble converged. */
interface Patch {
  readonly x: number
  readonly y: number
  readonly ground: number
  runs: number
  /** Index in the list of minima: the declared ones, then the found ones once they are known. */
  minimum: number
}

export class Rests {
  readonly #grounds: Grounds
  readonly #patches: Patch[] = []
  /** Indices of patches, by ground and place as one whole number below 2⁵³. */
  readonly #known = new Map<number, number>()
  /** How many columns and rows of patches are distinguished. The domain is in their middle. */
  readonly #span: number
  readonly #left: number
  readonly #width: number
  readonly #bottom: number
  readonly #height: number
  #lastKey = Number.NaN
  #last = 0

  constructor(grounds: Grounds) {
    this.#grounds = grounds
    this.#span = 2 * Math.floor(Math.sqrt(2 ** 51 / grounds.count))
    const [[left, right] = [0, 1], [bottom, top] = [0, 1]] = grounds.domain
    this.#left = left
    this.#width = right - left
    this.#bottom = bottom
    this.#height = top - bottom
  }

  get count(): number {
    return this.#patches.length
  }

  minimumOf(patch: number): number {
    return this.#patches[patch]?.minimum ?? noMinimum
  }

  /** Adds a run that converged. Returns the index of its patch. */
  visit({ x, y }: Landmark, ground: number): number {
    const key = this.#keyOf(x, y, ground)
    // Neighbours in the ensemble mostly end in the same patch.
    if (key !== this.#lastKey) {
      this.#lastKey = key
      this.#last = this.#known.get(key) ?? this.#add(key, x, y, ground)
    }
    const patch = this.#patches[this.#last]
    if (patch) patch.runs += 1
    return this.#last
  }

  /** The minima that are not declared, most frequent first. Assigns each patch its minimum. */
  *findMinima(): Generator<void, Minimum[]> {
    const declared = this.#grounds.at(0).minima.length
    const open = this.#patches.filter(({ minimum }) => minimum === noMinimum)
    const clusters: { readonly centre: Patch; readonly patches: Patch[]; runs: number }[] = []
    const squares = new Map<string, number[]>()
    for (const [index, patch] of open.sort((a, b) => b.runs - a.runs).entries()) {
      if (index % patchesBetweenPauses === patchesBetweenPauses - 1) yield
      const [column, row] = [this.#columnOf(patch.x, squareSide), this.#rowOf(patch.y, squareSide)]
      const near = around.flatMap(([i, j]) => squares.get(`${column + i},${row + j}`) ?? [])
      const centres = near.map((at) => [clusters[at]?.centre.x ?? 0, clusters[at]?.centre.y ?? 0])
      const nearest = nearestMinimum(centres, this.#grounds.domain, patch.x, patch.y)
      const cluster = nearest === undefined ? undefined : clusters[near[nearest] ?? -1]
      if (cluster) {
        cluster.patches.push(patch)
        cluster.runs += patch.runs
        continue
      }
      const square = `${column},${row}`
      squares.set(square, [...(squares.get(square) ?? []), clusters.length])
      clusters.push({ centre: patch, patches: [patch], runs: patch.runs })
    }
    const listed = clusters.sort((a, b) => b.runs - a.runs).slice(0, Math.max(maxMinima - declared, 0))
    for (const [index, { patches }] of listed.entries())
      for (const patch of patches) patch.minimum = declared + index
    return listed.map(({ centre: { x, y, ground } }) => ({
      x,
      y,
      loss: this.#grounds.at(ground).loss.value(x, y),
      declared: false,
    }))
  }

  #add(key: number, x: number, y: number, ground: number): number {
    const { minima, domain } = this.#grounds.at(ground)
    const declared = nearestMinimum(minima, domain, x, y)
    const patch = this.#patches.push({ x, y, ground, runs: 0, minimum: declared ?? noMinimum }) - 1
    this.#known.set(key, patch)
    return patch
  }

  #keyOf(x: number, y: number, ground: number): number {
    const span = this.#span
    const column = this.#columnOf(x, patchSide) + span / 2
    const row = this.#rowOf(y, patchSide) + span / 2
    // Far outside of the domain, one patch stands for all beyond it.
    const within = Math.min(Math.max(row, 0), span - 1) * span + Math.min(Math.max(column, 0), span - 1)
    return ground * span * span + within
  }

  /** The column in a grid of squares whose sides are a share of the domain's. */
  #columnOf(x: number, side: number): number {
    return Math.floor((x - this.#left) / (side * this.#width))
  }

  #rowOf(y: number, side: number): number {
    return Math.floor((y - this.#bottom) / (side * this.#height))
  }
}

/** A square and its eight neighbours. */
const around = [-1, 0, 1].flatMap((i) => [-1, 0, 1].map((j) => [i, j] as const))
