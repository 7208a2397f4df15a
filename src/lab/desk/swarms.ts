/** The swarms of the runners' ensembles, at the playhead. */
import type { Swarm } from '../../ensemble/gpu/swarm'
import type { EnsemblePlan } from '../../ensemble/plan'
import { groundOf } from '../../run/ground'
import type { CompiledSurface } from '../../surfaces/compile'
import type { SwarmState } from '../ensembles'
import type { Engine } from './engine'
import type { Entry } from './entry'
import { problemText } from './problem'

export class Swarms {
  readonly #engine: Engine
  /** By runner. */
  readonly #swarms = new Map<number, Swarm>()
  #isBehind = false

  constructor(engine: Engine) {
    this.#engine = engine
  }

  /** Whether `at` still has to catch up with the last position. */
  get isBehind(): boolean {
    return this.#isBehind
  }

  /**
   * Keeps a swarm for each runner that is ready. A runner that is not ready keeps its old one, unless that ran on another
   * surface. Removes all others.
   */
  keep(entries: readonly Entry[]): void {
    const kept = new Map(entries.map(({ plan }) => [plan.runner, surfaceOf(plan)]))
    for (const [runner, swarm] of this.#swarms) {
      if (kept.get(runner) === surfaceOf(swarm.plan)) continue
      swarm.dispose()
      this.#swarms.delete(runner)
    }
    for (const entry of entries) if (!entry.problem) this.#keepOne(entry)
  }

  /** Moves the swarms towards a position of the playhead, within the budget of a frame. */
  at(position: number, entries: readonly Entry[]): readonly SwarmState[] {
    const { access, computer } = this.#engine
    this.#isBehind = false
    if (!access || !computer || this.#swarms.size === 0) return []
    let budget = computer.pace.maxBatch
    const states = [...this.#swarms].map(([runner, swarm]): SwarmState => {
      const entry = entries.find(({ plan }) => plan.runner === runner)
      const { steps = 0 } = entry?.plan.race ?? {}
      const taken = Math.min(position / (entry?.turnsPerStep ?? 1), steps)
      const step = Math.min(Math.floor(taken) + 1, steps)
      budget = swarm.follow(step, budget)
      this.#isBehind ||= swarm.isBehind(step)
      return { runner, ...stateAt(swarm, taken) }
    })
    access.restore()
    return states
  }

  dispose(): void {
    for (const swarm of this.#swarms.values()) swarm.dispose()
    this.#swarms.clear()
  }

  #keepOne(entry: Entry): void {
    const { prepared, plan } = entry
    const { computer, access } = this.#engine
    const old = this.#swarms.get(plan.runner)
    if (!computer || !prepared || old?.renew(prepared)) return
    old?.dispose()
    this.#swarms.delete(plan.runner)
    try {
      const swarm = this.#engine.swarm(prepared)
      if (swarm) this.#swarms.set(plan.runner, swarm)
    } catch (error) {
      entry.problem = problemText(error)
    }
    access?.restore()
  }
}

/** The surface that the runs are on, whatever its settings are. */
function surfaceOf({ race }: EnsemblePlan): CompiledSurface {
  return groundOf(race).surface
}

function stateAt({ shown }: Swarm, taken: number): Omit<SwarmState, 'runner'> {
  const { columns, rows, step, texture, textureBefore } = shown
  const from = textureBefore ? step - 1 : step
  const share = Math.min(Math.max(taken - from, 0), 1)
  return { columns, rows, before: textureBefore ?? texture, after: texture, share }
}
