/** The correction of averages that begin at 0, m / (1 − βᵗ): missing, or with another step. */
import type { Line, Syntax } from '../../math/syntax'
import { averagesOf } from '../rule/averages'
import {
  findParts,
  isNumber,
  join,
  mentions,
  name,
  one,
  rewriteLines,
  simplify,
  substitute,
} from '../rule/tree'
import { type Reading, type Subject, isReadAfter, ofWhich, readOtherwise, togetherAndAlone } from './reading'

export function biasReadings({ lines, states }: Subject): Reading[] {
  const betas = correctedIn(lines)
  const changed = (some: readonly string[], change: (part: Syntax) => Syntax): Line[] =>
    rewriteLines(lines, (part) => (some.includes(correctedBy(part) ?? '') ? change(part) : part)).map(
      (line) => ({ ...line, value: simplify(line.value) }),
    )
  const shifted = (operator: '+' | '-') => (part: Syntax) =>
    substitute(part, 't', join(name('t'), operator, one))
  const others = togetherAndAlone(betas).flatMap((some): Reading[] => {
    const which = ofWhich(some, betas)
    return [
      { name: `bias correction${which} missing`, lines: changed(some, () => one) },
      { name: `bias correction${which} with t − 1`, lines: changed(some, shifted('-')) },
      { name: `bias correction${which} with t + 1`, lines: changed(some, shifted('+')) },
    ]
  })
  return [...others, ...added(lines, states, betas)]
}

/** The decays that a rule corrects for. */
export function correctedIn(lines: readonly Line[]): string[] {
  const parts = findParts(lines, (part) => correctedBy(part) !== undefined)
  return [...new Set(parts.map(({ part }) => correctedBy(part) ?? ''))]
}

/** β of 1 − βᵗ. */
export function correctedBy(part: Syntax): string | undefined {
  if (part.kind !== 'operation' || part.operator !== '-' || !isNumber(part.left, 1)) return undefined
  const { right } = part
  if (right.kind !== 'operation' || right.operator !== '^' || right.left.kind !== 'name') return undefined
  return mentions(right.right, 't') ? right.left.name : undefined
}

/** 1 − βᵗ */
export function correction(beta: string): Syntax {
  return join(one, '-', join(name(beta), '^', name('t')))
}

/** The averages corrected that the rule leaves as they are. */
function added(lines: readonly Line[], states: readonly string[], corrected: readonly string[]): Reading[] {
  const averages = averagesOf(lines, states).filter(
    ({ isWeighted, beta, line, state }) =>
      isWeighted && !corrected.includes(beta) && isReadAfter(lines, line, state),
  )
  const all = averages.map(({ state }) => state)
  return togetherAndAlone(averages).map((some) => {
    const names = some.map(({ state }) => state)
    const its = some.reduce<readonly Line[]>(
      (before, { line, state, beta }) =>
        readOtherwise(before, line, state, join(name(state), '/', correction(beta))),
      lines,
    )
    return { name: `with a bias correction${ofWhich(names, all)}`, lines: its }
  })
}
