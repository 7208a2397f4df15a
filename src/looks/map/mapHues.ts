/** The hue of each minimum of a map, far from the hues of its neighbours. */
import type { Minimum } from '../../ensemble/outcomes/result'

/**
 * Degrees of OKLCH. Bluish and yellowish alternate, so that two in a row differ to colour-blind eyes too. Declared minima
 * are listed around their surface, so that neighbours are mostly two in a row.
 */
const fewHues = [256, 82, 338, 156, 46, 216, 12, 118] as const
/** With more minima, each takes one of these. */
const wheel = Array.from({ length: 24 }, (_, index) => (256 + 15 * index) % 360)
/** A hue keeps away from those of this many neighbours. */
const maxNeighbours = 5

export function huesOf(minima: readonly Minimum[]): number[] {
  const order = orderMinima(minima)
  const chosen =
    minima.length <= fewHues.length ? fewHues : wheelHues(order.flatMap((at) => minima[at] ?? []))
  const hues = minima.map(() => 0)
  for (const [place, index] of order.entries()) hues[index] = chosen[place] ?? 0
  return hues
}

/** One after the other, each as far as possible from its neighbours. */
function wheelHues(minima: readonly Minimum[]): number[] {
  const [across, up] = [spread(minima.map(({ x }) => x)), spread(minima.map(({ y }) => y))]
  const hues: number[] = []
  const uses = new Map<number, number>()
  for (const minimum of minima) {
    // Rounded: on a lattice many distances differ by noise alone.
    const distance = ({ x, y }: Minimum): number =>
      Math.round(1000 * Math.hypot((x - minimum.x) / across, (y - minimum.y) / up))
    const around = hues
      .map((hue, place) => ({ hue, distance: distance(minima[place] ?? minimum) }))
      .sort((a, b) => a.distance - b.distance)
      .slice(0, maxNeighbours)
    // Far from the nearest neighbours first. Among equals, the hue that is used least.
    const worth = (hue: number): number =>
      Math.min(180, ...around.map((near, rank) => hueDistance(hue, near.hue) * (1 + 0.15 * rank))) -
      4 * (uses.get(hue) ?? 0)
    const best = wheel.reduce((chosen, hue) => (worth(hue) > worth(chosen) ? hue : chosen))
    hues.push(best)
    uses.set(best, (uses.get(best) ?? 0) + 1)
  }
  return hues
}

/**
 * Indices in the list: the declared minima, then the others by where they are. An order by share would change the hues
 * while a map grows finer. A few go around their middle, many from the middle outward.
 */
function orderMinima(minima: readonly Minimum[]): number[] {
  const found = minima.flatMap(({ declared, x, y }, index) => (declared ? [] : { index, x, y }))
  const middle = (places: readonly number[]): number =>
    places.reduce((sum, place) => sum + place, 0) / Math.max(places.length, 1)
  const [x, y] = [middle(found.map((each) => each.x)), middle(found.map((each) => each.y))]
  const [across, up] = [spread(found.map((each) => each.x)), spread(found.map((each) => each.y))]
  const placed = found.map((each) => {
    const [right, above] = [(each.x - x) / across, (each.y - y) / up]
    const ring = Math.round(40 * Math.hypot(right, above))
    // The angle begins where a regular surface has no minimum. One there would be sometimes first, sometimes last.
    const turned = (Math.atan2(above, right) + 2 * Math.PI + 0.377) % (2 * Math.PI)
    return { index: each.index, ring, angle: ring === 0 ? 0 : Math.round(100 * turned) }
  })
  if (minima.length <= fewHues.length) placed.sort((a, b) => a.angle - b.angle || a.ring - b.ring)
  else placed.sort((a, b) => a.ring - b.ring || a.angle - b.angle)
  const declared = minima.flatMap((minimum, index) => (minimum.declared ? index : []))
  return [...declared, ...placed.map(({ index }) => index)]
}

/** Degrees between two hues. */
function hueDistance(a: number, b: number): number {
  const turn = Math.abs(a - b) % 360
  return Math.min(turn, 360 - turn)
}

function spread(places: readonly number[]): number {
  return Math.max(...places) - Math.min(...places) || 1
}
