/** A camera at any time, from its keys. Without keys it stands where the Experiment has it. */
import { log } from '../math/elementary/log'
import type { CameraKey, Place } from './keys'
import { type PlacedCamera, type Polar, nearest, placedOf, polarOf } from './polar'
import { type Knot, valueAt } from './way'

/** What the camera sees: where named views stand, and where balls are. */
export interface Sights {
  /** `own` is that of the Experiment. */
  view(view: 'own' | 'default' | 'top' | 'side'): PlacedCamera
  /** Of a runner's ball at a time, in seconds. */
  ball(runner: number, seconds: number): Place
}

/** The keys of a path, whether it leads back to its begin, and how long it then is, in seconds. */
interface Keyed {
  readonly camera: readonly CameraKey[]
  readonly loop: boolean
  readonly seconds: number
}

interface Stop {
  readonly at: number
  readonly polar: Polar
  readonly isAtRest: boolean
  readonly follows: number | undefined
}

/** A camera does not stand over its target: there it has no up. */
const maxElevation = Math.PI / 2 - 1e-3

export class CameraPath {
  readonly #stops: readonly Stop[]
  readonly #isRound: boolean
  readonly #sights: Sights

  constructor({ camera, loop, seconds }: Keyed, sights: Sights) {
    this.#sights = sights
    this.#isRound = loop
    const stops = stopsOf(camera, sights)
    this.#stops = loop ? closed(stops, seconds) : stops
  }

  at(seconds: number): PlacedCamera {
    const of = (value: (polar: Polar) => number): number =>
      valueAt(this.#knots(value), seconds, this.#isRound)
    return placedOf({
      target: this.#target(seconds),
      reach: of(({ reach }) => reach),
      azimuth: of(({ azimuth }) => azimuth),
      elevation: of(({ elevation }) => elevation),
    })
  }

  #knots(value: (polar: Polar) => number): Knot[] {
    return this.#stops.map(({ at, polar, isAtRest }) => ({ at, value: value(polar), isAtRest }))
  }

  /** What follows a ball is where the ball is now, on both sides of a way. */
  #target(seconds: number): Place {
    const balls = new Map<number, Place>()
    const placeOf = ({ polar, follows }: Stop): Place => {
      if (follows === undefined) return polar.target
      const known = balls.get(follows) ?? this.#smoothBall(follows, seconds)
      balls.set(follows, known)
      return known
    }
    const along = (axis: 0 | 1 | 2): number => {
      const isMoving = this.#stops.some(({ follows }) => follows !== undefined)
      const knots = this.#stops.map((stop): Knot => {
        // Beside a ball that moves, a target comes to rest relative to it.
        return { at: stop.at, value: placeOf(stop)[axis], isAtRest: stop.isAtRest || isMoving }
      })
      return valueAt(knots, seconds, this.#isRound)
    }
    return [along(0), along(1), along(2)]
  }

  /** A ball goes from step to step in straight lines; the camera takes the mean over some time around. */
  #smoothBall(runner: number, seconds: number): Place {
    const sum = [0, 0, 0]
    for (const weight of window) {
      const place = this.#sights.ball(runner, seconds + weight.after)
      for (const axis of [0, 1, 2] as const) sum[axis] = (sum[axis] ?? 0) + weight.share * place[axis]
    }
    return [sum[0] ?? 0, sum[1] ?? 0, sum[2] ?? 0]
  }
}

/** Half a second to each side: shares that fall to nothing at the ends. */
const [reach, samples] = [0.5, 10] as const
const window = (() => {
  const offsets = Array.from({ length: 2 * samples + 1 }, (_, index) => index / samples - 1)
  const weights = offsets.map((at) => (1 - at * at) * (1 - at * at))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return offsets.map((at, index) => ({ after: reach * at, share: (weights[index] ?? 0) / total }))
})()

/** Each stands on the one before. Before the first there is the Experiment's own camera, at 0. */
function stopsOf(keys: readonly CameraKey[], sights: Sights): Stop[] {
  const own: Stop = { at: 0, polar: polarOf(sights.view('own')), isAtRest: true, follows: undefined }
  const begins = (keys[0]?.at ?? 0) > 0 ? [own] : []
  const stops: Stop[] = [...begins]
  let ease: CameraKey['ease'] = 'inOut'
  for (const key of keys) {
    const before = stops.at(-1) ?? own
    const isAtRest = ease === 'out' || ease === 'inOut' || key.ease === 'in' || key.ease === 'inOut'
    // Where the path begins or ends, nothing is left to come to rest from.
    const isFirst = stops.length === 0
    stops.push({
      at: key.at,
      ...standAfter(key, before, sights),
      isAtRest: isFirst ? key.ease === 'in' || key.ease === 'inOut' : isAtRest,
    })
    ease = key.ease
  }
  const last = stops.at(-1)
  const arrives = keys.at(-2)?.ease
  if (last && stops.length > 1)
    stops[stops.length - 1] = {
      ...last,
      isAtRest: arrives === undefined || arrives === 'out' || arrives === 'inOut',
    }
  return stops.length > 0 ? stops : [own]
}

function standAfter(
  { stand }: CameraKey,
  { polar, follows }: Stop,
  sights: Sights,
): Pick<Stop, 'polar' | 'follows'> {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180
  if ('orbit' in stand) return { polar: { ...polar, azimuth: polar.azimuth + radians(stand.orbit) }, follows }
  if ('dolly' in stand) return { polar: { ...polar, reach: polar.reach + log(stand.dolly) }, follows }
  if ('follow' in stand) return { polar, follows: stand.follow }
  if ('rise' in stand) {
    const elevation = polar.elevation + radians(stand.rise)
    return {
      polar: { ...polar, elevation: Math.min(Math.max(elevation, -maxElevation), maxElevation) },
      follows,
    }
  }
  const placed = 'view' in stand ? sights.view(stand.view) : stand
  const its = polarOf(placed, polar.azimuth)
  // Seen from right above, every turn is the same: the one before is kept.
  const isAbove = Math.abs(its.elevation) > maxElevation - 1e-6
  return {
    polar: isAbove && 'position' in stand ? { ...its, azimuth: polar.azimuth } : its,
    follows: undefined,
  }
}

/** With a way back to the first stop, by the nearest turn. */
function closed(stops: readonly Stop[], seconds: number): Stop[] {
  const [first, last] = [stops[0], stops.at(-1)]
  if (!first || !last) return []
  const azimuth = nearest(first.polar.azimuth, last.polar.azimuth)
  const end: Stop = { ...first, at: seconds, polar: { ...first.polar, azimuth } }
  return [...stops.filter(({ at }) => at < seconds || stops.length === 1), ...(seconds > 0 ? [end] : [])]
}
