/** Readings that are no slip in the rule: other settings, or another optimizer of the list. */
import { log2 } from '../../math/elementary/log'
import { defaults } from '../../math/setting'
import { parseLines } from '../../math/parse'
import { optimizers } from '../../optimizers/list'
import { optimizerOf } from '../../run/ground'
import type { RunnerPlan } from '../../run/plan'
import { averagesOf } from '../rule/averages'
import { decaysOf } from './decay'
import type { Variant } from './variants'

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

/** Each decay, ε and weight decay of the rule with other usual values. */
export function settingVariants(runner: RunnerPlan): Variant[] {
  const { settings, state, rule } = optimizerOf(runner)
  const names = Object.keys(settings)
  const states = Object.keys(state)
  const lines = parseLines(rule, { names: ['theta', 'g', 't', 'eta', ...names, ...states], vectors: true })
  const decays = averagesOf(lines, states).map(({ beta }) => beta)
  const weights = decaysOf(lines, names)
  return names.flatMap((name) => {
    const values = decays.includes(name)
      ? usual.decays
      : weights.includes(name)
        ? usual.weights
        : /^eps/i.test(name)
          ? usual.epsilons
          : []
    return values
      .filter((value) => value !== runner.settings[name])
      .map((value) => otherSetting(runner, name, value))
  })
}

function otherSetting(runner: RunnerPlan, name: string, value: number): Variant {
  return {
    name: `${name} = ${value} instead of ${runner.settings[name]}`,
    changed: [],
    runner: { ...runner, settings: { ...runner.settings, [name]: value } },
    clipsFirst: false,
  }
}
