/** Fits the height of a picture to a loss: which losses lie at its bottom and at its top. */
import type { Loss } from '../../surfaces/compile'
import type { HeightScale, Interval } from '../../surfaces/surface'
import { between } from './intervals'
import { Height } from './height'
import { fallsWithoutEnd } from './poles'

/**
 * The share of the domain that lies below height 1. Steep walls are cut off there, but nothing where the highest loss is at
 * most `modest` times as high.
 */
const framed: Readonly<Record<HeightScale, number>> = { linear: 0.95, sqrt: 0.98, log: 1 }
const modest = 1.7
/** The same on each side where the loss has a pole. */
const framedAtPoles = 0.95

const samples = 65

/** From a grid of float64 samples and the known minima. `headroom`: see `Picture`. */
export function fitHeight(
  scale: HeightScale,
  loss: Loss,
  domain: readonly Interval[],
  minima: readonly (readonly number[])[],
  headroom = 1,
): Height {
  const losses = [
    ...sampled(loss, domain),
    ...minima.map((minimum) => loss.value(minimum[0] ?? 0, minimum[1] ?? 0)),
  ]
  const finite = Float64Array.from(losses.filter(Number.isFinite)).sort()
  const at = (share: number): number => finite[Math.floor(share * (finite.length - 1))] ?? 0
  const [lowest, middle, highest] = [at(0), at(0.5), at(1)]
  const [under, over] = [at(1 - framedAtPoles), at(framedAtPoles)]
  const isCutBelow =
    minima.length === 0 &&
    middle - lowest > modest * (middle - under) &&
    fallsWithoutEnd((x, y) => loss.value(x, y), domain, middle)
  const low = isCutBelow ? under : lowest
  const isCutAbove =
    domain.length === 1 &&
    highest - middle > modest * (over - middle) &&
    fallsWithoutEnd((x, y) => -loss.value(x, y), domain, -middle)
  const share = isCutBelow || isCutAbove ? framedAtPoles : domain.length === 1 ? 1 : framed[scale]
  const walls = at(share)
  const top = highest - low <= modest * (walls - low) ? highest : walls
  const high = headroom === 1 ? top : low + headroom * (top - low)
  return high > low ? new Height(scale, low, high, isCutBelow) : flatHeight(scale, low)
}

/**
 * The last samples that were taken: a picture and its camera ask for the same, and a loss may be a mean over many rows. Panes
 * ask one after the other, so there is no need of many.
 */
const recent: { readonly loss: Loss; readonly place: string; readonly losses: readonly number[] }[] = []
const maxRecent = 4

function sampled(loss: Loss, domain: readonly Interval[]): readonly number[] {
  const place = JSON.stringify(domain)
  const known = recent.find((each) => each.loss === loss && each.place === place)
  if (known) return known.losses
  const losses = sample(loss, domain)
  recent.unshift({ loss, place, losses })
  recent.length = Math.min(recent.length, maxRecent)
  return losses
}

function sample(loss: Loss, [xs, ys]: readonly Interval[]): number[] {
  const losses: number[] = []
  const columns = ys ? samples : samples * 8
  for (let i = 0; i < columns; i += 1) {
    const x = between(xs, i / (columns - 1))
    for (let j = 0; j < (ys ? samples : 1); j += 1) losses.push(loss.value(x, between(ys, j / (samples - 1))))
  }
  return losses
}

/** Of a loss that is the same everywhere. */
function flatHeight(scale: HeightScale, loss: number): Height {
  const above = loss + Math.max(1, Math.abs(loss))
  return above < Infinity ? new Height(scale, loss, above) : new Height(scale, loss / 2, Number.MAX_VALUE)
}
