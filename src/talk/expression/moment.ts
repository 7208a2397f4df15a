/** A moment of a race, the values of its runs there, and why there may be none. */
import type { Experiment } from '../../experiment/experiment'
import { onceFor } from '../../math/memo'
import type { Race, Run } from '../../run/race'
import { stepAt } from '../../run/race'
import { lookAt } from '../../run/looks'
import type { Loss } from '../../surfaces/compile'

export interface Moment {
  readonly race: Race
  /** The position of the playhead, in turns. */
  readonly turns: number
  /** Of an ensemble's runs. Left out, of a few. */
  readonly endsOf?: EndsOf
}

/** Why there is no number: as a word that can stand in its place, and as a problem. */
export interface None {
  readonly word: string
  readonly problem: string
}

/** Collects why there is no number. */
export type Reasons = None[]

/** What can be asked of a run at a step. `y` needs a surface of two parameters, `validation` rows that are set apart. */
export const quantities = ['loss', 'x', 'y', 'slope', 'eta', 'validation'] as const
export type QuantityName = (typeof quantities)[number]

/** The quantities of each of an ensemble's runs at its last step; undefined for one that diverged. */
export type Ends = readonly (Readonly<Record<QuantityName, number>> | undefined)[]

/** Undefined without an ensemble. */
export type EndsOf = (experiment: Experiment, runner: number) => Ends | undefined

/** The last step that has numbers: that before a run is lost. −1 if it has none, even at its start. */
export function lastStepOf({ steps, divergedAt }: Run): number {
  return divergedAt === undefined ? steps : divergedAt - 1
}

/** The whole step that a run has reached at the playhead. */
export function stepOfRun(run: Run, turns: number): number {
  return Math.floor(stepAt(run, turns))
}

/** NaN, with the reason, where the run has no such step. */
export function valueOf(
  { race }: Moment,
  runner: number,
  name: QuantityName,
  step: number,
  reasons: Reasons,
): number {
  const run = race.runs[runner]
  const reason = run ? whyNone(run, runner, step) : noRunner(runner)
  if (run && !reason && (name !== 'validation' || run.validation)) return recorded(race, run, name, step)
  reasons.push(reason ?? { word: 'no validation', problem: 'no rows are set apart for validation' })
  return Number.NaN
}

function noRunner(runner: number): None {
  return { word: 'no number', problem: `the race has no runner ${runner}` }
}

function whyNone(run: Run, runner: number, step: number): None | undefined {
  // The step itself was none, and has said why.
  if (Number.isNaN(step)) return undefined
  if (!Number.isInteger(step) || step < 0 || step > run.steps)
    return {
      word: 'no such step',
      problem: `runner ${runner} has no step ${step}: its steps are 0 to ${run.steps}`,
    }
  if (step > lastStepOf(run))
    return {
      word: run.divergedAt === 0 ? 'nothing' : 'diverged',
      problem: `runner ${runner} has no numbers at step ${step}: it diverged at step ${run.divergedAt}`,
    }
  return undefined
}

const gradient = new Float64Array(2)

/** At a step that has numbers. The slope is dL/dx with one parameter, and ‖∇L‖ with two. */
export function recorded({ loss }: Pick<Race, 'loss'>, run: Run, name: QuantityName, step: number): number {
  const at = 3 * step
  switch (name) {
    case 'x':
      return run.points[at] ?? Number.NaN
    case 'y':
      return run.points[at + 1] ?? Number.NaN
    case 'loss':
      return run.points[at + 2] ?? Number.NaN
    case 'eta':
      return run.eta[step] ?? Number.NaN
    case 'validation':
      return run.validation?.[step] ?? Number.NaN
    case 'slope':
      return loss.dimension === 2
        ? (run.gradientNorm[step] ?? Number.NaN)
        : slopeOf(loss, run, lookAt(run, step))
  }
}

/** Of a run, by its steps: a look at very many rows takes long. */
const slopesOf = onceFor<Run, Map<number, number>>(() => new Map())

function slopeOf(loss: Loss, run: Run, step: number): number {
  const known = slopesOf(run).get(step)
  if (known !== undefined) return known
  loss.gradient(run.points[3 * step] ?? Number.NaN, 0, gradient)
  const slope = gradient[0] ?? Number.NaN
  slopesOf(run).set(step, slope)
  return slope
}
