/** All readings of a runner's rule that are tried, as runners. */
import { FormulaError } from '../../math'
import { parseLines } from '../../math/parse'
import { compileOptimizer } from '../../optimizers/compile'
import { optimizerOf } from '../../run/ground'
import type { RacePlan, RunnerPlan } from '../../run/plan'
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
  const lines = parseLines(optimizer.rule, { names, vectors: true })
  const own = lines.map(writeLine)
  const subject = { lines, settings, states, runner, noise }
  const seen = new Set([keyOf({ name: '', changed: [], runner, clipsFirst: false }, writeLines(lines))])
  return families
    .flatMap((readings) => readings(subject))
    .flatMap((reading): Variant[] => {
      const rule = writeLines(reading.lines ?? lines)
      const changed = (reading.lines ?? []).map(writeLine).filter((line) => !own.includes(line))
      const isOwn = rule === writeLines(lines)
      const name = `${optimizer.name}: ${reading.name}`.slice(0, maxName)
      const written = { name, settings: optimizer.settings, state: optimizer.state, rule }
      const variant: Variant = {
        name: reading.name,
        changed,
        runner: { ...runner, ...reading.runner, ...(isOwn ? {} : { optimizer: written }) },
        clipsFirst: reading.clipsFirst ?? false,
      }
      const key = keyOf(variant, rule)
      if (seen.has(key) || !compiles(written)) return []
      seen.add(key)
      return [variant]
    })
}

/** Of a custom optimizer's name. */
const maxName = 40

function keyOf({ runner, clipsFirst }: Variant, rule: string): string {
  return JSON.stringify([rule, runner.schedule, runner.clip, clipsFirst])
}

/** A reading may be too long for a rule, or make no sense as one. */
function compiles(optimizer: Parameters<typeof compileOptimizer>[0]): boolean {
  try {
    compileOptimizer(optimizer)
    return true
  } catch (error) {
    if (error instanceof FormulaError) return false
    throw error
  }
}
