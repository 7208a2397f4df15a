/** One update as a walk: the lines of the whole step, from the rate and the gradient to the new θ, each with its numbers. */
import type { RuleLine } from '../../optimizers/compile'
import type { Change, RunnerPlan } from '../../run/plan'
import type { Run, Update } from '../../run/race'
import { clipEpsilon } from '../../optimizers/clipping'
import { compileSchedule } from '../../schedules/compile'
import { scheduleById } from '../../schedules/list'
import { linesInUse } from '../../optimizers/linesInUse'
import { resultOf, valueAt, valueIn } from './numbers'
import { noteOf } from './searchWords'
import { texOfNumber, texOfNumbers } from '../../math/numbers'
import { ownOf } from '../../math/own'

export interface WalkLine {
  /** The name that it assigns. */
  readonly name: string
  readonly tex: string
  /** The line with the numbers of an update; `previous` is the update before, where there is one. */
  numbers(update: Update, previous: Update | undefined): LineNumbers
}

interface LineNumbers {
  readonly tex: string
  /** The target's value before the line: earlier in this step, or in the step before if this line is the first to assign it. */
  readonly before: readonly number[] | undefined
  readonly now: readonly number[]
  /** What stands behind the line, if that is not its value. */
  readonly result?: string
  /** What a loop tried. */
  readonly note?: string
}

type Stepping = Pick<RunnerPlan, 'schedule' | 'clip' | 'settings'>

/** What its gradients are beside those of the whole loss. */
export interface Seen {
  /** Whether noise is added to them. */
  readonly isNoisy: boolean
  /** Whether they are those of a batch of rows. */
  readonly hasBatch: boolean
}

/** `changes`: those of this runner. */
export function walkOf(
  run: Run,
  runner: Stepping,
  { isNoisy, hasBatch }: Seen,
  changes: readonly Change[],
): WalkLine[] {
  // A line in use at some step is listed at every step.
  const all = [runner, ...changes].map(({ settings }) => settings)
  const decaying = all.find(({ weightDecay = 0 }) => weightDecay !== 0) ?? runner.settings
  return [
    ...rateLines(runner.schedule),
    gradientLine(hasBatch),
    ...(isNoisy ? [noiseLine] : []),
    ...clipLines(runner.clip),
    ...ruleLines(linesInUse(run.rule.lines, decaying)),
  ]
}

function rateLines({ id, settings }: RunnerPlan['schedule']): WalkLine[] {
  const schedule = id === 'constant' ? undefined : scheduleById(id)
  if (!schedule) return []
  const compiled = compileSchedule(schedule)
  const values = compiled.values(settings)
  const valuesAt = ({ t, settings: now }: Update) => values(t - 1, now['eta'] ?? 0)
  const symbolic = compiled.tex((name) => (name === 'eta' ? '\\eta_{0}' : undefined))
  return compiled.targets.map((target, index) => {
    const assigned = (tex: string | undefined) =>
      target === undefined ? `\\eta \\leftarrow ${tex}` : `${tex}`
    return {
      name: target ?? 'eta',
      tex: assigned(symbolic[index]),
      numbers: (update, previous) => {
        const now = valuesAt(update)
        const known = (name: string): number | undefined => {
          const line = compiled.targets.lastIndexOf(name, index - 1)
          if (index > 0 && line >= 0) return now[line]
          if (name === 't') return update.t - 1
          return name === 'eta' ? update.settings['eta'] : ownOf(settings, name)
        }
        const withNumbers = compiled.tex((name) => {
          const value = known(name)
          return value === undefined ? undefined : texOfNumber(value)
        })
        return {
          tex: assigned(withNumbers[index]),
          before: previous && [valuesAt(previous)[index] ?? Number.NaN],
          now: [now[index] ?? Number.NaN],
        }
      },
    }
  })
}

/** Over the rows of the step, where it does not see all: ∇L of the batch B. */
const gradientLine = (hasBatch: boolean): WalkLine => ({
  name: 'g',
  tex: `g \\leftarrow \\nabla L${hasBatch ? '_B' : ''}\\left(\\theta\\right)`,
  numbers: ({ theta, seen }, previous) => ({
    tex: `g \\leftarrow \\nabla L${hasBatch ? '_B' : ''}${theta.length === 1 ? `(${texOfNumbers(theta)})` : texOfNumbers(theta)}`,
    before: previous?.g,
    now: seen,
  }),
})

const noiseLine: WalkLine = {
  name: 'g',
  tex: 'g \\leftarrow g + \\sigma\\,\\xi',
  numbers: ({ seen, noise, noisy }) => ({
    tex: `g \\leftarrow ${texOfNumbers(seen)} + ${inParentheses(texOfNumbers(noise))}`,
    before: seen,
    now: noisy,
  }),
}

function clipLines({ norm, value }: RunnerPlan['clip']): WalkLine[] {
  const line = (tex: (g: string, length: string) => string): WalkLine => ({
    name: 'g',
    tex: `g \\leftarrow ${tex('g', '\\lVert g\\rVert')}`,
    numbers: ({ noisy, g }) => ({
      tex: `g \\leftarrow ${tex(texOfNumbers(noisy), texOfNumber(Math.hypot(...noisy)))}`,
      before: noisy,
      now: g,
    }),
  })
  const byNorm = (max: number) =>
    line(
      (g, length) =>
        `${g} \\cdot \\min\\left(1, \\frac{${texOfNumber(max)}}{${length} + ${texOfNumber(clipEpsilon)}}\\right)`,
    )
  const byValue = (max: number) =>
    line((g) => `\\operatorname{clamp}\\left(${g}, ${texOfNumber(-max)}, ${texOfNumber(max)}\\right)`)
  return [...(norm === undefined ? [] : [byNorm(norm)]), ...(value === undefined ? [] : [byValue(value)])]
}

function ruleLines(lines: readonly RuleLine[]): WalkLine[] {
  const all = lines.map((line, index): WalkLine => {
    const isPlain = line.depth === 0 && line.bound === undefined
    return {
      name: line.bound === undefined ? line.target : 'turns',
      tex: line.tex,
      numbers: (update, previous) => {
        const now = update.lines[line.index] ?? []
        const search = update.searches.findLast(({ at }) => line.bound !== undefined && at === line.at)
        return {
          tex: line.texWith((name) => {
            const numbers = valueIn(name, lines, index, update)
            return numbers && texOfNumbers(numbers)
          }),
          before: isPlain
            ? (valueAt(line.target, lines.slice(0, index), update) ?? previous?.lines[line.index])
            : valueIn(line.target, lines, index, update),
          now,
          ...(!isPlain && { result: resultOf(line, now) }),
          ...(search && { note: noteOf(search, update) }),
        }
      },
    }
  })
  return all.filter((_, index) => !lines[index]?.isEnd)
}

function inParentheses(tex: string): string {
  return tex.startsWith('-') ? `(${tex})` : tex
}
