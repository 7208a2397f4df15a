/** The values along an axis: each stands at the middle of its cell. */
import { pow } from '../math/elementary/pow'
import { ownOf } from '../math/own'
import type { Settings } from '../math/setting'
import { optimizerOf } from '../run/ground'
import { factsOf } from '../surfaces/kinds'
import type { Axis, EnsemblePlan } from './plan'

/**
 * `count` values of an axis, first to last, rounded to float32 so that the CPU and the GPU use the same ones. For a
 * whole quantity, each number between the ends gets an equal share of the axis. A seed has more digits than float32. So
 * the GPU gets its distance from the first seed, and only that distance is rounded.
 */
export function axisValues(axis: Axis, count: number, whole: boolean): Float64Array {
  const { from, to, scale } = axis
  const end = whole ? to + 1 : to
  const values = Float64Array.from({ length: count }, (_, index) => {
    const share = (index + 0.5) / count
    const value = scale === 'log' ? from * pow(end / from, share) : from + share * (end - from)
    return whole ? Math.min(Math.floor(value), to) : value
  })
  const [first = 0] = axis.of === 'seed' ? values : []
  return values.map((value) => first + Math.fround(value - first))
}

/** Whether a quantity of the plan takes only whole numbers. */
export function isWhole({ race, runner }: Pick<EnsemblePlan, 'race' | 'runner'>, of: string): boolean {
  if (of === 'seed') return true
  const [kind, name = ''] = partsOf(of)
  const optimizer = race.runners[runner]
  if (kind === 'setting' && optimizer) return isInteger(optimizerOf(optimizer).settings, name)
  return kind === 'surface' && isInteger(factsOf(race.surface).text.settings, name)
}

function isInteger(settings: Settings, name: string): boolean {
  const setting = ownOf(settings, name)
  return setting?.integer ?? false
}

/** `setting.beta1` → `setting`, `beta1`; `seed` has no second part. */
export function partsOf(of: string): readonly [kind: string, name: string | undefined] {
  const dot = of.indexOf('.')
  return dot < 0 ? [of, undefined] : [of.slice(0, dot), of.slice(dot + 1)]
}
