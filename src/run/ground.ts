/** What a plan names, looked up and compiled: the surface that is raced on, and a runner's optimizer. */
import { compileFormula } from '../math/formula'
import type { OptimizerText } from '../optimizers/compile'
import { optimizerById } from '../optimizers/list'
import { type CompiledSurface, type Loss, type SurfaceText, compileSurface } from '../surfaces/compile'
import { surfaceById } from '../surfaces/list'
import type { HeightScale, Interval, Surface } from '../surfaces/surface'
import type { RacePlan, RunnerPlan } from './plan'

export interface Ground {
  readonly text: SurfaceText
  readonly surface: CompiledSurface
  readonly loss: Loss
  /** The surface's settings. */
  readonly settings: Readonly<Record<string, number>>
  /** One interval for each parameter. */
  readonly domain: readonly Interval[]
  /** The declared minima at these settings. */
  readonly minima: readonly (readonly number[])[]
  /** How the surface likes to be drawn. */
  readonly height: HeightScale
}

/** @throws FormulaError where the surface's text does not compile. */
export function groundOf(plan: Pick<RacePlan, 'surface'>): Ground {
  const { text, settings } = textOf(plan.surface)
  const surface = compileSurface(text)
  return {
    text,
    surface,
    loss: surface.loss(settings),
    settings,
    domain: text.domain,
    minima: (text.minima ?? []).map((minimum) => minimum.map((place) => placed(place, settings))),
    height: text.height ?? 'linear',
  }
}

/** The optimizer of a runner: of the list, or as the user wrote it. */
export function optimizerOf(runner: Pick<RunnerPlan, 'optimizer'>): OptimizerText & { readonly id?: string } {
  if (typeof runner.optimizer !== 'string') return runner.optimizer
  const listed = optimizerById(runner.optimizer)
  if (!listed) throw new RangeError(`no optimizer "${runner.optimizer}"`)
  return listed
}

type Text = SurfaceText & Pick<Surface, 'domain' | 'minima' | 'height'>

function textOf(surface: RacePlan['surface']): { text: Text; settings: Readonly<Record<string, number>> } {
  if (!('id' in surface)) return { text: surface, settings: {} }
  const text = surfaceById(surface.id)
  if (!text) throw new RangeError(`no surface "${surface.id}"`)
  return { text, settings: surface.settings }
}

/** A coordinate of a minimum: a number, or a formula of the settings. */
function placed(place: number | string, settings: Readonly<Record<string, number>>): number {
  if (typeof place === 'number') return place
  return compileFormula(place, Object.keys(settings)).evaluate(Object.values(settings))
}
