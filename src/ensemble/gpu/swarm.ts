/** The runs of one ensemble at the playhead: goes forward with it, and begins anew where it went back. */
import type { Computer, Prepared } from './computer'
import type { Ensemble } from './ensemble'

/** Runs along a side of the coarse swarm that is seen while the fine one is on its way. */
const coarseSide = 64

export class Swarm {
  readonly #computer: Computer
  readonly #columns: number
  readonly #rows: number
  #prepared: Prepared
  #fine: Ensemble
  #coarse: Ensemble | undefined
  /** Whether the fine one has been where it was wanted since it last began. */
  #hasArrived = false

  /** @throws EnsembleError where there is no room */
  constructor(computer: Computer, prepared: Prepared) {
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

  /** Takes another plan; false where it is another shader or size, and another swarm is needed. */
  renew(prepared: Prepared): boolean {
    const { plan, programs, restTolerance } = prepared
    const isSame =
      plan.columns === this.#columns &&
      plan.rows === this.#rows &&
      programs.any === this.#prepared.programs.any &&
      restTolerance === this.#prepared.restTolerance
    if (!isSame) return false
    if (plan === this.#prepared.plan) return true
    this.#prepared = prepared
    for (const ensemble of [this.#fine, this.#coarse]) {
      ensemble?.restart({ ...plan, columns: ensemble.columns, rows: ensemble.rows }, prepared.ground)
    }
    this.#hasArrived = false
    return true
  }

  /** The ensemble to be seen. */
  get shown(): Ensemble {
    return this.#hasArrived || !this.#coarse ? this.#fine : this.#coarse
  }

  /** Whether the fine one is not at that step. */
  isBehind(step: number): boolean {
    return !this.#fine.isAt(step)
  }

  /** Goes towards `step` with at most about `budget` steps of single runs; returns what is left of it. */
  follow(step: number, budget: number): number {
    for (const ensemble of [this.#coarse, this.#fine]) {
      if (!ensemble || (ensemble === this.#coarse && this.#hasArrived)) continue
      if (ensemble.step > step) {
        ensemble.rewind()
        if (ensemble === this.#fine) this.#hasArrived = false
      }
      // The coarse one is always worth it: it is what is seen until the other has come.
      const allowed = ensemble === this.#coarse ? Infinity : budget
      budget -= goTo(ensemble, step, allowed, this.#computer.pace.draw)
    }
    this.#hasArrived ||= this.#fine.isAt(step) || this.#fine.isAt(step - 1)
    return budget
  }

  dispose(): void {
    this.#fine.dispose()
    this.#coarse?.dispose()
  }
}

/**
 * The last step is a pass of its own, so that the step before it is at hand and what lies between can be drawn. It waits
 * for the next frame where there were others to take: runs that go several steps a frame are not seen between them.
 */
function goTo(ensemble: Ensemble, step: number, budget: number, draw: number): number {
  const target = ensemble.step < step - 1 ? step - 1 : step
  let spent = 0
  while (spent < budget && !ensemble.isAt(target)) spent += ensemble.advance(target, draw)
  return spent
}
