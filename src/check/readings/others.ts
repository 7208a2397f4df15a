/** Readings that are no slip in the rule: other settings, or another optimizer of the list. */
import { log2 } from '../../math/elementary/log'
import { defaults } from '../../math/setting'
import { parseLines } from '../../math/parse'
import { optimizers } from '../../optimizers/list'
import { optimizerOf } from '../../run/ground'
import type { RunnerPlan, WrittenOptimizer } from '../../run/plan'
import { averagesOf } from '../rule/averages'
import { lift, lower } from '../rule/literals'
import { writeLines } from '../rule/writing'
import { decaysOf } from './decay'
import { type Variant, maxName } from './variants'

/** The other optimizers of the list, with the runner's settings where they have the same names. */
export function listedVariants(runner: RunnerPlan): Variant[] {
  return optimizers
    .filter(({ id }) => id !== runner.optimizer)
    .map(({ id, name, settings }) => {
      const own = Object.entries(defaults(settings)).map(([key, value]): [string, number] => [
        key,
        runner.settings[key] ?? value,
      ])
      return {
        name: `the rule of ${name}`,
        changed: [],
        runner: { ...runner, optimizer: id, settings: Object.fromEntries(own) },
        clipsFirst: false,
      }
    })
}

/** How many digits a learning rate that somebody chose may have. */
const maxDigits = 5

/** The same rule with a rate that makes its first step as much longer as the path's is. */
export function rateVariants(runner: RunnerPlan, ratio: number): Variant[] {
  const eta = (runner.settings.eta ?? 0) * ratio
  const rates = Array.from({ length: maxDigits }, (_, index) => Number(eta.toPrecision(index + 1)))
  return [...new Set(rates)]
    .filter((rate) => rate > 0 && Number.isFinite(rate) && rate !== runner.settings.eta)
    .map((rate) => ({ ...otherSetting(runner, 'eta', rate), chosenBits: digitsOf(rate) * log2(10) }))
}

function digitsOf(value: number): number {
  return value.toExponential().split('e')[0]?.replace('.', '').length ?? 1
}

/** What other programs and papers have as their usual values. */
const usual = {
  decays: [0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 0.9999],
  epsilons: [1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-10, 1e-12, 1e-15, 1e-16],
  weights: [0, 1e-6, 1e-5, 1e-4, 5e-4, 1e-3, 0.01, 0.05, 0.1],
}

/** Each decay, ε and weight decay of the rule with other usual values, be it a setting or a number in the text. */
export function settingVariants(runner: RunnerPlan): Variant[] {
  const optimizer = optimizerOf(runner)
  const names = Object.keys(optimizer.settings)
  const states = Object.keys(optimizer.state)
  const known = ['theta', 'g', 't', 'eta', ...names, ...states]
  const { lines, values: lifted } = lift(
    parseLines(optimizer.rule, { names: known, vectors: true }),
    states,
    known,
  )
  const decays = averagesOf(lines, states).map(({ beta }) => beta)
  const weights = decaysOf(lines, [...names, ...lifted.keys()])
  const usualOf = (name: string): readonly number[] => {
    if (decays.includes(name)) return usual.decays
    if (weights.includes(name)) return usual.weights
    return /^eps/i.test(name) ? usual.epsilons : []
  }
  const settings = names.flatMap((name) =>
    usualOf(name)
      .filter((value) => value !== runner.settings[name])
      .map((value) => otherSetting(runner, name, value)),
  )
  const numbers = [...lifted].flatMap(([name, old]) =>
    usualOf(name)
      .filter((value) => value !== old)
      .map((value): Variant => {
        const rule = writeLines(lower(lines, new Map([...lifted, [name, value]])))
        const title = `${value} instead of ${old}`
        return {
          name: title,
          changed: [],
          runner: { ...runner, optimizer: named(optimizer, title, rule) },
          clipsFirst: false,
        }
      }),
  )
  return [...settings, ...numbers]
}

/** An optimizer with another rule, named for what is other in it. */
function named({ name, settings, state }: WrittenOptimizer, title: string, rule: string): WrittenOptimizer {
  return { name: `${name}: ${title}`.slice(0, maxName), settings, state, rule }
}

function otherSetting(runner: RunnerPlan, name: string, value: number): Variant {
  return {
    name: `${name} = ${value} instead of ${runner.settings[name]}`,
    changed: [],
    runner: { ...runner, settings: { ...runner.settings, [name]: value } },
    clipsFirst: false,
  }
}
