/** A surface of the list: its id and its settings. */
import { oneOf } from '../math/check'
import { compileFormula } from '../math/formula'
import { objectOf, settingsOf } from '../math/jsonSchema'
import { readSettings } from '../math/reading'
import { defaults } from '../math/setting'
import type { SurfaceKind } from './kind'
import { surfaceById, surfaces } from './list'
import type { Surface } from './surface'

export interface ListedSurface {
  readonly id: string
  readonly settings: Readonly<Record<string, number>>
}

/** The surface if JSON names none. */
export const defaultSurface = 'rosenbrock'

export const listed: SurfaceKind<ListedSurface> = {
  key: 'id',
  choices: surfaces.map(({ id, name, family }) => ({
    id,
    label: name,
    group: family,
    create: () => listedSurface(id),
  })),
  facts: ({ id, settings }) => {
    const surface = known(id)
    const { name, note, source, parameters, formula, domain, start, height = 'linear', picture } = surface
    return {
      choice: id,
      name,
      ...(note !== undefined && { note }),
      ...(source !== undefined && { source }),
      text: { parameters, formula, settings: surface.settings ?? {} },
      settings,
      domain,
      start,
      get minima() {
        return minimaOf(surface, settings)
      },
      height,
      ...(picture !== undefined && { picture }),
    }
  },
  withSetting: (surface, name, value) => ({ ...surface, settings: { ...surface.settings, [name]: value } }),
  read: (part, outcome) => {
    const property = part.object(['id', 'settings'])
    const id =
      property('id').value === undefined ? defaultSurface : property('id').read(anId, undefined, outcome)
    // The settings of an unknown surface are unknown too, so they are ignored.
    if (id === undefined) return undefined
    return { id, settings: readSettings(property('settings'), known(id).settings ?? {}) }
  },
  schemas: surfaces.map(({ id, settings = {} }) =>
    objectOf<ListedSurface>(
      { id: { const: id }, settings: settingsOf(settings) },
      ...(id === defaultSurface ? [] : (['id'] as const)),
    ),
  ),
  write: ({ id, settings }) => (Object.keys(settings).length > 0 ? { id, settings } : { id }),
}

/** A surface of the list at its defaults. @throws RangeError if the list has no such id */
export function listedSurface(id: string): ListedSurface {
  return { id, settings: defaults(known(id).settings ?? {}) }
}

const anId = oneOf(surfaces.map(({ id }) => id))

function known(id: string): Surface {
  const surface = surfaceById(id)
  if (!surface) throw new RangeError(`no surface "${id}"`)
  return surface
}

/** Coordinates are numbers, or formulas of the settings. */
function minimaOf({ minima = [] }: Surface, settings: ListedSurface['settings']): readonly number[][] {
  const names = Object.keys(settings)
  const values = Object.values(settings)
  return minima.map((minimum) =>
    minimum.map((coordinate) =>
      typeof coordinate === 'number' ? coordinate : compileFormula(coordinate, names).evaluate(values),
    ),
  )
}
