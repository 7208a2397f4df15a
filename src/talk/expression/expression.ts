/** Expressions of a talk: the formula language, with a race at its playhead as the values of its calls and names. */
import { FormulaError } from '../../math/error'
import { type Formula, compileFormula } from '../../math/formula'
import { shiftErrors, errorAt, type Span } from '../../math/words'
import type { Experiment } from '../../experiment/experiment'
import { type Run, statusText } from '../../run/race'
import { dimensionOf } from '../../surfaces/kinds'
import { conditionNames, isQuantity, namesAtStep, outerNames } from './calls'
import { limitOf } from './limit'
import { type Ends, type Moment, type None, type Reasons, stepOfRun, valueOf } from './moment'
import {
  type Pulled,
  callsIn,
  inputName,
  inputsIn,
  pathsIn,
  refuseInputs,
  replaced,
  withSources,
} from './pull'
import { type AtStep, isTrue, stepIn } from './search'
import { endsOfFew } from './share'

/** A number, words of the program, or why there is none. */
export type Result =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'words'; readonly words: string }
  | ({ readonly kind: 'none' } & None)

export interface Expression {
  /** `race` is that of the Experiment that the expression was compiled with. */
  evaluate(moment: Moment): Result
  /** The runners whose ensembles it counts. */
  readonly counted: readonly number[]
}

/** The longest expression, in characters. */
export const maxExpression = 2000

/** An input, or a formula of inputs. Says why where it is NaN. */
type Reading = (moment: Moment, reasons: Reasons) => number

/** @throws FormulaError with its place in the text */
export function compileExpression(text: string, experiment: Experiment): Expression {
  if (text.length > maxExpression)
    throw new FormulaError(`more than ${maxExpression} characters`, text, maxExpression, 1, 'shorten it')
  refuseInputs(text)
  const dimension = dimensionOf(experiment.surface)
  const compiler: Compiler = { source: text, experiment, dimension, inputs: [], spans: [], counted: [] }
  let rest = text
  for (const { span, value } of pathsIn(text, experiment)) {
    rest = replaced(
      rest,
      span,
      addInput(compiler, span, () => value),
    )
  }
  const { counted } = compiler
  const ending = endAlone(compiler, rest)
  if (ending !== undefined) return { evaluate: ({ race }) => endOf(race.runs[ending]), counted }
  const reading = numberOf(compiler, rest, { at: 0, length: rest.length })
  return { evaluate: (moment) => resultOf(reading, moment), counted }
}

interface Compiler {
  /** As it was written, for messages. */
  readonly source: string
  readonly experiment: Experiment
  readonly dimension: number
  /** Grows while the text is read. */
  readonly inputs: Reading[]
  /** Where each input stands in the text. */
  readonly spans: Span[]
  readonly counted: number[]
}

/** The number of the new input. */
function addInput({ inputs, spans }: Compiler, { at, length }: Span, reading: Reading): number {
  spans.push({ at, length })
  return inputs.push(reading) - 1
}

/** The runner of a text that is `end(r)` alone. */
function endAlone({ experiment, dimension }: Compiler, text: string): number | undefined {
  if (!/^\s*end\s*\(/.test(text)) return undefined
  const [only] = callsIn(text, experiment, dimension, false)
  return only && text.slice(only.at + only.length).trim() === '' ? only.runner : undefined
}

function endOf(run: Run | undefined): Result {
  if (!run) return { kind: 'none', word: 'no run', problem: 'the race has no such runner' }
  return { kind: 'words', words: statusText(run.status(run.steps)) }
}

function resultOf(reading: Reading, moment: Moment): Result {
  const reasons: Reasons = []
  const value = reading(moment, reasons)
  if (Number.isFinite(value)) return { kind: 'number', value: value + 0 }
  const [reason] = reasons
  if (reason) return { kind: 'none', ...reason }
  return Number.isNaN(value)
    ? { kind: 'none', word: 'no number', problem: 'it gives no number' }
    : { kind: 'none', word: 'infinite', problem: 'it is infinite' }
}

/** Compiles a part of `text`, whose paths are inputs already. @throws FormulaError */
function numberOf(compiler: Compiler, text: string, span: Span): Reading {
  const { formula, used } = formulaAt(compiler, text, span, outerNames)
  return (moment, reasons) =>
    formula.evaluate([
      Math.floor(moment.turns),
      moment.race.turns,
      rowsIn(moment),
      ...used.map((index) => readingAt(compiler, index)(moment, reasons)),
    ])
}

/** How many rows the surface is a mean over. */
function rowsIn({ race }: Moment): number {
  return race.rows?.count ?? Number.NaN
}

/** A step that is searched for. NaN, with the reason, if there is none. */
function searchOf(compiler: Compiler, text: string, pulled: Asked): Reading {
  const { name, runner } = pulled
  const asked = askedAtStep(compiler, text, pulled)
  return (moment, reasons) => {
    const { race } = moment
    const run = race.runs[runner]
    const found = run && stepIn(race, run, name, asked(moment, reasons).at)
    if (found !== undefined) return found
    const what = sourceOf(compiler, pulled.second)
    const none = name === 'lowest' ? 'is a number at no step' : 'holds at no step'
    reasons.push({ word: 'never', problem: `${what} ${none} of runner ${runner}` })
    return Number.NaN
  }
}

/** The share of the ensemble's runs at whose end a condition holds. It holds for none that diverged. */
function shareOf(compiler: Compiler, text: string, pulled: Asked): Reading {
  const asked = askedAtStep(compiler, text, pulled)
  let last: { readonly ends: Ends; readonly given: readonly number[]; readonly share: number } | undefined
  return (moment, reasons) => {
    const ends = endsIn(moment, compiler, pulled.runner)
    if (!ends) return noEnsemble(reasons)
    const { given, at } = asked(moment, reasons)
    // As the playhead moves, most shares stay.
    if (last?.ends !== ends || given.some((value, index) => !Object.is(value, last?.given[index]))) {
      const holds = (end: Ends[number]): boolean =>
        end !== undefined && isTrue(at(moment.race.turns, (quantity) => end[quantity]))
      last = { ends, given, share: ends.filter(holds).length / ends.length }
    }
    return last.share
  }
}

/** How many runs that share is of. */
function runsOf(compiler: Compiler, runner: number): Reading {
  return (moment, reasons) => endsIn(moment, compiler, runner)?.length ?? noEnsemble(reasons)
}

function endsIn({ endsOf = endsOfFew }: Moment, { experiment }: Compiler, runner: number): Ends | undefined {
  return endsOf(experiment, runner)
}

function noEnsemble(reasons: Reasons): number {
  reasons.push({ word: 'no ensemble', problem: 'the experiment has no ensemble' })
  return Number.NaN
}

/** A call with a condition, or with an expression of a step. */
type Asked = Pulled & { readonly second: Span }

/** What is asked of steps at a moment. */
interface AskedAt {
  /** All that decides it, besides the step. */
  readonly given: readonly number[]
  /** It is told the step, and the quantities there. */
  readonly at: AtStep
}

function askedAtStep(
  compiler: Compiler,
  text: string,
  { second }: Asked,
): (moment: Moment, reasons: Reasons) => AskedAt {
  const names = namesAtStep(compiler.dimension)
  const { formula, used } = formulaAt(compiler, text, second, conditionNames(compiler.dimension))
  const asked = names.map((each) => new RegExp(`(?<!\\w)${each}(?!\\w)|η`).test(sourceOf(compiler, second)))
  return (moment, reasons) => {
    const inputs = used.map((index) => readingAt(compiler, index)(moment, reasons))
    const given = [moment.race.turns, rowsIn(moment), ...inputs]
    const values = [...names.map(() => Number.NaN), 0, ...given]
    const at: AtStep = (step, quantity) => {
      for (const [index, each] of names.entries()) if (asked[index]) values[index] = quantity(each)
      values[names.length] = step
      return formula.evaluate(values)
    }
    return { given, at }
  }
}

/** The formula of a part of the text, and the inputs that follow its names. */
function formulaAt(
  compiler: Compiler,
  text: string,
  { at, length }: Span,
  names: readonly string[],
): { readonly formula: Formula; readonly used: readonly number[] } {
  const { experiment, dimension, source, spans } = compiler
  const part = text.slice(at, at + length)
  const isCondition = names !== outerNames
  const pulled = shiftErrors(source, at, () => callsIn(part, experiment, dimension, isCondition))
  let rest = part
  for (const each of pulled) {
    const whole = placed(each, at)
    rest = replaced(rest, each, addInput(compiler, whole, readingOf(compiler, text, whole)))
  }
  const used = inputsIn(rest)
  const written = (index: number): string => sourceOf(compiler, spans[index] ?? { at: 0, length: 0 })
  try {
    return { formula: compileFormula(rest, [...names, ...used.map(inputName)]), used }
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error
    throw error.within(source, at).reworded(source, (words) => withSources(words, written))
  }
}

/** A call of a part of the text, as one of the whole text. */
function placed(pulled: Pulled, offset: number): Pulled {
  const { second } = pulled
  return { ...pulled, at: offset + pulled.at, second: second && { ...second, at: offset + second.at } }
}

function readingOf(compiler: Compiler, text: string, pulled: Pulled): Reading {
  const { name, runner, second, call } = pulled
  if (name === 'share' || name === 'runs') compiler.counted.push(runner)
  if (second && call.second === 'condition')
    return (name === 'share' ? shareOf : searchOf)(compiler, text, { ...pulled, second })
  if (name === 'runs') return runsOf(compiler, runner)
  if (name === 'limit') return (moment, reasons) => limitOf(moment, runner, reasons)
  if (!isQuantity(name)) throw errorAt(`"${name}" gives words`, text, pulled, 'let it stand alone')
  if (second) {
    const step = numberOf(compiler, text, second)
    return (moment, reasons) => valueOf(moment, runner, name, step(moment, reasons), reasons)
  }
  return (moment, reasons) => {
    const run = moment.race.runs[runner]
    return valueOf(moment, runner, name, run ? stepOfRun(run, moment.turns) : 0, reasons)
  }
}

function readingAt({ inputs }: Compiler, index: number): Reading {
  return inputs[index] ?? (() => Number.NaN)
}

function sourceOf({ source }: Compiler, { at, length }: Span): string {
  return source.slice(at, at + length)
}
