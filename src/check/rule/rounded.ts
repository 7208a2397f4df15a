/** A rule whose written numbers are rounded, each for itself: 1 − βᵗ has far fewer digits than βᵗ, and than the 1 − β beside it. */
import { parseLines } from '../../math/parse'
import type { Syntax } from '../../math/syntax'
import { optimizerOf } from '../../run/ground'
import type { RunnerPlan } from '../../run/plan'
import { compiles } from './compiles'
import { findParts, isNumber, number, rewriteLines } from './tree'
import { writeLines } from './writing'

/** The runner with such a rule, the first number larger by a part `by`, the second smaller. Undefined if it has none, or is too long with them. */
export function roundedRunner(runner: RunnerPlan, by: number): RunnerPlan | undefined {
  const { name, settings, state, rule } = optimizerOf(runner)
  const names = ['theta', 'g', 't', 'eta', ...Object.keys(settings), ...Object.keys(state)]
  const lines = parseLines(rule, { names, vectors: true })
  const isLoose = (part: Syntax): boolean => part.kind === 'number' && !Number.isInteger(part.value)
  const isRest = (part: Syntax): boolean =>
    part.kind === 'operation' && part.operator === '-' && isNumber(part.left, 1)
  if (findParts(lines, (part) => isLoose(part) || isRest(part)).length === 0) return undefined
  let side = 1
  const rounded = (value: number): Syntax => {
    side = -side
    return number(value * (1 - side * by))
  }
  const changed = rewriteLines(lines, (part) => {
    if (part.kind === 'number' && isLoose(part)) return rounded(part.value)
    return part.kind === 'operation' && isRest(part) ? { ...part, left: rounded(1) } : part
  })
  const optimizer = { name, settings, state, rule: writeLines(changed) }
  return compiles(optimizer) ? { ...runner, optimizer } : undefined
}
