/**
 * How fast the float64 engine is: 16 Adam runs of 2,000 steps on Rosenbrock, against the same loop written by hand, and
 * on Ackley, whose gradient takes exp, cos and sin; and 400 steps on a data fit of 100 rows.
 */
import type { Experiment } from '../../src/experiment/experiment'
import { parseExperiment } from '../../src/experiment/schema/schema'
import { race, type Race } from '../../src/run/race'
import { median, type Values } from './figures'
import { raceByHand } from './handwritten'

const steps = 2000
const etas = Array.from({ length: 16 }, (_, index) => 0.001 * 1.4 ** index)

/**
 * Medians of 40 rounds, after 20 that let the machine code settle. Every round has another start, so that
 * nothing can be reused. It runs both loops one after the other, so that both meet the same state of the machine.
 */
export function measureCpu(): Values {
  const ours: number[] = []
  const byHand: number[] = []
  for (let round = 0; round < 60; round += 1) {
    const start = [-1.5 + round * 1e-3, 1.5] as const
    const experiment = raceFrom('rosenbrock', start)
    const before = performance.now()
    const raced = race(experiment)
    // Reading every run's end makes a lazy race pay here.
    const reached = raced.runs.map((run) => run.points[3 * steps])
    const between = performance.now()
    const tracks = raceByHand(etas, start, steps)
    const after = performance.now()
    if (round === 0) compare(raced, tracks)
    if (round < 20 || reached.length !== etas.length) continue
    ours.push(between - before)
    byHand.push(after - between)
  }
  return {
    'cpu.race16x2000.ms': median(ours),
    'cpu.race16x2000.vsHandwritten': median(ours) / median(byHand),
    'cpu.ackley16x2000.ms': measureOn('ackley', steps),
    'fit.race16x400.ms': measureOn('linearRegression', 400),
  }
}

/** The median of as many rounds, after the others, so that neither loop meets the other's machine code. */
function measureOn(surface: string, length: number): number {
  const times: number[] = []
  for (let round = 0; round < 60; round += 1) {
    const experiment = raceFrom(surface, [-1.5 + round * 1e-3, 1.5], length)
    const before = performance.now()
    const reached = race(experiment).runs.map((run) => run.points[3 * length])
    const after = performance.now()
    if (round >= 20 && reached.length === etas.length) times.push(after - before)
  }
  return median(times)
}

function raceFrom(surface: string, start: readonly [number, number], length = steps): Experiment {
  const { experiment, problems } = parseExperiment({
    version: 1,
    surface: { id: surface },
    start,
    steps: length,
    runners: etas.map((eta) => ({
      optimizer: 'adam',
      settings: { eta, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
    })),
  })
  if (problems.length > 0) throw new Error(problems.join('\n'))
  return experiment
}

/** Says so where the two do not do the same work. Rounding differs, and grows over 2,000 steps: hence 1e-6. */
function compare(raced: Race, tracks: ReturnType<typeof raceByHand>): void {
  let apart = 0
  for (const [index, track] of tracks.entries()) {
    const run = raced.runs[index]
    for (const name of ['points', 'gradientNorm', 'eta'] as const) {
      for (const [k, value] of track[name].entries()) {
        apart = Math.max(apart, Math.abs((run?.[name][k] ?? NaN) - value) / (1 + Math.abs(value)))
      }
    }
  }
  if (!(apart < 1e-6))
    console.error(`The race and the loop by hand part by ${apart}: their times do not compare.`)
}
