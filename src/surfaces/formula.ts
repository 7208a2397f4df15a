/** A custom formula, in one or two parameters. */
import {
  type Check,
  Misfit,
  identifier,
  inside,
  listOf,
  numberWithin,
  oneOf,
  problemWith,
  text,
} from '../math/check'
import { FormulaError, errorOf } from '../math/error'
import { exactly, identifier as name, numberIn, objectOf } from '../math/jsonSchema'
import { ownOf } from '../math/own'
import { leftSideOf } from '../math/parse'
import { readSettings } from '../math/reading'
import { rowIn } from '../math/rowText'
import type { Settings } from '../math/setting'
import { show } from '../math/show'
import { mistakeIn } from './compile'
import { type Declared, declaredIn } from './declared'
import { defaultInterval, domainOf, maxStart, startIn } from './domain'
import type { SurfaceFacts, SurfaceKind, WrittenSurface } from './kind'
import { type OwnData, dataSchema, modelSchema, readData, readModel, rowsOf } from './ownData'
import { readSplit, splitRows, splitSchema } from './split'

export type FormulaSurface = WrittenSurface

/** Examples to begin with. */
export const exampleFormulas = [
  { name: 'egg box', formula: '0.1 (x^2 + y^2) + sin(2x) cos(2y)' },
  { name: 'moat', formula: '(sqrt(x^2 + y^2) - 2)^2 + 0.2x' },
  { name: 'two valleys', formula: '(x^2 - 2)^2 + 0.3x + y^2' },
] as const

const choice = 'your own formula'

const coordinate = numberIn({ low: -maxStart, high: maxStart })
const interval = exactly(2, coordinate)
const heights = ['linear', 'sqrt', 'log'] as const

/** Checks a start of so many numbers. */
const startOf = (dimension: number): Check<number[]> =>
  listOf(dimension, numberWithin({ low: -maxStart, high: maxStart }), dimension === 1 ? '[x]' : '[x, y]')

export const formula: SurfaceKind<FormulaSurface> = {
  key: 'formula',
  choices: [
    {
      id: choice,
      label: 'your own formula…',
      group: 'your own',
      create: () => ({
        formula: exampleFormulas[0].formula,
        domain: [
          [-4, 4],
          [-4, 4],
        ],
        parameters: ['x', 'y'],
      }),
    },
  ],
  facts: (surface) => {
    const { parameters, domain, start, height = 'linear', data, model, validation } = surface
    const { settings, formula } = declarations(surface)
    return {
      choice,
      name: formula.trim(),
      text: { parameters, formula, settings, ...(data && { columns: Object.keys(data.columns) }) },
      ...(data && { ...splitRows(rowsOf(data), validation), data: setOf(data) }),
      ...(data && validation && { split: validation }),
      ...(data && model && { model }),
      settings: valuesOf(surface, settings),
      domain,
      start: start ?? startIn(domain),
      minima: [],
      height,
      written: surface,
    }
  },
  withSetting: (surface, name, value) =>
    Object.hasOwn(declarations(surface).settings, name)
      ? { ...surface, settings: { ...surface.settings, [name]: value } }
      : surface,
  withSplit: ({ validation: _old, ...surface }, validation) => ({
    ...surface,
    ...(validation && { validation }),
  }),
  rewrite: (old, written) => withKept(asNamed(written), old),
  mistake: mistakeInOwn,
  read: (part, outcome) => {
    const property = part.object([
      'formula',
      'domain',
      'parameters',
      'settings',
      'height',
      'start',
      'data',
      'model',
      'validation',
    ])
    const given = property('domain').value
    const usual: FormulaSurface['parameters'] =
      parametersIn(property('formula').value) ??
      (Array.isArray(given) && given.length === 1 ? ['x'] : ['x', 'y'])
    const parameters = property('parameters').read(parameterNames, usual)
    const domain = property('domain').read(
      domainOf(parameters.length),
      parameters.map(() => defaultInterval),
      'the default domain is used',
    )
    const data = readData(property('data'), parameters)
    const columns = Object.keys(data?.columns ?? {})
    const read = property('formula').read(formulaIn(parameters, columns), undefined, outcome)
    if (read === undefined) return undefined
    const { settings } = declaredIn(read, parameters)
    const values = readSettings(property('settings'), settings)
    const height = property('height').read(oneOf(heights), undefined, 'the usual one is used')
    const model = data && readModel(property('model'), columns, [...parameters, ...Object.keys(settings)])
    const validation = data && readSplit(property('validation'))
    const start = property('start').read(startOf(domain.length), undefined, 'the usual one is used')
    return {
      formula: read,
      domain,
      parameters,
      ...(Object.keys(values).length > 0 && { settings: values }),
      ...(height && { height }),
      ...(start && { start }),
      ...(data && { data }),
      ...(model && { model }),
      ...(validation && { validation }),
    }
  },
  schemas: [
    objectOf<FormulaSurface>(
      {
        formula: { type: 'string' },
        domain: { type: 'array', items: interval, minItems: 1, maxItems: 2 },
        parameters: { type: 'array', items: name, minItems: 1, maxItems: 2, uniqueItems: true },
        settings: { type: 'object', additionalProperties: { type: 'number' } },
        height: { enum: heights },
        start: { type: 'array', items: coordinate, minItems: 1, maxItems: 2 },
        data: dataSchema,
        model: modelSchema,
        validation: splitSchema,
      },
      'formula',
    ),
  ],
  write: (surface) => surface,
}

/** Rows of a user's own are the only ones of their surface. */
function setOf({ labels, source = '' }: OwnData): NonNullable<SurfaceFacts['data']> {
  const name = source || 'own rows'
  return { chosen: name, choices: [{ id: name, name, source, ...(labels && { labels }) }] }
}

/** The parameters that a formula names itself, as `f(w, b) = …` does. */
function parametersIn(formula: unknown): FormulaSurface['parameters'] | undefined {
  if (typeof formula !== 'string') return undefined
  let named: readonly string[] = []
  errorOf(() => {
    named = leftSideOf(rowIn(declaredIn(formula).formula, []))?.parameters ?? []
  })
  const [first, second] = named
  if (first === undefined || first === second) return undefined
  return second === undefined ? [first] : [first, second]
}

/** What the text declares. While it has a mistake there, it declares nothing. */
function declarations({ formula: typed, parameters }: WrittenSurface): Declared {
  let declared: Declared = { settings: {}, formula: typed }
  errorOf(() => {
    declared = declaredIn(typed, parameters)
  })
  return declared
}

/** The value of every setting. */
function valuesOf({ settings: values = {} }: WrittenSurface, settings: Settings): Record<string, number> {
  return Object.fromEntries(
    Object.entries(settings).map(([each, setting]) => [each, ownOf(values, each) ?? setting.default]),
  )
}

/** Settings keep their values, unless the text now gives them another default or another range. */
function withKept(written: FormulaSurface, old: FormulaSurface): FormulaSurface {
  const { settings: _, start, ...others } = written
  const [now, before] = [declarations(written).settings, declarations(old).settings]
  const values = valuesOf(written, now)
  for (const [each, setting] of Object.entries(now))
    if (JSON.stringify(setting) !== JSON.stringify(ownOf(before, each))) values[each] = setting.default
  return {
    ...others,
    ...(Object.keys(values).length > 0 && { settings: values }),
    ...(start?.length === written.domain.length && { start }),
  }
}

/** The surface with the parameters that its formula names, and an interval for each. */
function asNamed(written: WrittenSurface): FormulaSurface {
  const parameters = parametersIn(written.formula) ?? written.parameters
  const domain = parameters.map((_, axis) => written.domain[axis] ?? written.domain[0] ?? defaultInterval)
  return { ...written, parameters, domain }
}

/** Checks that a text compiles in these parameters. @throws FormulaError, Misfit */
function formulaIn(parameters: FormulaSurface['parameters'], columns: readonly string[]): Check<string> {
  return (value) => {
    const mistake = mistakeOver({ parameters, formula: text(value) }, columns)
    if (mistake) throw mistake
    return text(value)
  }
}

/** The mistake in a text with its declarations. */
function mistakeInOwn(surface: WrittenSurface): FormulaError | undefined {
  return mistakeOver(surface, Object.keys(surface.data?.columns ?? {}))
}

function mistakeOver(
  { formula: typed, parameters }: Pick<WrittenSurface, 'formula' | 'parameters'>,
  columns: readonly string[],
): FormulaError | undefined {
  return errorOf(() => {
    const declared = declaredIn(typed, [...parameters, ...columns])
    const mistake = mistakeIn({ parameters, ...declared, ...(columns.length > 0 && { columns }) })
    if (mistake) throw mistake.within(typed, 0)
  })
}

function parameterNames(value: unknown): FormulaSurface['parameters'] {
  const list: readonly unknown[] = Array.isArray(value) && value.length <= 2 ? value : []
  if (list.every((each) => typeof each === 'string'))
    for (const [index, each] of list.entries()) inside(index, () => identifier(each))
  const names = list.filter(isName)
  const [first, second] = names
  if (!Array.isArray(value) || first === undefined || names.length < value.length)
    throw new Misfit(`${show(value)} does not fit, a list of one or two names is expected`)
  if (first === second) throw new Misfit('two parameters cannot have one name')
  return second === undefined ? [first] : [first, second]
}

function isName(value: unknown): value is string {
  return problemWith(identifier, value) === undefined
}
