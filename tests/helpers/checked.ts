/** Paths as other programs would print them, and what is said of them. */
import { follow } from '../../src/check/compare/follow'
import { readPath } from '../../src/check/path/readPath'
import { type Verdict, verdictOf } from '../../src/check/verdict'
import { wordsOf } from '../../src/check/words'
import type { Experiment } from '../../src/experiment/experiment'
import { parseExperiment } from '../../src/experiment/schema/schema'

/** How a program prints a number. */
export const prints: Readonly<Record<string, (value: number) => string>> = {
  '17 digits': String,
  '8 digits': (value) => value.toPrecision(8),
  '4 decimals': (value) => value.toFixed(4),
}

/** @throws Error if a part of it is wrong */
export function experimentOf(json: object): Experiment {
  const { experiment, problems } = parseExperiment(json)
  if (problems.length > 0) throw new Error(problems.join('\n'))
  return experiment
}

/** Where the first runner of an experiment is at each step. */
export function pointsOf(json: object, steps: number): number[][] {
  const plan = experimentOf(json)
  const [runner] = plan.runners
  if (!runner) throw new Error('no runner')
  const { points, steps: taken } = follow({ plan, index: 0 }, { runner }, steps)
  if (taken < steps) throw new Error(`lost at step ${taken + 1}`)
  return Array.from({ length: steps + 1 }, (_, step) => [...points.subarray(2 * step, 2 * step + 2)])
}

export function tableOf(
  points: readonly (readonly number[])[],
  print: (value: number) => string = String,
): string {
  return ['step,x,y', ...points.map((point, step) => `${step},${point.map(print).join(',')}`), ''].join('\n')
}

/** The verdict on a text, for the first runner. */
export function verdictOn(
  json: object,
  text: string,
): Verdict & { readonly words: string; readonly names: string[] } {
  const plan = experimentOf(json)
  const parameters = ['x', 'y']
  const path = readPath(text, { parameters })
  const verdict = verdictOf(plan, 0, path)
  const words = wordsOf(verdict, path, { name: 'It', parameters }).join(' ')
  return { ...verdict, words, names: verdict.fits.map(({ variant }) => variant.name) }
}

/** A small and a large ε, so that four decimals see where it stands. */
export const adam = {
  optimizer: 'adam',
  settings: { eta: 0.1, beta1: 0.9, beta2: 0.99, epsilon: 0.2, weightDecay: 0.05 },
  schedule: { id: 'cosine', settings: { steps: 80, min: 0.01 } },
}
