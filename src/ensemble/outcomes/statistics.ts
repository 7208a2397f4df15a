/** Statistics over all outcomes of an ensemble. */
import { quantilesOf, quantilesOfCounts } from './quantiles'
import {
  type OutcomeKind,
  type Outcomes,
  type Quantiles,
  type Statistics,
  isAtRest,
  outcomeKinds,
  outcomeCode,
} from './result'

/** With more losses than this, their quantiles come from a sample. */
const maxSorted = 32_768

export function statisticsOf(outcomes: Outcomes): Statistics {
  const { kind, minimum, step, minima } = outcomes
  const runs = kind.length
  const byKind = new Uint32Array(outcomeKinds.length)
  const byMinimum = new Uint32Array(minima.length + 1)
  const bySteps = new Uint32Array(outcomes.steps + 1)
  for (let cell = 0; cell < runs; cell += 1) {
    const its = kind[cell] as number
    byKind[its] = (byKind[its] as number) + 1
    if (its !== outcomeCode.converged) continue
    const which = minimum[cell] as number
    if (which >= 0) byMinimum[which] = (byMinimum[which] as number) + 1
    const steps = step[cell] as number
    if (isAtRest(outcomes, cell)) bySteps[steps] = (bySteps[steps] as number) + 1
  }
  const share = (count: number | undefined): number => (runs > 0 ? (count ?? 0) / runs : 0)
  const shareOf = (name: OutcomeKind): number => share(byKind[outcomeCode[name]])
  return {
    runs,
    shares: {
      running: shareOf('running'),
      converged: shareOf('converged'),
      circling: shareOf('circling'),
      saddle: shareOf('saddle'),
      maximum: shareOf('maximum'),
      plateau: shareOf('plateau'),
      diverged: shareOf('diverged'),
      nothing: shareOf('nothing'),
    },
    minima: minima.map((_, index) => share(byMinimum[index])),
    stepsToConverge: quantilesOfCounts(bySteps),
    finalLoss: finalLossOf(outcomes),
  }
}

function finalLossOf({ kind, loss }: Outcomes): Quantiles | undefined {
  const counts = (cell: number): boolean => kind[cell] !== outcomeCode.diverged && Number.isFinite(loss[cell])
  let known = 0
  for (let cell = 0; cell < kind.length; cell += 1) if (counts(cell)) known += 1
  const sample = new Float32Array(Math.min(known, maxSorted))
  let [seen, taken] = [0, 0]
  for (let cell = 0; cell < kind.length && taken < sample.length; cell += 1) {
    if (!counts(cell)) continue
    // evenly spread over those that count
    if (seen * sample.length >= taken * known) {
      sample[taken] = loss[cell] as number
      taken += 1
    }
    seen += 1
  }
  return quantilesOf(sample.sort())
}
