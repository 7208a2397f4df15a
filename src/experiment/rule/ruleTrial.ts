/** Tries a rule on the present experiment and finds the line where its numbers break. */
import type { FormulaError } from '../../math'
import { largest } from '../../math/bounds'
import { constants } from '../../math/functions'
import { type Line, type Syntax, partsOf } from '../../math/syntax'
import { groundOf } from '../../run/ground'
import type { RacePlan } from '../../run/plan'
import type { Update } from '../../run/race'
import { type Run, runOf } from '../../run/run'
import { readDeclarations } from './ruleDeclarations'
import { spansIn } from './ruleText'
import { errorAt } from '../../math/words'

/** How many steps are tried; they take a few milliseconds. */
const maxTried = 2000

/** The mistake in `text`, the rule of a runner of the plan, if a line blows up within the first steps. */
export function tryRule(plan: RacePlan, runner: number, text: string): FormulaError | undefined {
  const tried = { ...plan, steps: Math.min(plan.steps, maxTried) }
  return blowUp(runOf(tried, groundOf(plan), runner), text)
}

/**
 * Finds the line in `text`, the rule of a run, that ended the run: it is too large on this surface, or it made NaN or infinity of moderate numbers, as 0/0
 * or the root of a negative number does. Undefined for a run that goes on. Also undefined for a run that grew step by step
 * until it was lost: then the rate is too large, and the rule is not to blame.
 */
export function blowUp(run: Run, text: string): FormulaError | undefined {
  if (run.problem) return run.problem.within(text, readDeclarations(text).ruleAt)
  if (!run.divergedAt) return undefined
  const { lines, names } = spansIn(text)
  const culprit = culpritOf(run, lines)
  if (!culprit) return undefined
  const { target, step, line } = culprit
  const span = line ?? names.get(target)
  if (!span) return undefined
  const when = step === 0 ? 'before the first step' : `at step ${step}`
  const advice = line ? adviceOn(line.value) : 'start it with a finite number'
  return errorAt(`${target} is ${culprit.isNaN ? 'NaN' : 'infinite'} ${when}`, text, span, advice)
}

interface Culprit {
  readonly target: string
  readonly isNaN: boolean
  /** 0 if the state itself began with it. */
  readonly step: number
  readonly line?: Line
}

/** Whether a text, a rule that compiles, uses the learning rate. */
export function usesRate(text: string): boolean {
  const { lines, starts } = spansIn(text)
  return [...lines.map(({ value }) => value), ...starts].some((syntax) => namesIn(syntax).includes('eta'))
}

/** Traces the lost θ back to the line, in this step or an earlier one, whose inputs were all finite. */
function culpritOf(run: Run, lines: readonly Line[]): Culprit | undefined {
  let step = run.divergedAt ?? 0
  let update = run.update(step - 1)
  let index = lastOf('theta', lines, lines.length)
  for (;;) {
    const line = lines[index]
    const value = update.lines[index]
    if (!line || !value || value.every(Number.isFinite)) return undefined
    const inputs = namesIn(line.value)
    const broken = inputs.find((name) => !valueOf(name, lines, index, update)?.every(Number.isFinite))
    if (broken === undefined) {
      const isModerate = inputs.every((name) =>
        valueOf(name, lines, index, update)?.every((number) => Math.abs(number) <= largest),
      )
      // Further gradients come from the surface, which may have none at that point.
      const isItsOwn = isModerate && !isCalled(['grad', 'solve'], line.value)
      return isItsOwn ? { target: line.target ?? '', isNaN: value.some(Number.isNaN), step, line } : undefined
    }
    index = lastOf(broken, lines, index)
    if (index >= 0) continue
    if (!Object.hasOwn(update.state, broken)) return undefined
    if (step === 1) {
      return { target: broken, isNaN: update.state[broken]?.some(Number.isNaN) ?? false, step: 0 }
    }
    step -= 1
    update = run.update(step - 1)
    index = lastOf(broken, lines, lines.length)
  }
}

/** The last line before `end` that assigns a name; −1 if there is none. */
function lastOf(name: string, lines: readonly Line[], end: number): number {
  return lines.slice(0, end).findLastIndex(({ target }) => target === name)
}

/** The value of a name when the line at `index` is reached. */
function valueOf(
  name: string,
  lines: readonly Line[],
  index: number,
  update: Update,
): readonly number[] | undefined {
  const before = lastOf(name, lines, index)
  return before >= 0 ? update.lines[before] : initialValues(update).get(name)
}

/** The values with which a step begins. */
function initialValues({ theta, g, t, eta, state, settings }: Update): Map<string, readonly number[]> {
  const numbers = Object.entries({ ...constants, ...settings, t, eta })
  return new Map([
    ...numbers.map(([name, value]) => [name, [value]] as const),
    ...Object.entries({ ...state, theta, g }),
  ])
}

/** The names in an expression. */
function namesIn(syntax: Syntax): string[] {
  return [...new Set(partsOf(syntax).flatMap((part) => (part.kind === 'name' ? part.name : [])))]
}

function isCalled(functions: readonly string[], syntax: Syntax): boolean {
  return partsOf(syntax).some((part) => part.kind === 'call' && functions.includes(part.name))
}

function adviceOn(syntax: Syntax): string {
  const operations = partsOf(syntax).filter((part) => part.kind === 'operation')
  const divides = operations.some(({ operator, right }) =>
    operator === '/' ? !isNonzero(right) : operator === '^' && right.kind === 'negative',
  )
  const takesRoot = operations.some(({ operator, right }) => operator === '^' && !isWhole(right))
  const advice = [
    ...(divides ? ['add a small number to the divisor'] : []),
    ...(takesRoot || isCalled(['sqrt', 'log', 'asin', 'acos'], syntax)
      ? ['keep the argument of the root or logarithm above 0']
      : []),
  ]
  return advice.length > 0 ? advice.join(', and ') : 'keep its numbers within bounds, as clamp(x, -1, 1) does'
}

function isNonzero(syntax: Syntax): boolean {
  return syntax.kind === 'number' && Number(syntax.text) !== 0
}

/** Whether it is written as a whole number, a power that every number has. */
function isWhole(syntax: Syntax): boolean {
  if (syntax.kind === 'negative') return isWhole(syntax.of)
  return syntax.kind === 'number' && Number.isInteger(Number(syntax.text))
}
