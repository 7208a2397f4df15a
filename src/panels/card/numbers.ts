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
      const numbers = valueAt(name, lines.slice(0, index), step)
      return numbers && texOfNumbers(numbers)
    }),
    result: `= ${texOfNumbers(step.lines[line.index] ?? [])}`,
  }))
}

/** The value of a name after the lines `before`: the result of the last one that assigns it, or its value before the step. */
export function valueAt(
  name: string,
  before: readonly RuleLine[],
  step: Update,
): readonly number[] | undefined {
  const last = before.findLast(({ target }) => target === name)
  return last ? step.lines[last.index] : startOf(name, step)
}

/** The lines of a rule, without those that serve weight decay alone where that is 0. */
export function linesInUse(
  lines: readonly RuleLine[],
  settings: Readonly<Record<string, number | readonly number[]>>,
): readonly RuleLine[] {
  const decay = settings['weightDecay'] ?? 0
  if ((typeof decay === 'number' ? decay : decay[0]) !== 0) return lines
  return lines.filter((line) => !servesDecayAlone(line))
}

function servesDecayAlone(line: RuleLine): boolean {
  const names = new Set<string>()
  line.texWith((name) => {
    names.add(name)
    return undefined
  })
  const others = ['theta', 'eta', 'weightDecay', line.target]
  return (
    names.has('weightDecay') && names.has(line.target) && [...names].every((name) => others.includes(name))
  )
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
