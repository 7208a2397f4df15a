/** Why the loss rises with a step. The first that holds is told. */
import { dot, times } from '../matrix'
import { type StepFacts, lengthOf } from './facts'
import { etaLimitOf, limitWords } from './limits'
import { apart, short } from './numbers'
import type { Teller } from './teller'

export const rises: readonly Teller[] = [
  {
    kind: 'batch',
    tell: ({ slope, internals: { update } }) =>
      slope > 0 && isTurned(update.seen, update.gradient)
        ? 'The loss of all rows rises: down for the rows of its batch is uphill for all.'
        : undefined,
  },
  {
    kind: 'noise',
    tell: ({ slope, internals: { update } }) =>
      slope > 0 && isTurned(update.noisy, update.gradient)
        ? 'The loss rises: the noise has turned its gradient uphill.'
        : undefined,
  },
  {
    kind: 'heads',
    tell: ({ slope, way, internals: { update, stationary } }) => {
      if (!(slope > 0) || !update.solves || !stationary || stationary.kind === 'minimum') return undefined
      const aim = stationary.at.map((at, i) => at - (update.theta[i] ?? 0))
      const missed = lengthOf(aim.map((part, i) => part - (way[i] ?? 0)))
      return missed <= 0.1 * lengthOf(aim)
        ? `The loss rises: it heads for the ${stationary.kind} of the local quadratic.`
        : undefined
    },
  },
  {
    kind: 'momentum',
    tell: (facts) =>
      facts.slope > 0 && facts.run.rule.momenta.length > 0 && isDownhill(facts)
        ? 'Its momentum carries it uphill: its gradient alone would lead down here.'
        : undefined,
  },
  { kind: 'aboveLimit', tell: (facts) => aboveLimit(facts) },
  {
    kind: 'past',
    tell: ({ slope, internals: { outcome } }) =>
      slope < 0 && outcome === 'overshoots'
        ? 'The loss rises: the step leads down, but past the lowest point along it.'
        : undefined,
  },
  {
    kind: 'bends',
    tell: ({ slope, internals: { outcome } }) =>
      slope < 0 && outcome === 'lowers'
        ? 'The loss rises although slope and curvature say it would fall: the ground bends along the step.'
        : undefined,
  },
  { kind: 'uphill', tell: ({ slope }) => (slope > 0 ? 'The loss rises: the step leads uphill.' : undefined) },
  { kind: 'rises', tell: ({ before, after }) => `The loss rises by ${short(after - before)}.` },
]

function aboveLimit(facts: StepFacts): string | undefined {
  const limit = etaLimitOf(facts)
  const { eta } = facts.internals.update
  if (!limit || !(eta > limit.value) || !(facts.slope < 0)) return undefined
  const [, most] = apart(eta, limit.value)
  return `The loss rises: η is above the limit ${limitWords(limit, most)}.`
}

/** Whether what the preconditioner makes of this gradient goes down the true slope. */
function isDownhill({ internals: { update } }: StepFacts): boolean {
  return dot(update.gradient, times(update.preconditioner, update.g)) > 0
}

/** Whether what a step sees of the gradient points against it. */
function isTurned(seen: readonly number[], gradient: readonly number[]): boolean {
  return dot(gradient, gradient) > 0 && dot(seen, gradient) < 0
}
