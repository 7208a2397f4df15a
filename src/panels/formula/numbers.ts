/** A rule with the numbers of one step put in: each name shows the value that it has when its line is reached. */
import type { RuleLine } from '../../optimizers/compile'
import type { Update } from '../../run/race'

/** A line of the rule in TeX, `θ ← (1, 2) − 0.1 · (3, 4)`, and what it comes to, `= (0.7, 1.6)`. */
export interface NumberedLine {
  readonly line: string
  /** Empty where the line's target is assigned again later: the value between the two is not kept. */
  readonly result: string
}

export function linesWithNumbers(lines: readonly RuleLine[], step: Update): NumberedLine[] {
  const targets = lines.map(({ target }) => target)
  return lines.map((line, index) => {
    const value = (name: string): readonly number[] | undefined => {
      const assignedBefore = targets.lastIndexOf(name, index - 1) >= 0 && index > 0
      if (!assignedBefore) return startOf(name, step)
      // Assigned before and again from here on: the value between the two is not kept.
      return targets.indexOf(name, index) >= 0 ? undefined : endOf(name, step)
    }
    const shown = line.texWith((name) => {
      const numbers = value(name)
      return numbers && texOfNumbers(numbers)
    })
    const isLast = targets.lastIndexOf(line.target) === index
    const result = isLast ? endOf(line.target, step) : undefined
    return { line: shown, result: result ? `= ${texOfNumbers(result)}` : '' }
  })
}

/** The lines of a rule, less those that only serve weight decay while there is none. */
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
    default:
      return step.state[name] ?? step.names[name]
  }
}

function endOf(name: string, step: Update): readonly number[] | undefined {
  return name === 'theta' ? step.next : step.names[name]
}

/** A number, or a vector in parentheses. */
export function texOfNumbers(numbers: readonly number[]): string {
  const [first = 0] = numbers
  if (numbers.length === 1) return texOfNumber(first)
  return `(${numbers.map(texOfNumber).join(',\\,')})`
}

/** To 4 significant digits, powers of ten written out. */
export function texOfNumber(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? '?' : value < 0 ? '-\\infty' : '\\infty'
  const size = Math.abs(value)
  if (size !== 0 && (size < 1e-3 || size >= 1e5)) {
    const [mantissa = '', power = ''] = value.toExponential(2).split('e')
    const lead = Number(mantissa)
    const exponent = `10^{${Number(power)}}`
    if (Math.abs(lead) === 1) return lead < 0 ? `-${exponent}` : exponent
    return `${lead} \\cdot ${exponent}`
  }
  return String(Number(value.toPrecision(4)))
}
