/** Places steps and losses on a ramp: by logarithm, over the range of a map's runs. */
import { type Outcomes, isAtRest, outcomeCode, outcomeKinds } from '../../ensemble/outcomes/result'
import { roundNumbers } from '../numbers'
import { axisText } from '../../math/numbers'
import { onceFor } from '../../math/memo'
import { rampSize } from './mapPalette'

export interface Tick {
  /** 0 is the ramp's beginning, 1 its end. */
  readonly at: number
  readonly label: string
}

const last = rampSize - 1
/** This share of the runs at either end has the end's colour. */
const tail = 0.01

/** By the codes of outcomes: whether a run came to rest at its step. */
const isRest = outcomeKinds.map((kind) => ['converged', 'saddle', 'maximum', 'plateau'].includes(kind))

interface StepScale {
  /** The place on the ramp for each number of steps, from 0 on. */
  readonly places: Uint8Array
  readonly ticks: readonly Tick[]
}

/**
 * The scale of the steps to rest. A place is the mean of logarithm and rank, so that a map whose runs all take about as
 * long still shows which were faster.
 */
export const stepScale = onceFor((outcomes: Outcomes): StepScale => {
  const { kind, step, steps } = outcomes
  const counts = new Uint32Array(steps + 1)
  let total = 0
  for (let cell = 0; cell < kind.length; cell += 1) {
    const its = kind[cell] as number
    if (!isRest[its] || !isAtRest(outcomes, cell)) continue
    const at = step[cell] as number
    counts[at] = (counts[at] as number) + 1
    total += 1
  }
  const places = new Uint8Array(steps + 1)
  if (total === 0) return { places, ticks: [] }
  const [low, high] = [rankOf(counts, tail * total), rankOf(counts, (1 - tail) * total)]
  const [from, range] = [Math.log1p(low), Math.log1p(high) - Math.log1p(low)]
  let passed = 0
  for (let at = 0; at <= steps; at += 1) {
    const count = counts[at] as number
    const byLogarithm = range > 0 ? Math.min(Math.max((Math.log1p(at) - from) / range, 0), 1) : 0.5
    const byRank = range > 0 ? (passed + count / 2) / total : 0.5
    passed += count
    places[at] = Math.round((last * (byLogarithm + byRank)) / 2)
  }
  const ticks = spaceOut(
    roundSteps(low, high).map((at) => ({ at: (places[at] ?? 0) / last, label: axisText(at) })),
  )
  return { places, ticks }
})

/** The place on the ramp of every run, by its steps. */
export function stepPlaces(outcomes: Outcomes): Uint8Array {
  const { places } = stepScale(outcomes)
  const { step } = outcomes
  const its = new Uint8Array(step.length)
  for (let cell = 0; cell < its.length; cell += 1) its[cell] = places[step[cell] as number] as number
  return its
}

interface LossScale {
  /** The lowest loss known, of the minima and of the runs. */
  readonly lowest: number
  /** Natural logarithm of the loss above the lowest, at the two ends of the ramp. */
  readonly from: number
  readonly to: number
  readonly ticks: readonly Tick[]
}

const maxSampled = 8192
/** How many decades a ramp spans. */
const [maxDecades, minDecades] = [12, 1]
/** A loss this close to the lowest is the lowest: the rest is rounding, which `rounding` gives for float32. */
const closest = 1e-12
const rounding = 2 ** -22

/** The scale of the loss above the lowest. */
export const lossScale = onceFor(({ kind, loss, minima }: Outcomes): LossScale => {
  let lowest = Math.min(...minima.map((minimum) => minimum.loss))
  let known = 0
  for (let cell = 0; cell < kind.length; cell += 1) {
    const its = loss[cell] as number
    if (kind[cell] === outcomeCode.diverged || !Number.isFinite(its)) continue
    known += 1
    if (its < lowest) lowest = its
  }
  if (!Number.isFinite(lowest)) lowest = 0
  const floor = Math.max(Math.abs(lowest) * rounding, closest)
  const stride = Math.max(1, Math.floor(known / maxSampled))
  const sample: number[] = []
  let seen = 0
  for (let cell = 0; cell < kind.length; cell += 1) {
    const its = loss[cell] as number
    if (kind[cell] === outcomeCode.diverged || !Number.isFinite(its)) continue
    if (seen % stride === 0) sample.push(Math.log(Math.max(its - lowest, floor)))
    seen += 1
  }
  const sorted = Float64Array.from(sample).sort()
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? 0
  const to = Math.max(at(1 - tail), Math.log(floor) + minDecades * Math.LN10)
  const from = Math.min(Math.max(at(tail), to - maxDecades * Math.LN10), to - minDecades * Math.LN10)
  return { lowest, from, to, ticks: lossTicks(from, to) }
})

/** The place on the ramp of every run, by its loss. */
export function lossPlaces(outcomes: Outcomes): Uint8Array {
  const { lowest, from, to } = lossScale(outcomes)
  // The upper half of a float32's bits gives its logarithm well within a 256th of a decade. So a table replaces one
  // logarithm for each run.
  const float = new Float32Array(1)
  const bits = new Uint32Array(float.buffer)
  const table = new Uint8Array(2 ** 15)
  for (let upper = 0; upper < table.length; upper += 1) {
    bits[0] = (upper << 16) | 0x8000
    const place = (last * (Math.log(float[0] as number) - from)) / (to - from)
    table[upper] = Math.min(Math.max(Math.round(place), 0), last)
  }
  const { loss } = outcomes
  const places = new Uint8Array(loss.length)
  for (let cell = 0; cell < places.length; cell += 1) {
    float[0] = (loss[cell] as number) - lowest
    places[cell] = table[(bits[0] as number) >>> 16] ?? 0
  }
  return places
}

function lossTicks(from: number, to: number): Tick[] {
  const decades: Tick[] = []
  const [first, final] = [Math.ceil(from / Math.LN10 - 1e-9), Math.floor(to / Math.LN10 + 1e-9)]
  for (let power = first; power <= final; power += 1) {
    decades.push({
      at: Math.min(Math.max((power * Math.LN10 - from) / (to - from), 0), 1),
      label: axisText(Number(`1e${power}`)),
    })
  }
  return spaceOut(decades)
}

/** The number of steps that `rank` runs do not exceed. */
function rankOf(counts: Uint32Array, rank: number): number {
  let passed = 0
  return Math.max(
    counts.findIndex((count) => (passed += count) > rank),
    0,
  )
}

/** The two numbers of steps and round ones between them: 1, 2, 5, 10, … where the two are far apart. */
function roundSteps(low: number, high: number): number[] {
  if (low === high) return [low]
  const round: number[] = []
  if (high < 5 * low) round.push(...roundNumbers(low, high, 5).filter(Number.isInteger))
  else
    for (let power = 1; power <= high; power *= 10) for (const digit of [1, 2, 5]) round.push(digit * power)
  return [low, ...round.filter((steps) => steps > low && steps < high), high]
}

const narrowest = 0.14

/** Keeps the ends, and between them the ticks that have room. */
function spaceOut(ticks: readonly Tick[]): Tick[] {
  const end = ticks[ticks.length - 1]
  const kept: Tick[] = []
  for (const tick of ticks) {
    const before = kept[kept.length - 1]
    const hasRoom = (!before || tick.at - before.at >= narrowest) && (!end || end.at - tick.at >= narrowest)
    if (hasRoom || tick === end) kept.push(tick)
  }
  return kept
}
