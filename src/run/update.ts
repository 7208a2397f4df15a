/** One update of a rule with all its numbers: what a look inside a step gives. */
import type { CompiledOptimizer, Rule } from '../optimizers/compile'
import type { Inspection, Registers } from '../optimizers/inspection'
import type { Search } from './searches'

/** One update with all its numbers. */
export interface Update {
  /** The number of the step, from 1. */
  readonly t: number
  readonly eta: number
  readonly theta: readonly number[]
  /** The true gradient. */
  readonly gradient: readonly number[]
  /** The gradient over the rows that the step sees: on a data fit with batches, not the true one. */
  readonly seen: readonly number[]
  /** What noise adds to every gradient of the step. */
  readonly noise: readonly number[]
  /** The gradient that it sees, after noise. */
  readonly noisy: readonly number[]
  /** The gradient after noise and clipping, which the rule gets. */
  readonly g: readonly number[]
  /** The last gradient that the rule sees, before and after clipping: `g`, or what its last `grad` gives. */
  readonly last: { readonly noisy: readonly number[]; readonly g: readonly number[] }
  /**
   * The value of each line of the rule. Scalars have one number. In a loop it is that of the last turn, without numbers if
   * there was none; its head and its end have the number of turns.
   */
  readonly lines: readonly (readonly number[])[]
  /** The new θ. */
  readonly next: readonly number[]
  /** The settings in effect at this step. */
  readonly settings: Readonly<Record<string, number>>
  /** Every setting, and the last value of every name that the rule assigns. A state that it leaves alone keeps its value. */
  readonly names: Readonly<Record<string, readonly number[]>>
  /** The state before the step. */
  readonly state: Readonly<Record<string, readonly number[]>>
  /** The rule's momenta, before the step. */
  readonly momenta: readonly (readonly number[])[]
  /** The places outside of loops, and other than θ, where the rule evaluates losses or gradients, in order. */
  readonly probes: readonly (readonly number[])[]
  /** What its loops looked at, each time one was turned and looked anywhere. */
  readonly searches: readonly Search[]
  /** Rows of the preconditioner P: see `Inspection`. */
  readonly preconditioner: readonly (readonly number[])[]
  /** Whether the step depends on the gradient through a loop. Then there is no P. */
  readonly crossesLoop: boolean
  /** How many evaluations the step takes. */
  readonly evaluations: number
  /** Whether the rule uses the Hessian. */
  readonly solves: boolean
}

/** What the step was taken with. Its evaluations are those outside of loops. */
type Taken = Pick<
  Update,
  | 't'
  | 'eta'
  | 'theta'
  | 'gradient'
  | 'seen'
  | 'noise'
  | 'g'
  | 'settings'
  | 'state'
  | 'searches'
  | 'evaluations'
>

/** All numbers of a step whose program has run: its registers hold them. */
export function updateOf(
  taken: Taken,
  rule: CompiledOptimizer,
  { program, lines, probes, further, preconditioner, crossesLoop, counted, solves }: Inspection,
): Update {
  const { theta, gradient, seen, noise, g, state, eta } = taken
  const numbersAt = (registers: Registers): number[] => registers.map((slot) => program.registers[slot] ?? 0)
  const numbers = withoutUnreached(rule.lines, lines.map(numbersAt))
  const assigned = rule.lines.flatMap(({ target }, i) => {
    const own = numbers[i] ?? []
    return target !== '' && own.length > 0 ? [[target, own] as const] : []
  })
  const shown: Readonly<Record<string, readonly number[]>> = Object.fromEntries(assigned)
  const isAtRest = gradient.every((slope) => slope === 0)
  const reached = shown['theta'] ?? theta
  const kept = Object.keys(state).flatMap((name) => shown[name] ?? [])
  const next = isAtRest && ![...reached, ...kept].every(Number.isFinite) ? theta : reached
  const noisy = seen.map((slope, i) => slope + (noise[i] ?? 0))
  const settings = Object.entries(taken.settings).map(([name, value]) => [name, [value]] as const)
  const [lastNoisy = noisy, last = g] = further.slice(-2).map(numbersAt)
  const [inLoops] = numbersAt(counted)
  return {
    ...taken,
    noisy,
    last: { noisy: lastNoisy, g: last },
    lines: numbers,
    next: theta.map((_, i) => next[i] ?? next[0] ?? 0),
    names: { ...Object.fromEntries(settings), eta: [eta], ...state, ...shown },
    momenta: rule.momenta.map((momentum) => state[momentum.state] ?? []),
    probes: probes.map(numbersAt),
    preconditioner: preconditioner.map(numbersAt),
    crossesLoop,
    evaluations: inLoops === undefined ? taken.evaluations : Math.max(taken.evaluations + inLoops, 1),
    solves,
  }
}

/** The numbers of a state, in the order of the rule, under the names of its parts. */
export function componentsOf(state: Rule['state'], numbers: readonly number[]): Record<string, number[]> {
  const components = new Map<string, number[]>()
  state.forEach(({ of }, i) => {
    components.set(of, [...(components.get(of) ?? []), numbers[i] ?? 0])
  })
  return Object.fromEntries(components)
}

/** The values of lines, without those of loops that did not turn. */
function withoutUnreached(
  lines: CompiledOptimizer['lines'],
  numbers: readonly (readonly number[])[],
): (readonly number[])[] {
  /** The depth below which a loop did not turn. */
  let closed = Infinity
  return numbers.map((own, index) => {
    const { depth = 0, bound } = lines[index] ?? {}
    if (depth > closed) return []
    closed = bound !== undefined && own[0] === 0 ? depth : Infinity
    return own
  })
}
