/** The words of the internals tab: a row for each quantity, and how the rate compares with its limit. */
import { symbolOf } from '../../math/names'
import type { Momentum } from '../../optimizers/memory'
import type { Internals, Outcome, Preconditioner } from '../../run/internals'
import { lineSearchOf } from '../../run/lineSearch'
import type { Update } from '../../run/race'
import type { Search } from '../../run/searches'
import type { Loss } from '../../surfaces/compile'
import { readable } from '../../math/numbers'
import { ownOf } from '../../math/own'
import { brief, everyDigit, figures } from './figures'
import { leftInWords, leftTitle, searchInWords, triedInWords } from './searchWords'

export interface Row {
  readonly label: string
  readonly text: string
  /** With every digit. */
  readonly title: string
}

export function rowsOf(
  internals: Internals,
  loss: Loss,
  momenta: readonly Momentum[],
  parameters: readonly string[],
): Row[] {
  const { update, step, preconditioner, stationary, curvature, stability } = internals
  const { gradient, g, probes, solves, names } = update
  const isChanged = g.some((slope, i) => slope !== gradient[i])
  return [
    vectorRow('∇L', gradient),
    ...(isChanged ? [vectorRow('g', g)] : []),
    ...momenta.map(({ state }) => vectorRow(`momentum ${symbolOf(state)}`, ownOf(names, state) ?? [])),
    vectorRow('step Δθ', step),
    preconditionerRow(preconditioner, parameters, update.crossesLoop),
    ...probes.map(([x = 0, y]) => ({
      label: 'probe at',
      text: `${figures(y === undefined ? [x] : [x, y])}, loss ${readable(loss.value(x, y ?? 0))}`,
      title: everyDigit(y === undefined ? [x] : [x, y]),
    })),
    ...update.searches.flatMap((search) => searchRows(search, update)),
    ...(solves && stationary
      ? [
          {
            label: `quadratic’s ${stationary.kind}`,
            text: figures(stationary.at),
            title: everyDigit(stationary.at),
          },
        ]
      : []),
    ...(curvature === undefined ? [] : [numberRow('curvature along Δθ', curvature)]),
    ...(stability === undefined ? [] : [numberRow(lambdaLabel(internals), stability.lambda)]),
  ]
}

function searchRows(search: Search, update: Update): Row[] {
  const found = lineSearchOf(search, update)
  if (!found) return [{ label: 'looks at', text: searchInWords(search), title: search.points.map(everyDigit).join('; ') }] // prettier-ignore
  const left = leftInWords(found)
  const tried = { label: 'line search', text: triedInWords(found), title: search.points.map(everyDigit).join('; ') } // prettier-ignore
  return [tried, ...(left === undefined ? [] : [{ label: 'interval left', text: left, title: `${everyDigit(found.left ?? [])}: ${leftTitle}` }])] // prettier-ignore
}

function lambdaLabel({ update, stability }: Internals): string {
  if (stability?.isPlain) return 'λ'
  return isClipped(update) ? 'λ, preconditioned and clipped' : 'λ, preconditioned'
}

function isClipped({ last: { noisy, g } }: Internals['update']): boolean {
  return g.some((slope, i) => slope !== noisy[i])
}

function vectorRow(label: string, vector: readonly number[]): Row {
  const length = vector.length > 1 ? `, length ${readable(Math.hypot(...vector))}` : ''
  return { label, text: `${figures(vector)}${length}`, title: everyDigit(vector) }
}

function numberRow(label: string, number: number): Row {
  return { label, text: readable(number), title: String(number) }
}

function preconditionerRow(
  found: Preconditioner | undefined,
  parameters: readonly string[],
  crossesLoop: boolean,
): Row {
  const label = 'preconditioner'
  if (!found) {
    const text = crossesLoop ? 'not taken through a loop' : 'none: the step does not scale with the gradient'
    return { label, text, title: text }
  }
  const { axes, isDefinite } = found
  const texts = axes.map(({ value, direction }) => {
    const along = direction.findIndex((component) => Math.abs(component) > 1 - 1e-9)
    const angle = ((Math.atan2(direction[1] ?? 0, direction[0] ?? 0) * 180) / Math.PI + 180) % 180
    return `${readable(value)} ${along >= 0 ? `along ${parameters[along] ?? ''}` : `at ${angle.toFixed(0)}°`}`
  })
  const isRound = axes.length > 1 && axes.every(({ value }) => value === axes[0]?.value)
  const shape = isRound ? `${readable(axes[0]?.value ?? 0)} in every direction` : texts.join(', ')
  return {
    label,
    text: `${shape}${isDefinite ? '' : ', not positive definite'}`,
    title: axes.map(({ value }) => value).join(', '),
  }
}

export interface Verdict {
  /** On which side of its limit the rate is. */
  readonly state: 'below' | 'above' | 'none'
  readonly text: string
  /** The rate over its limit, where both exist. */
  readonly ratio: number | undefined
}

export function verdictOf({ stability, update, preconditioner, step }: Internals): Verdict {
  const none = (text: string): Verdict => ({ state: 'none', text, ratio: undefined })
  if (!step.every(Number.isFinite)) return none('The step is not finite.')
  if (step.every((part) => part === 0)) return none('The runner does not move.')
  if (!stability) {
    return none(
      preconditioner && !preconditioner.isDefinite
        ? 'No limit: the preconditioner is not positive definite.'
        : 'No limit: the curvature along the step is unknown.',
    )
  }
  const { limit, rate, isPlain, isAbove } = stability
  if (limit === undefined) return none('No limit: the surface curves down along the step.')
  if (rate === undefined) return none('No limit: the step goes uphill.')
  const what = isPlain ? `As a plain gradient step, its rate ${brief(rate)}` : `η = ${brief(update.eta)}`
  const clipped = !isPlain && isClipped(update) ? ' for clipped steps' : ''
  const side = isAbove ? 'above' : 'below'
  return {
    state: side,
    text: `${what} is ${side} the limit 2/λ = ${brief(limit)}${clipped}.`,
    ratio: rate / limit,
  }
}

/** What this one step does, whatever more steps at its rate would do. Empty where there is no step to judge. */
export function outcomeInWords(outcome: Outcome | undefined): string {
  switch (outcome) {
    case 'lowers':
      return 'This step lowers the local quadratic.'
    case 'overshoots':
      return 'This step overshoots: the local quadratic is higher where it lands.'
    case 'climbs':
      return 'This step goes uphill and raises the local quadratic.'
    default:
      return ''
  }
}
