/** One palette for a whole film: median cut by variance in OKLab, then a few rounds of k-means. */
import { type Colours, coloursOf } from './colours'

/** At most 255 colours, as red, green, blue one after the other: the last place of a GIF is for "as before". */
export type Palette = Uint8Array

const most = 255
const rounds = 4

/** @param pictures RGBA of frames from all over the film */
export function filmPalette(pictures: readonly ArrayLike<number>[]): Palette {
  const colours = coloursOf(pictures)
  return meansOf(colours, kMeans(colours, cut(colours)))
}

/** Splits the box that varies most at its mean, until there are enough. @returns each colour's box */
function cut(colours: Colours): Uint8Array {
  const boxes = [boxOf(colours, Array.from(colours.weights.keys()))]
  while (boxes.length < most) {
    const widest = boxes.reduce((best, box) => (box.spread > best.spread ? box : best))
    if (widest.spread <= 0) break
    const isBelow = (index: number): boolean => (colours.labs[3 * index + widest.axis] ?? 0) <= widest.mean
    const below = widest.members.filter(isBelow)
    const above = widest.members.filter((index) => !isBelow(index))
    // Where rounding puts all on one side there is nothing to split.
    if (above.length === 0 || below.length === 0) widest.spread = 0
    else boxes.splice(boxes.indexOf(widest), 1, boxOf(colours, below), boxOf(colours, above))
  }
  const owner = new Uint8Array(colours.weights.length)
  boxes.forEach(({ members }, box) => members.forEach((index) => (owner[index] = box)))
  return owner
}

interface Box {
  readonly members: readonly number[]
  /** The axis along which the members vary most, and their mean there. */
  readonly axis: number
  readonly mean: number
  /** Sum of squares around the mean, over all axes. */
  spread: number
}

function boxOf({ labs, weights }: Colours, members: readonly number[]): Box {
  const axes = [0, 1, 2].map((axis) => {
    let [weight, sum, squares] = [0, 0, 0]
    for (const index of members) {
      const each = weights[index] ?? 0
      const value = labs[3 * index + axis] ?? 0
      weight += each
      sum += each * value
      squares += each * value * value
    }
    return { axis, mean: sum / weight, spread: squares - (sum * sum) / weight }
  })
  const [first, ...others] = axes.toSorted((a, b) => b.spread - a.spread)
  const spread = members.length < 2 ? 0 : axes.reduce((sum, each) => sum + each.spread, 0)
  return { members, axis: first?.axis ?? 0, mean: first?.mean ?? 0, spread: others.length > 0 ? spread : 0 }
}

/** Moves each colour to the nearest mean, some times over (Lloyd, 1982). */
function kMeans({ labs, weights }: Colours, owner: Uint8Array): Uint8Array {
  for (let round = 0; round < rounds; round++) {
    const sums = new Float64Array(4 * most)
    owner.forEach((box, index) => {
      const weight = weights[index] ?? 0
      for (let axis = 0; axis < 3; axis++)
        sums[4 * box + axis] = (sums[4 * box + axis] ?? 0) + weight * (labs[3 * index + axis] ?? 0)
      sums[4 * box + 3] = (sums[4 * box + 3] ?? 0) + weight
    })
    const means = new Float64Array(3 * most)
    for (let at = 0; at < means.length; at++)
      means[at] = (sums[4 * Math.floor(at / 3) + (at % 3)] ?? 0) / (sums[4 * Math.floor(at / 3) + 3] ?? 0)
    for (let index = 0; index < owner.length; index++)
      owner[index] = nearest(means, labs[3 * index] ?? 0, labs[3 * index + 1] ?? 0, labs[3 * index + 2] ?? 0)
  }
  return owner
}

/** The place of the nearest of some points. Points that are not numbers are never near. */
export function nearest(points: Float64Array, x: number, y: number, z: number): number {
  let [best, least] = [0, Infinity]
  for (let at = 0; at < points.length; at += 3) {
    const [dx, dy, dz] = [(points[at] ?? 0) - x, (points[at + 1] ?? 0) - y, (points[at + 2] ?? 0) - z]
    const distance = dx * dx + dy * dy + dz * dz
    if (distance < least) [best, least] = [at / 3, distance]
  }
  return best
}

/** The mean of each box, in sRGB. */
function meansOf({ rgbs, weights }: Colours, owner: Uint8Array): Palette {
  const sums = new Map<number, [red: number, green: number, blue: number, weight: number]>()
  owner.forEach((box, index) => {
    const [red, green, blue, sum] = sums.get(box) ?? [0, 0, 0, 0]
    const weight = weights[index] ?? 0
    const part = (channel: number): number => weight * (rgbs[3 * index + channel] ?? 0)
    sums.set(box, [red + part(0), green + part(1), blue + part(2), sum + weight])
  })
  return Uint8Array.from(
    [...sums.values()].flatMap(([red, green, blue, weight]) =>
      [red, green, blue].map((sum) => Math.round(sum / weight)),
    ),
  )
}
