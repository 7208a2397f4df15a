/** The runs of one ensemble at the playhead. Goes forward with it, and begins anew when it goes back. */
import type { Computer, Prepared } from './computer'
import type { EnsemblePlan } from '../plan'
import type { Ensemble } from './ensemble'

/** Runs along a side of the coarse swarm, which is shown until the fine one arrives. */
const coarseSide = 64

/** What a swarm needs of the computer: ensembles, and how many steps of single runs a draw should take. */
interface Source {
  ensemble: Computer['ensemble']
  readonly pace: { readonly draw: number }
}

/** Up to so many times as long as a plain step, one of a coarse swarm takes no time. */
const maxLight = 32

export class Swarm {
  readonly #computer: Source
  readonly #columns: number
  readonly #rows: number
  #prepared: Prepared
  #fine: Ensemble
  #coarse: Ensemble | undefined
  /** Whether the fine swarm has reached the playhead since it last began. */
  #hasArrived = false

  /** @throws EnsembleError if there is no room */
  constructor(computer: Source, prepared: Prepared) {
    const { columns, rows } = prepared.plan
    this.#computer = computer
    this.#prepared = prepared
    this.#columns = columns
    this.#rows = rows
    this.#fine = computer.ensemble(prepared, columns, rows)
    if (Math.max(columns, rows) > coarseSide) {
      this.#coarse = computer.ensemble(prepared, Math.min(columns, coarseSide), Math.min(rows, coarseSide))
    }
  }

  get plan(): EnsemblePlan {
    return this.#prepared.plan
  }

  /** Takes another plan. False if its shader or size differs: then a new swarm is needed. */
  renew(prepared: Prepared): boolean {
    const { plan, programs, ground } = prepared
    const isSame =
      plan.columns === this.#columns &&
      plan.rows === this.#rows &&
      programs.any === this.#prepared.programs.any &&
      // What is rest depends on the surface.
      ground.loss === this.#prepared.ground.loss
    if (!isSame) return false
    if (plan === this.#prepared.plan) return true
    this.#prepared = prepared
    for (const ensemble of [this.#fine, this.#coarse]) {
      ensemble?.restart({ ...plan, columns: ensemble.columns, rows: ensemble.rows }, prepared.ground)
    }
    this.#hasArrived = false
    return true
  }

  /** The ensemble to show. */
  get shown(): Ensemble {
    return this.#hasArrived || !this.#coarse ? this.#fine : this.#coarse
  }

  /** Whether the fine swarm is not at this step. */
  isBehind(step: number): boolean {
    return !this.#fine.isAt(this.#within(step))
  }

  /** Goes towards a step with at most about `budget` steps of single plain runs. Returns what is left of the budget. */
  follow(wanted: number, budget: number): number {
    const step = this.#within(wanted)
    for (const ensemble of [this.#coarse, this.#fine]) {
      if (!ensemble || (ensemble === this.#coarse && this.#hasArrived)) continue
      if (ensemble.isPast(step)) {
        ensemble.rewind()
        if (ensemble === this.#fine) this.#hasArrived = false
      }
      const { weight } = this.#prepared.shader
      // The coarse swarm ignores the budget, because it is shown until the fine one arrives, but for that of many rows.
      const allowed = ensemble !== this.#coarse ? budget : weight <= maxLight ? Infinity : Math.max(budget, 1)
      budget -= weight * goTo(ensemble, step, allowed / weight, this.#computer.pace.draw / weight)
    }
    this.#hasArrived ||= this.#fine.isAt(step) || this.#fine.isAt(step - 1)
    return budget
  }

  /** The playhead of a longer race may be past the last step of this plan, until the next plan comes. */
  #within(step: number): number {
    return Math.min(step, this.#prepared.plan.race.steps)
  }

  dispose(): void {
    this.#fine.dispose()
    this.#coarse?.dispose()
  }
}

/**
 * The last step is a separate pass, so that the step before it stays available and points between the two can be drawn.
 * If there are other steps to take, the last one waits for the next frame. Runs that take several steps per frame are
 * not shown between steps. It also stops where no draw brings the runs further, as after a pass that ends past the step
 * before the last.
 */
function goTo(ensemble: Ensemble, step: number, budget: number, draw: number): number {
  const target = ensemble.step < step - 1 ? step - 1 : step
  let spent = 0
  while (spent < budget && !ensemble.isAt(target)) {
    const done = ensemble.advance(target, draw)
    if (done === 0) break
    spent += done
  }
  return spent
}
