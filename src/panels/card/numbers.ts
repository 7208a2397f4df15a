/** A rule with the numbers of one step: each name shows its value when its line is reached. */
import { texOfNumbers } from '../../math/numbers'
import { ownOf } from '../../math/own'
import type { RuleLine } from '../../optimizers/compile'
import type { Update } from '../../run/race'

/** A line of the rule in TeX, `θ ← (1, 2) − 0.1 · (3, 4)`, and its result, `= (0.7, 1.6)`. */
interface NumberedLine {
  readonly line: string
  readonly result: string
}

export function linesWithNumbers(lines: readonly RuleLine[], step: Update): NumberedLine[] {
  return lines.map((line, index) => ({
    line: line.texWith((name) => {
      const numbers = valueIn(name, lines, index, step)
      return numbers && texOfNumbers(numbers)
    }),
    result: resultOf(line, step.lines[line.index] ?? []),
  }))
}

/** What stands behind a line with its numbers: its value, or how often its loop has turned. */
export function resultOf({ bound, isEnd, depth }: RuleLine, numbers: readonly number[]): string {
  const [turns = 0] = numbers
  if (isEnd) return ''
  if (numbers.length === 0 && depth > 0) return '\\quad \\text{not reached}'
  if (bound === undefined) return `= ${texOfNumbers(numbers)}`
  const words = turns === 1 ? 'turn' : turns === bound ? 'turns, its bound' : 'turns'
  return `\\quad ${turns} \\text{ ${words}}`
}

/**
 * The value of a name when the line at `index` is reached; in a loop, in its last turn. Undefined for what the turn before
 * has left.
 */
export function valueIn(
  name: string,
  lines: readonly RuleLine[],
  index: number,
  step: Update,
): readonly number[] | undefined {
  const { depth = 0, bound } = lines[index] ?? {}
  const isAround = (at: number): boolean => (lines[at]?.depth ?? 0) < depth && lines[at]?.bound !== undefined
  let begin = bound === undefined ? lines.findLastIndex((_, at) => at < index && isAround(at)) : index
  for (let inner = depth; begin >= 0;) {
    const head = lines[begin]
    const end = lines.findIndex((line, at) => at > begin && line.isEnd && line.depth === head?.depth)
    const assigns = lines.flatMap((line, at) => (line.target === name && at > begin && at < end ? [at] : []))
    if (assigns.some((at) => at >= index) && !assigns.some((at) => at < index)) return undefined
    inner = head?.depth ?? 0
    begin = lines.findLastIndex((line, at) => at < begin && line.bound !== undefined && line.depth < inner)
  }
  return valueAt(name, lines.slice(0, index), step)
}

/** The value of a name after the lines `before`: the result of the last one that assigns it, or its value before the step. */
export function valueAt(
  name: string,
  before: readonly RuleLine[],
  step: Update,
): readonly number[] | undefined {
  const last = before.findLast(({ target, index }) => target === name && step.lines[index]?.length !== 0)
  return last ? step.lines[last.index] : startOf(name, step)
}

function startOf(name: string, step: Update): readonly number[] | undefined {
  switch (name) {
    case 'theta':
      return step.theta
    case 'g':
      return step.g
    case 'eta':
      return [step.eta]
    case 't':
      return [step.t]
    default: {
      const setting = ownOf(step.settings, name)
      return ownOf(step.state, name) ?? (setting === undefined ? undefined : [setting])
    }
  }
}
