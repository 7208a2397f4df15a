/** The states of a rule that remember: v ← βv + g, m ← βm + (1 − β)g, and the same in other words. */
import type { Line, Syntax } from '../../math/syntax'
import {
  factorsOf,
  isName,
  isNumber,
  mentions,
  name,
  one,
  join,
  productOf,
  same,
  termsOf,
  times,
} from './tree'

export interface Average {
  /** Index of the line that updates the state. */
  readonly line: number
  readonly state: string
  /** The setting that it is kept by. */
  readonly beta: string
  /** Whether what comes in is weighted by 1 − β. */
  readonly isWeighted: boolean
  /** What comes in, without that weight. */
  readonly of: Syntax
}

export function averagesOf(lines: readonly Line[], states: readonly string[]): Average[] {
  return lines.flatMap(({ target = '', value }, line) => {
    const found = states.includes(target) ? averageIn(value, target) : undefined
    return found ? { line, state: target, ...found } : []
  })
}

/** The update as a line: with its weight or without. */
export function updateOf({ state, beta, of }: Omit<Average, 'line' | 'isWeighted'>, weight?: Syntax): Syntax {
  const kept = times(name(beta), name(state))
  return join(kept, '+', weight ? productOf([weight, ...factorsOf(of)]) : of)
}

/** 1 − β */
export function rest(beta: string): Syntax {
  return join(one, '-', name(beta))
}

function averageIn(value: Syntax, state: string): Pick<Average, 'beta' | 'isWeighted' | 'of'> | undefined {
  const terms = termsOf(value)
  const [kept, ...more] = terms.filter(({ of }) => mentions(of, state))
  const [taken, ...others] = terms.filter(({ of }) => !mentions(of, state))
  if (!kept || kept.sign < 0 || others.length > 0) return undefined
  if (!taken) return steppedTowards(terms.map(({ of }) => of), state) // prettier-ignore
  if (more.length > 0 || taken.sign < 0) return undefined
  const factors = factorsOf(kept.of)
  const [weight, ...surplus] = factors.filter((factor) => !isName(factor, state))
  if (weight?.kind !== 'name' || surplus.length > 0 || factors.length !== 2) return undefined
  const beta = weight.name
  const its = factorsOf(taken.of)
  const weights = its.filter((factor) => same(factor, rest(beta)))
  return {
    beta,
    isWeighted: weights.length === 1,
    of: weights.length === 1 ? productOf(its.filter((factor) => factor !== weights[0])) : taken.of,
  }
}

/** m + (1 − β)(g − m) */
function steppedTowards(
  [first, second, ...others]: readonly Syntax[],
  state: string,
): Pick<Average, 'beta' | 'isWeighted' | 'of'> | undefined {
  if (!first || !second || others.length > 0) return undefined
  const [self, way] = isName(first, state) ? [first, second] : [second, first]
  if (!isName(self, state)) return undefined
  const [weight, towards, ...surplus] = [...factorsOf(way)].sort(
    (a, b) => Number(mentions(a, state)) - Number(mentions(b, state)),
  )
  if (!weight || !towards || surplus.length > 0) return undefined
  const beta = betaIn(weight)
  const [goal, back, ...more] = termsOf(towards)
  if (beta === undefined || !goal || !back || more.length > 0) return undefined
  const isWay = goal.sign === 1 && back.sign === -1 && isName(back.of, state) && !mentions(goal.of, state)
  return isWay ? { beta, isWeighted: true, of: goal.of } : undefined
}

/** β of 1 − β. */
function betaIn(syntax: Syntax): string | undefined {
  if (syntax.kind !== 'operation' || syntax.operator !== '-') return undefined
  return isNumber(syntax.left, 1) && syntax.right.kind === 'name' ? syntax.right.name : undefined
}
