/** Ensembles for tests: a listed surface, a listed optimizer and defaults for everything else. */
import type { Axis, EnsemblePlan } from '../../src/ensemble/plan'
import { defaults } from '../../src/math/setting'
import { optimizerById } from '../../src/optimizers/list'
import type { RacePlan, RunnerPlan } from '../../src/run/plan'
import { factsOf } from '../../src/surfaces/kinds'
import { surfaceById } from '../../src/surfaces/list'

export function runnerPlan(
  optimizer: string,
  settings: Readonly<Record<string, number>>,
  more: Partial<RunnerPlan> = {},
): RunnerPlan {
  const known = optimizerById(optimizer)
  if (!known) throw new RangeError(`no optimizer "${optimizer}"`)
  return {
    optimizer,
    settings: { ...defaults(known.settings), ...settings },
    schedule: { id: 'constant', settings: {} },
    clip: {},
    ...more,
  }
}

export function racePlan(surface: string, runner: RunnerPlan, more: Partial<RacePlan> = {}): RacePlan {
  const known = surfaceById(surface)
  if (!known) throw new RangeError(`no surface "${surface}"`)
  return {
    surface: { id: surface, settings: defaults(known.settings ?? {}) },
    start: known.start,
    steps: 100,
    turn: 'step',
    seed: 1,
    noise: { sigma: 0, shared: true },
    runners: [runner],
    changes: [],
    ...more,
  }
}

/** Starts all over the domain. */
export function starts(race: RacePlan, columns: number, rows = columns): EnsemblePlan {
  const [[left, right] = [0, 1], [bottom, top] = [0, 1]] = factsOf(race.surface).domain
  return ensemble(race, axis('start.x', left, right), axis('start.y', bottom, top), columns, rows)
}

export function ensemble(race: RacePlan, x: Axis, y: Axis, columns: number, rows: number): EnsemblePlan {
  return { race, runner: 0, x, y, columns, rows }
}

export function axis(of: string, from: number, to: number, scale: Axis['scale'] = 'linear'): Axis {
  return { of, from, to, scale }
}

/** Runs a generator to its end. */
export function runToEnd<T>(work: Generator<unknown, T>): T {
  let state = work.next()
  while (!state.done) state = work.next()
  return state.value
}
