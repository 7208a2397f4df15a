/** A way to take the steps of the bench: 1,048,576 runs of Adam on Rosenbrock, from starts all over the domain. */

export interface Contender {
  /** Puts all runs back to their start. */
  restart(): void
  /** Takes so many steps with every run, and returns once they are taken. */
  advance(steps: number): void
  /** Where a run is; runs are counted row after row from the bottom, each row from left to right. */
  place(run: number): readonly [number, number]
  dispose(): void
}

/** Runs along each side of the rectangle of starts. */
export const side = 1024
export const runs = side * side

export const eta = 0.05
export const beta1 = 0.9
export const beta2 = 0.999
export const epsilon = 1e-8

const left = -2
const bottom = -1
const width = 4

/** Where a run starts: at the middle of its cell, in the numbers of a GPU. */
export function start(run: number): readonly [number, number] {
  const column = run % side
  const row = Math.floor(run / side)
  return [
    Math.fround(left + (width * (column + 0.5)) / side),
    Math.fround(bottom + (width * (row + 0.5)) / side),
  ]
}

/**
 * The two numbers that differ from step to step, `step` counted from 1. With √(1 − β₂ᵗ) taken out of the fraction,
 * η m̂ / (√v̂ + ε) is `rate` m / (√v + `floor`).
 */
export function corrections(step: number): { rate: number; floor: number } {
  const root = Math.sqrt(1 - beta2 ** step)
  return { rate: (eta * root) / (1 - beta1 ** step), floor: epsilon * root }
}
