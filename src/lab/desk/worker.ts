/** Computes ensembles if no GPU can: in a worker, in float64, and with fewer runs. */
import type { Computed } from '../../ensemble/float64'
import type { Float64Reply, Float64Request } from '../../ensemble/float64Worker'
// oxlint-disable-next-line import/default -- the address of the worker's script, which the build puts in place
import workerAddress from '../../ensemble/float64Worker?worker&url'
import { checkRows } from '../../ensemble/checkRows'
import { EnsembleError } from '../../ensemble/gpu/error'
import type { EnsemblePlan } from '../../ensemble/plan'
import { clippingOf } from '../../optimizers/clipping'
import { compileOptimizer } from '../../optimizers/compile'
import { groundOf, optimizerOf } from '../../run/ground'
import { startWorker } from './trust'

/** How many steps of single runs a worker takes in about two seconds. */
const maxWork = 4_000_000

/** As how many steps one step with loops counts at most. Loops turn as often as they can at few steps only. */
const maxWeight = 8

/** A step looks at all rows of the data, and at so many in the time of a step on a formula. */
const rowsOfStep = 12

/** The largest size that the worker can do soon, in the same proportions. */
export function workerSize({ columns, rows, race, runner }: EnsemblePlan): { columns: number; rows: number } {
  const its = race.runners[runner]
  const { text, rows: data } = groundOf(race)
  const rule = its && compileOptimizer(optimizerOf(its)).rule(text, clippingOf(its.clip))
  const weight = Math.min(rule?.weight ?? 1, maxWeight) * (1 + (data?.count ?? 0) / rowsOfStep)
  const scale = Math.min(Math.sqrt(maxWork / (weight * columns * rows * race.steps)), 1)
  return { columns: Math.max(Math.floor(columns * scale), 1), rows: Math.max(Math.floor(rows * scale), 1) }
}

/** @throws EnsembleError if the worker fails, or the surface has very many rows; the signal's reason once it is aborted */
export async function computeInWorker(
  plan: EnsemblePlan,
  signal: AbortSignal,
  onProgress: (share: number) => void,
): Promise<Computed> {
  signal.throwIfAborted()
  checkRows(groundOf(plan.race))
  const worker = startWorker(workerAddress)
  const request: Float64Request = { plan }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
  worker.postMessage(request)
  return new Promise<Computed>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<Float64Reply>) => {
      if ('progress' in data) onProgress(data.progress)
      else resolve(data)
    })
    worker.addEventListener('error', ({ message }) =>
      reject(new EnsembleError(`The ensemble could not be computed on the CPU (${message})`)),
    )
    signal.addEventListener('abort', () => reject(signal.reason))
  }).finally(() => worker.terminate())
}
