/** A custom formula, in one or two parameters. */
import { type Check, Misfit, identifier, problemWith, text } from '../math/check'
import { FormulaError } from '../math/error'
import { exactly, identifier as name, numberIn, objectOf } from '../math/jsonSchema'
import { leftSideOf } from '../math/parse'
import { show } from '../math/show'
import { mistakeIn } from './compile'
import { defaultInterval, domainOf, maxStart, startIn } from './domain'
import type { SurfaceKind, WrittenSurface } from './kind'

export type FormulaSurface = WrittenSurface

/** Examples to begin with. */
export const exampleFormulas = [
  { name: 'egg box', formula: '0.1 (x^2 + y^2) + sin(2x) cos(2y)' },
  { name: 'moat', formula: '(sqrt(x^2 + y^2) - 2)^2 + 0.2x' },
  { name: 'two valleys', formula: '(x^2 - 2)^2 + 0.3x + y^2' },
] as const

const choice = 'your own formula'

const interval = exactly(2, numberIn({ low: -maxStart, high: maxStart }))

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
  facts: (surface) => ({
    choice,
    name: surface.formula,
    text: { parameters: surface.parameters, formula: surface.formula, settings: {} },
    settings: {},
    domain: surface.domain,
    start: startIn(surface.domain),
    minima: [],
    height: 'linear',
    written: surface,
  }),
  withSetting: (surface) => surface,
  rewrite: (_, written) => asNamed(written),
  read: (part, outcome) => {
    const property = part.object(['formula', 'domain', 'parameters'])
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
    const read = property('formula').read(formulaIn(parameters), undefined, outcome)
    return read === undefined ? undefined : { formula: read, domain, parameters }
  },
  schemas: [
    objectOf<FormulaSurface>(
      {
        formula: { type: 'string' },
        domain: { type: 'array', items: interval, minItems: 1, maxItems: 2 },
        parameters: { type: 'array', items: name, minItems: 1, maxItems: 2, uniqueItems: true },
      },
      'formula',
    ),
  ],
  write: (surface) => surface,
}

/** The parameters that a formula names itself, as `f(w, b) = …` does. */
function parametersIn(formula: unknown): FormulaSurface['parameters'] | undefined {
  if (typeof formula !== 'string') return undefined
  try {
    const [first, second] = leftSideOf(formula)?.parameters ?? []
    if (first === undefined || first === second) return undefined
    return second === undefined ? [first] : [first, second]
  } catch (error) {
    if (error instanceof FormulaError) return undefined
    throw error
  }
}

/** The surface with the parameters that its formula names, and an interval for each. */
function asNamed(written: WrittenSurface): FormulaSurface {
  const parameters = parametersIn(written.formula) ?? written.parameters
  const domain = parameters.map((_, axis) => written.domain[axis] ?? written.domain[0] ?? defaultInterval)
  return { ...written, parameters, domain }
}

/** Checks that a text compiles in these parameters. @throws FormulaError, Misfit */
function formulaIn(parameters: FormulaSurface['parameters']): Check<string> {
  return (value) => {
    const mistake = mistakeIn({ parameters, formula: text(value) })
    if (mistake) throw mistake
    return text(value)
  }
}

function parameterNames(value: unknown): FormulaSurface['parameters'] {
  const names = Array.isArray(value) && value.length <= 2 ? value.filter(isName) : []
  const [first, second] = names
  if (!Array.isArray(value) || first === undefined || names.length < value.length)
    throw new Misfit(`${show(value)} does not fit, a list of one or two names is expected`)
  if (first === second) throw new Misfit('two parameters cannot have one name')
  return second === undefined ? [first] : [first, second]
}

function isName(value: unknown): value is string {
  return problemWith(identifier, value) === undefined
}
