/** Reads what ends the runs of a race before it ends. */
import { largest } from '../../math/bounds'
import { show } from '../../math/show'
import type { Stop } from '../experiment'
import { oneOf } from '../../math/check'
import { maxSteps, stopLosses } from '../limits'
import { type Part, isObject } from './reading'
import { between, whole } from './values'

/** Undefined without one: then all runs go on to the end. */
export function readStop(part: Part): Stop | undefined {
  if (part.value === undefined) return undefined
  if (!isObject(part.value)) {
    part.problem(`${show(part.value)} is not an object; no run is stopped`)
    return undefined
  }
  const at = part.object(['gradient', 'patience', 'delta', 'of'])
  const gradient = at('gradient').read(between(0, largest), undefined, 'it stops no run')
  const patience = at('patience').read(whole(1, maxSteps), undefined, 'it stops no run')
  const delta = at('delta').read(between(0, largest), 0)
  if (delta > 0 && patience === undefined)
    at('delta').problem('means nothing without patience; it is left out')
  const of = at('of').read(oneOf(stopLosses), 'loss')
  if (of !== 'loss' && patience === undefined)
    at('of').problem('means nothing without patience; it is left out')
  if (gradient === undefined && patience === undefined) return undefined
  // What is given stays, so that a path to it leads somewhere.
  const has = (name: 'delta' | 'of'): boolean => at(name).value !== undefined
  return {
    ...(gradient !== undefined && { gradient }),
    ...(patience !== undefined && {
      patience,
      ...(has('delta') && { delta }),
      ...(has('of') && { of }),
    }),
  }
}
