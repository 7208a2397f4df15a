/** A surface of the list: its id and its settings. */
import { dataSetById, dataSets } from '../data/list'
import { oneOf } from '../math/check'
import { compileFormula } from '../math/formula'
import { objectOf, settingsOf } from '../math/jsonSchema'
import { ownOf } from '../math/own'
import { readSettings } from '../math/reading'
import { defaults } from '../math/setting'
import type { SurfaceKind } from './kind'
import { rowsOf } from './ownData'
import { surfaceById, surfaces } from './list'
import { type Split, readSplit, splitRows, splitSchema } from './split'
import type { Surface } from './surface'

export interface ListedSurface {
  readonly id: string
  readonly settings: Readonly<Record<string, number>>
  /** The data set of a data fit, if it is not the usual one. */
  readonly data?: string
  /** The rows of it that are set apart. */
  readonly validation?: Split
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
  facts: ({ id, settings, data, validation }) => {
    const surface = known(id)
    const { name, note, source, parameters, formula, height = 'linear', picture, model } = surface
    const { domain, start, minima } = ownOf(surface.others ?? {}, data ?? '') ?? surface
    const set = dataSetById(data ?? surface.data ?? '')
    return {
      choice: id,
      name,
      ...(note !== undefined && { note }),
      ...(source !== undefined && { source }),
      text: {
        parameters,
        formula,
        settings: surface.settings ?? {},
        ...(set && { columns: Object.keys(set.columns) }),
      },
      ...(set && splitRows(rowsOf(set), validation)),
      ...(set && validation && { split: validation }),
      ...(model && { model }),
      ...(set && {
        data: {
          chosen: set.id,
          choices: dataSets.filter(({ id: each }) => dataSetsOf(surface).includes(each)),
        },
      }),
      settings,
      domain,
      start,
      get minima() {
        // Those of all rows are not those of some.
        return validation ? [] : minimaOf(minima, settings)
      },
      height,
      ...(picture !== undefined && { picture }),
    }
  },
  withData: ({ data: _data, ...surface }, data) =>
    known(surface.id).data === data ? surface : { ...surface, data },
  withSplit: ({ validation: _old, ...surface }, validation) => ({
    ...surface,
    ...(validation && { validation }),
  }),
  withSetting: (surface, name, value) => ({ ...surface, settings: { ...surface.settings, [name]: value } }),
  read: (part, outcome) => {
    const property = part.object(
      isFit(part.value) ? ['id', 'settings', 'data', 'validation'] : ['id', 'settings'],
    )
    const id =
      property('id').value === undefined ? defaultSurface : property('id').read(anId, undefined, outcome)
    // The settings of an unknown surface are unknown too, so they are ignored.
    if (id === undefined) return undefined
    const { settings = {}, data } = known(id)
    const chosen =
      data && property('data').read(oneOf(dataSetsOf(known(id))), data, 'the usual data are used')
    const validation = data === undefined ? undefined : readSplit(property('validation'))
    return {
      id,
      settings: readSettings(property('settings'), settings),
      ...(chosen !== data && chosen !== undefined && { data: chosen }),
      ...(validation && { validation }),
    }
  },
  schemas: surfaces.map((surface) => {
    const { id, settings = {}, data } = surface
    const properties = { id: { const: id }, settings: settingsOf(settings) }
    const required = id === defaultSurface ? [] : (['id'] as const)
    return data === undefined
      ? objectOf<Omit<ListedSurface, 'data' | 'validation'>>(properties, ...required)
      : objectOf<ListedSurface>(
          { ...properties, data: { enum: dataSetsOf(surface) }, validation: splitSchema },
          ...required,
        )
  }),
  write: ({ id, settings, data, validation }) => ({
    id,
    ...(Object.keys(settings).length > 0 && { settings }),
    ...(data !== undefined && { data }),
    ...(validation && { validation }),
  }),
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

/** Whether JSON names a data fit of the list. */
function isFit(json: unknown): boolean {
  const id = typeof json === 'object' && json !== null && 'id' in json ? json.id : undefined
  return surfaces.some((surface) => surface.id === id && surface.data !== undefined)
}

/** The ids of the data sets that a surface can be of, its usual one first. */
export function dataSetsOf({ data, others = {} }: Surface): readonly string[] {
  return data === undefined ? [] : [data, ...Object.keys(others)]
}

/** Coordinates are numbers, or formulas of the settings. */
function minimaOf(minima: Surface['minima'] = [], settings: ListedSurface['settings']): readonly number[][] {
  const names = Object.keys(settings)
  const values = Object.values(settings)
  return minima.map((minimum) =>
    minimum.map((coordinate) =>
      typeof coordinate === 'number' ? coordinate : compileFormula(coordinate, names).evaluate(values),
    ),
  )
}
