/** Computes an entry piece by piece: its levels from coarse to fine, and its loss band after the first picture. */
import type { Computer } from '../../ensemble/gpu/computer'
import { RoomError } from '../../ensemble/gpu/error'
import { levelsOf } from '../../ensemble/levels'
import { bandOf } from '../../ensemble/outcomes/band'
import { readOutcomes } from '../../ensemble/outcomes/outcomes'
import type { EnsembleResult, LossBand, Outcomes } from '../../ensemble/outcomes/result'
import { statisticsOf } from '../../ensemble/outcomes/statistics'
import type { EnsemblePlan } from '../../ensemble/plan'
import { sliced } from '../../ensemble/sliced'
import { groundOf } from '../../run/ground'
import type { Engine } from './engine'
import { type Entry, isDone, workOf } from './entry'
import { computeInWorker, workerSize } from './worker'

/** Callbacks of whoever follows the work. */
export interface Watch {
  /** The present entries. */
  readonly entries: () => readonly Entry[]
  /** An entry is ready to run, so that its swarm can begin. */
  readonly onPrepared: () => void
  readonly onWork: () => void
}

/** Computes the next piece of an entry. @throws the signal's reason once it is aborted, or any error of the computation */
export async function computeNext(
  entry: Entry,
  engine: Engine,
  signal: AbortSignal,
  watch: Watch,
): Promise<void> {
  const computer = entry.noRoom === undefined ? engine.computer : undefined
  const level = levelsOf(entry.plan.columns, entry.plan.rows)[entry.level]
  if (computer && entry.level > 0 && !entry.band) await computeBand(entry, computer, engine, signal)
  else if (computer && level) {
    try {
      await computeLevel(entry, level, computer, engine, signal, watch)
    } catch (error) {
      if (!(error instanceof RoomError)) throw error
      entry.noRoom = error.message
    }
  } else await computeWithWorker(entry, signal, watch)
}

async function computeLevel(
  entry: Entry,
  { columns, rows }: { readonly columns: number; readonly rows: number },
  computer: Computer,
  engine: Engine,
  signal: AbortSignal,
  watch: Watch,
): Promise<void> {
  const prepared = (entry.prepared ??= await computer.prepare(entry.plan))
  signal.throwIfAborted()
  if (entry.level === 0 && watch.entries().includes(entry)) watch.onPrepared()
  const onWork = (runSteps: number) => {
    entry.work += runSteps
    watch.onWork()
  }
  const outcomes = await computer.compute(prepared, columns, rows, { signal, onWork })
  if (engine.isLost) return
  entry.level += 1
  give(entry, { ...entry.plan, columns, rows }, outcomes, 'gpu', watch)
}

async function computeBand(
  entry: Entry,
  computer: Computer,
  engine: Engine,
  signal: AbortSignal,
): Promise<void> {
  const { prepared, plan, result } = entry
  const [coarsest] = levelsOf(plan.columns, plan.rows)
  if (!prepared || !coarsest) return
  const computing = { signal, onWork: () => undefined }
  const band = await computer.band(prepared, coarsest.columns, coarsest.rows, computing)
  if (engine.isLost) return
  entry.band = band
  if (result) entry.result = { ...result, band, isCoarse: !isDone(entry) }
}

async function computeWithWorker(entry: Entry, signal: AbortSignal, watch: Watch): Promise<void> {
  const plan = { ...entry.plan, ...workerSize(entry.plan) }
  const total = workOf(entry)
  const { ends, samples, steps } = await computeInWorker(plan, signal, (share) => {
    entry.work = share * total
    watch.onWork()
  })
  const band = bandOf(samples, steps, samples.length / steps.length)
  const outcomes = await sliced(readOutcomes(ends, plan, groundOf(plan.race)), signal)
  entry.level = Infinity
  entry.band = band
  give(entry, plan, outcomes, 'worker', watch)
}

function give(
  entry: Entry,
  plan: EnsemblePlan,
  outcomes: Outcomes,
  engine: EnsembleResult['engine'],
  watch: Watch,
): void {
  const statistics = statisticsOf(outcomes)
  // The band of the previous plan is shown until the new one is computed.
  const band: LossBand | undefined = entry.band ?? entry.result?.band
  const { turnsPerStep, turn, noRoom } = entry
  const isCoarse = !isDone(entry)
  const why = noRoom === undefined ? {} : { noRoom }
  const result = { plan, turnsPerStep, turn, outcomes, statistics, band, isCoarse, engine, ...why }
  entry.result = result
  // A newer entry may have replaced this one. Then this result is shown until the new one is computed.
  const now = watch.entries().find(({ plan: { runner } }) => runner === plan.runner)
  if (now && now.level === 0) now.result = result
}
