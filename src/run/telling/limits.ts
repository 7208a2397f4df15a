/**
 * The limit of η along one step, for the rules that have one of their own. λ is the curvature along the step, dᵀHd/dᵀd:
 * on a bowl with that curvature everywhere, a rule at a higher rate gets away from the bottom.
 */
import { momentum } from '../../optimizers/momentum'
import { nesterov } from '../../optimizers/nesterov'
import type { StepFacts } from './facts'

interface EtaLimit {
  readonly value: number
  /** As a formula: `2/λ`. */
  readonly formula: string
  /** What λ is of, if not of the surface alone. */
  readonly of: string
}

/**
 * Plain descent and rules with a preconditioner: 2/λ, as `internals` has it. The heavy ball as PyTorch writes it,
 * v ← βv + g: 2(1 + β)/λ. Nesterov's form of it: 2(1 + β)/((1 + 2β)λ), from the roots of
 * z² − (1 + β)(1 − ηλ)z + β(1 − ηλ). Undefined where the surface does not curve up along the step; for a rule with a
 * momentum that has no such formula; and for these two where weight decay or clipping changes what they see.
 */
export function etaLimitOf(facts: StepFacts): EtaLimit | undefined {
  const { run, internals } = facts
  const { stability, curvature, update } = internals
  const beta = update.settings['beta'] ?? 0
  const sees = isUnclipped(facts) && (update.settings['weightDecay'] ?? 0) === 0
  const isCurved = curvature !== undefined && curvature > 0
  if (isListed(facts, momentum))
    return sees && isCurved
      ? { value: (2 * (1 + beta)) / curvature, formula: '2(1 + β)/λ', of: '' }
      : undefined
  if (isListed(facts, nesterov))
    return sees && isCurved
      ? {
          value: (2 * (1 + beta)) / ((1 + 2 * beta) * curvature),
          formula: '2(1 + β)/((1 + 2β)λ)',
          of: '',
        }
      : undefined
  if (!stability || stability.limit === undefined || stability.isPlain || run.rule.momenta.length > 0)
    return undefined
  return {
    value: stability.limit,
    formula: '2/λ',
    of: isUnclipped(facts) ? scaling(facts) : ', for clipped steps',
  }
}

/** `2/λ = 0.0046 along this step`. */
export function limitWords({ formula, of }: EtaLimit, value: string): string {
  return `${formula} = ${value} along this step${of}`
}

/** Whether the limit is of the preconditioned curvature. */
function scaling({ internals: { preconditioner, update } }: StepFacts): string {
  const isPlain = preconditioner?.axes.every(
    ({ value }) => Math.abs(value - update.eta) <= 1e-12 * update.eta,
  )
  return isPlain ? '' : ', with λ preconditioned'
}

function isUnclipped({ internals: { update } }: StepFacts): boolean {
  const { noisy, g } = update.last
  return g.every((slope, i) => slope === noisy[i]) && update.g.every((slope, i) => slope === update.noisy[i])
}

/** A rule that somebody wrote is known by its name alone, which is no id of the list. */
function isListed({ run }: StepFacts, { id, name }: { readonly id: string; readonly name: string }): boolean {
  return run.optimizer === id && run.name === name
}
