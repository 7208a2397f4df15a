/** The parts of a step shader: surface, schedule, noise, clipping, rule and starts, and the slots of their numbers. */
import { clippingOf } from '../../optimizers/clipping'
import { compileOptimizer } from '../../optimizers/compile'
import { type Ground, optimizerOf } from '../../run/ground'
import { type EnsemblePlan, maxState } from '../plan'
import { RoomError } from './error'
import { type BatchPart, batchPart } from './parts/batch'
import { clippingPart } from './parts/clip'
import { noisePart } from './parts/noise'
import { type RulePart, rulePart } from './parts/rule'
import { schedulePart } from './parts/schedule'
import type { Stepped } from './parts/stepped'
import { startsPart } from './parts/starts'
import { type SurfacePart, surfacePart } from './parts/surface'
import { StepSlots } from './stepSlots'

/**
 * Names in the statements: `k0`, `k1`, … are the constants, `q0`, `q1`, … the vectors of the step's numbers, `p0`, … the
 * numbers in `slots.powers` to the power of the step. `t` is the step, `axisX` and `axisY` are the values of the axes.
 */
export class StepParts {
  readonly slots = new StepSlots()
  readonly surface: SurfacePart
  readonly batch: BatchPart
  /** Functions for the statements to call. */
  readonly functions: string
  /** Statements that change `g`. Empty without noise or clipping. */
  readonly noise: string
  readonly clipping: string
  readonly rule: RulePart
  /** Statements that set `theta` and the states `s0`, `s1`, … to their start. */
  readonly starts: string
  /** How many numbers the rule's state has. */
  readonly stateSize: number
  /** How many times as long as a plain one a step takes. See `Rule.weight`. */
  readonly weight: number
  /** Whether the axes only matter for the first point. */
  readonly isStartOnly: boolean

  /** @throws RoomError if the state does not fit; FormulaError if a text does not compile */
  constructor(plan: EnsemblePlan, ground: Ground) {
    const stepped = steppedOf(plan, ground)
    this.stateSize = stepped.rule.state.length
    this.isStartOnly = [plan.x, plan.y].every(({ of }) => of.startsWith('start.'))
    // The order matters: it is also that of the slots.
    this.surface = surfacePart(stepped, this.slots)
    this.batch = batchPart(stepped, this.surface)
    this.weight = stepped.rule.weight * this.batch.weight
    const schedule = schedulePart(stepped, this.slots)
    this.noise = noisePart(stepped, this.slots)
    this.clipping = clippingPart(stepped, this.slots)
    this.rule = rulePart(stepped, this.slots, this.noise !== '')
    const { functions, lines } = startsPart(stepped, this.slots)
    this.functions = this.batch.functions + schedule + functions
    this.starts = lines
  }
}

function steppedOf(plan: EnsemblePlan, ground: Ground): Stepped {
  const runner = plan.race.runners[plan.runner]
  if (!runner) throw new RangeError(`no runner ${plan.runner}`)
  const text = optimizerOf(runner)
  const optimizer = compileOptimizer(text)
  const rule = optimizer.rule(ground.text, clippingOf(runner.clip))
  if (rule.state.length > maxState) {
    throw new RoomError(
      `${text.name} keeps ${rule.state.length} numbers of state for each run, and the GPU has room for ${maxState}`,
    )
  }
  return { plan, ground, runner, text, optimizer, rule }
}
