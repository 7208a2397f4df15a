/** Looks up and compiles what a plan names: the surface of the race, and a runner's optimizer. */
import { onceFor } from '../math/memo'
import type { OptimizerText } from '../optimizers/optimizerText'
import { optimizerById } from '../optimizers/list'
import { type CompiledSurface, type Loss, type SurfaceText, compileSurface } from '../surfaces/compile'
import { factsOf } from '../surfaces/kinds'
import type { HeightScale, Interval, Model, Picture } from '../surfaces/surface'
import type { Rows } from '../math/rows'
import { someRows } from '../math/someRows'
import { maxSeen } from './batches/batches'
import type { RacePlan, RunnerPlan } from './plan'
import { type QuickLoss, quickLoss } from './quickLoss'

export interface Ground {
  readonly text: SurfaceText
  readonly surface: CompiledSurface
  readonly loss: Loss
  /** The same, or of very many rows the loss of their stand-in: for pictures and scales, but for no number that is told. */
  readonly quick: Loss
  readonly standIn: StandIn | undefined
  /** The surface's settings. */
  readonly settings: Readonly<Record<string, number>>
  /** The rows of a data fit, and what is drawn over them. */
  readonly rows: Rows | undefined
  /** The rows that are set apart, and the loss over them. */
  readonly validation: { readonly rows: Rows; readonly loss: Loss } | undefined
  readonly model: Model | undefined
  /** One interval for each parameter. */
  readonly domain: readonly Interval[]
  /** The declared minima at these settings. */
  readonly minima: readonly (readonly number[])[]
  /** How the loss is drawn as height. */
  readonly height: HeightScale
  /** How it is seen best. */
  readonly picture: Picture | undefined
}

/** What stands in for very many rows: some of them with the loss over these, and what `Ground.quick` adds to that. */
export interface StandIn {
  readonly rows: Rows
  readonly loss: Loss
  readonly added: QuickLoss['added']
}

/** How many rows a stand-in has. */
const standInRows = 2000

/** One for each surface of a document: a run's verdict keeps what it has found of it. */
const groundOfSurface = onceFor((written: RacePlan['surface']): Ground => {
  const { text, settings, rows, validation, model, domain, minima, height, picture } = factsOf(written)
  const surface = compileSurface(text)
  const loss = surface.loss(settings, rows)
  const found = rows && rows.count > maxSeen ? standInOf(surface, settings, rows, loss, domain) : undefined
  return {
    text,
    surface,
    loss,
    quick: found?.quick ?? loss,
    standIn: found?.standIn,
    settings,
    rows,
    validation: validation && { rows: validation, loss: surface.loss(settings, validation) },
    model,
    domain,
    minima,
    height,
    picture,
  }
})

function standInOf(
  surface: CompiledSurface,
  settings: Ground['settings'],
  all: Rows,
  whole: Loss,
  domain: Ground['domain'],
): { readonly standIn: StandIn; readonly quick: Loss } {
  const rows = someRows(all, standInRows)
  const loss = surface.loss(settings, rows)
  const quick = quickLoss(whole, loss, domain)
  return { standIn: { rows, loss, added: quick.added }, quick }
}

/** @throws FormulaError if the surface's text does not compile */
export function groundOf(plan: Pick<RacePlan, 'surface'>): Ground {
  return groundOfSurface(plan.surface)
}

/** The optimizer of a runner: one of the list, or a custom one. */
export function optimizerOf(runner: Pick<RunnerPlan, 'optimizer'>): OptimizerText & { readonly id?: string } {
  if (typeof runner.optimizer !== 'string') return runner.optimizer
  const listed = optimizerById(runner.optimizer)
  if (!listed) throw new RangeError(`no optimizer "${runner.optimizer}"`)
  return listed
}
