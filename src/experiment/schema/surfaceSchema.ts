/** Reads the surface of an Experiment: one of the list, or a formula. */
import * as v from 'valibot'
import { compileSurface } from '../../surfaces/compile'
import { surfaceById, surfaces } from '../../surfaces/list'
import type { Interval } from '../../surfaces/surface'
import { defaultInterval, defaultSurface } from '../defaults'
import type { FormulaSurface, ListedSurface } from '../experiment'
import { farthestStart, narrowest } from '../limits'
import type { Part } from './reading'
import { isObject } from './reading'
import { show } from '../show'
import { between, compiles, identifier, listOf, oneOf, readSettings, text } from './values'

/** A formula that does not compile becomes the fallback, as an unknown id does. `outcome` tells what is used then. */
export function readSurface<Fallback>(
  part: Part,
  fallback: Fallback,
  outcome: string,
): ListedSurface | FormulaSurface | Fallback {
  if (isObject(part.value) && Object.hasOwn(part.value, 'formula'))
    return readFormula(part, fallback, outcome)
  const field = part.object(['id', 'settings'])
  const id = field('id').value === undefined ? defaultSurface : field('id').read(known, undefined, outcome)
  // With an unknown surface nobody can say what its settings were, so they are passed over.
  if (id === undefined) return fallback
  return { id, settings: readSettings(field('settings'), surfaceById(id)?.settings ?? {}) }
}

const known = oneOf(surfaces.map(({ id }) => id))

function readFormula<Fallback>(part: Part, fallback: Fallback, outcome: string): FormulaSurface | Fallback {
  const field = part.object(['formula', 'domain', 'parameters'])
  const given = field('domain').value
  const usual: FormulaSurface['parameters'] = Array.isArray(given) && given.length === 1 ? ['x'] : ['x', 'y']
  const parameters = field('parameters').read(names, usual)
  const domain = field('domain').read(
    listOf(
      parameters.length,
      interval,
      parameters.length === 1 ? '[[low, high]]' : '[[low, high], [low, high]]',
    ),
    parameters.map(() => defaultInterval),
    'the default domain is used',
  )
  const formula = field('formula').read(
    v.pipe(
      text,
      compiles((formula) => compileSurface({ parameters, formula })),
    ),
    undefined,
    outcome,
  )
  return formula === undefined ? fallback : { formula, domain, parameters }
}

const names: v.GenericSchema<unknown, FormulaSurface['parameters']> = v.pipe(
  v.union(
    [v.strictTuple([identifier]), v.strictTuple([identifier, identifier])],
    (issue) => `${show(issue.input)} does not fit, a list of one or two names is expected`,
  ),
  v.check(([first, second]) => first !== second, 'two parameters cannot have one name'),
)

const bound = between(-farthestStart, farthestStart)
const interval: v.GenericSchema<unknown, Interval> = v.pipe(
  listOf(2, bound, '[low, high]'),
  v.check(
    ([low = 0, high = 0]) => high - low >= narrowest,
    (issue) => `${show(issue.input)} does not fit, the first number must be the lower one`,
  ),
  v.transform(([low = 0, high = 0]): Interval => [low, high]),
)
