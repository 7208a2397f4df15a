/** What a learning-rate range test suggests: the losses of a run whose rate rises, read against that rate. */
import { log } from '../math/elementary/log'
import { pow } from '../math/elementary/pow'
import type { Run } from './run'

/** A rate, and the step that began with it. */
export interface Suggestion {
  readonly step: number
  readonly eta: number
}

export interface Suggestions {
  /** Where the loss was lowest, and a tenth of that rate. */
  readonly lowest: Suggestion
  readonly decadeBelow: number
  /** Where the smoothed loss falls fastest per factor of the rate, if it falls. */
  readonly steepest: Suggestion | undefined
}

/** The test is over once the loss is so many times the lowest before it, as in fastai. */
const blowUp = 4
/** How much of the running mean stays at each step. */
const kept = 0.9

/**
 * The suggestions of a run, or none where its rate does not rise or its loss is never below that of the start. A loss is
 * that before the step that uses the rate.
 */
export function suggestionsOf({
  points,
  eta,
  steps,
  stepsPerLook = 1,
  divergedAt,
}: Pick<Run, 'points' | 'eta' | 'steps' | 'divergedAt'> & Partial<Pick<Run, 'stepsPerLook'>>):
  Suggestions | undefined {
  const rising = risingRates(eta)
  const looks = Array.from(
    { length: Math.min(divergedAt ?? steps, rising.length) },
    (_, step) => step,
  ).filter((step) => step % stepsPerLook === 0)
  const losses = aboveZero(looks.map((step) => points[3 * step + 2] ?? Number.NaN))
  const rates = looks.map((step) => rising[step] ?? Number.NaN)
  const raw = losses.slice(0, endOf(losses))
  const lowest = indexOfLowest(raw)
  if (!(lowest > 0)) return undefined
  const at = (look: number): Suggestion => ({ step: looks[look] ?? 0, eta: rates[look] ?? Number.NaN })
  const smooth = smoothed(losses)
  const falls = smooth
    .slice(0, endOf(smooth))
    .flatMap((loss, step, { [step + 1]: next }) =>
      next === undefined ? [] : [(next - loss) / log((rates[step + 1] ?? 0) / (rates[step] ?? 1))],
    )
  const steepest = indexOfLowest(falls)
  return {
    lowest: at(lowest),
    decadeBelow: at(lowest).eta / 10,
    steepest: (falls[steepest] ?? 0) < 0 ? at(steepest) : undefined,
  }
}

/** The rates of the steps from the first on for as long as they rise; none where they do not. `eta`: of a run. */
export function risingRates(eta: Run['eta']): Float64Array {
  const rates = eta.subarray(1)
  let count = 1
  while (count < rates.length && (rates[count] as number) > (rates[count - 1] as number)) count += 1
  return rates.subarray(0, count > 1 ? count : 0)
}

/** A loss that may be negative has no multiples: then all are measured from the lowest. */
function aboveZero(losses: readonly number[]): readonly number[] {
  const lowest = losses[indexOfLowest(losses)] ?? 0
  return lowest < 0 ? losses.map((loss) => loss - lowest) : losses
}

/** How many losses there are before it blows up. */
function endOf(losses: readonly number[]): number {
  let best = Infinity
  for (const [step, loss] of losses.entries()) {
    best = Math.min(best, loss)
    if (!(loss <= blowUp * best) || loss === Infinity) return step
  }
  return losses.length
}

/** The running mean of the losses, without the pull of its beginning at 0. */
function smoothed(losses: readonly number[]): number[] {
  let mean = 0
  return losses.map((loss, step) => {
    mean = kept * mean + (1 - kept) * loss
    return mean / (1 - pow(kept, step + 1))
  })
}

/** −1 of none. */
function indexOfLowest(values: readonly number[]): number {
  return values.reduce((best, value, index) => (value < (values[best] ?? Infinity) ? index : best), -1)
}
