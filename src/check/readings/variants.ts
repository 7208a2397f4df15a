/** All readings of a runner's rule that are tried, as runners. */
import { parseLines } from '../../math/parse'
import { optimizerOf } from '../../run/ground'
import type { RacePlan, RunnerPlan } from '../../run/plan'
import { compiles } from '../rule/compiles'
import { lift, lower, lowerText } from '../rule/literals'
import { writeLine, writeLines } from '../rule/writing'
import { biasReadings } from './bias'
import { decayReadings } from './decay'
import { epsilonReadings } from './epsilon'
import { momentumReadings } from './momentum'
import { clippingReadings, scheduleReadings } from './pipeline'
import type { Reading, Subject } from './reading'
import { factorReadings, signReadings, swapReadings } from './slips'

export interface Variant {
  /** What differs, in words. */
  readonly name: string
  /** The lines that the rule has not, as text. */
  readonly changed: readonly string[]
  readonly runner: RunnerPlan
  /** Whether it clips the gradient before noise is added. No rule can say that. */
  readonly clipsFirst: boolean
  /** The bits of a number that was chosen to fit the path. */
  readonly chosenBits?: number
}

/** The likeliest first. */
const families: readonly ((subject: Subject) => Reading[])[] = [
  biasReadings,
  epsilonReadings,
  decayReadings,
  momentumReadings,
  swapReadings,
  scheduleReadings,
  clippingReadings,
  signReadings,
  factorReadings,
]

/** @throws FormulaError if the runner's own rule does not compile */
export function variantsOf(runner: RunnerPlan, noise: RacePlan['noise']): Variant[] {
  const optimizer = optimizerOf(runner)
  const settings = Object.keys(optimizer.settings)
  const states = Object.keys(optimizer.state)
  const names = ['theta', 'g', 't', 'eta', ...settings, ...states]
  const written = parseLines(optimizer.rule, { names, vectors: true })
  const { lines, values } = lift(written, states, names)
  const bare = lower(lines, values)
  const own = bare.map(writeLine)
  const ownRule = writeLines(bare)
  const all = { ...runner, settings: { ...runner.settings, ...Object.fromEntries(values) } }
  const subject = { lines, settings: [...settings, ...values.keys()], states, runner: all, noise }
  const seen = new Set([keyOf({ name: '', changed: [], runner, clipsFirst: false }, ownRule)])
  return families
    .flatMap((readings) => readings(subject))
    .flatMap((reading): Variant[] => {
      const its = lower(reading.lines ?? lines, values)
      const rule = writeLines(its)
      const changed = reading.lines ? its.map(writeLine).filter((line) => !own.includes(line)) : []
      const title = lowerText(reading.name, values)
      const name = `${optimizer.name}: ${title}`.slice(0, maxName)
      const other = { name, settings: optimizer.settings, state: optimizer.state, rule }
      const variant: Variant = {
        name: title,
        changed,
        runner: { ...runner, ...reading.runner, ...(rule === ownRule ? {} : { optimizer: other }) },
        clipsFirst: reading.clipsFirst ?? false,
      }
      const key = keyOf(variant, rule)
      if (seen.has(key) || !compiles(other)) return []
      seen.add(key)
      return [variant]
    })
}

/** Of a custom optimizer's name. */
export const maxName = 40

function keyOf({ runner, clipsFirst }: Variant, rule: string): string {
  return JSON.stringify([rule, runner.schedule, runner.clip, clipsFirst])
}
