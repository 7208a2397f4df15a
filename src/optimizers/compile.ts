/** An optimizer's rule text → TeX, and a float64 program of one step on a given surface. */
import { boundsOf } from '../math/bounds'
import { type Value, buildLines, components, scalar, vector } from '../math/build'
import { gradient } from '../math/derive'
import { FormulaError } from '../math/error'
import { type Formula, compileFormula } from '../math/formula'
import { type Glsl, type GlslInputs, emitGlsl } from '../math/glsl'
import { Graph, type Node, reachable, substitute } from '../math/graph'
import { parseLines } from '../math/parse'
import { type Program, type Rate, compileProgram } from '../math/program'
import { type Range, rangesOf } from '../math/range'
import type { Settings } from '../math/setting'
import type { Line } from '../math/syntax'
import { type Shown, texOfLine } from '../math/tex'
import { type SurfaceText, buildSurface } from '../surfaces/compile'

/** What there must be to compile an optimizer: listed ones and the user's own are both such texts. */
export interface OptimizerText {
  readonly name: string
  readonly settings: Settings
  readonly state: Readonly<Record<string, number | string>>
  readonly rule: string
}

export interface CompiledOptimizer {
  readonly lines: readonly RuleLine[]
  /** The state before the first step, as formulas of the settings. */
  readonly starts: Readonly<Record<string, Formula>>
  /** The state that a vector of the running gradient is kept in, if there is one: linear in `g`, fed by itself. */
  readonly momentum: string | undefined
  /** One step on a surface, as a program. */
  rule(surface: SurfaceText): Rule
}

export interface RuleLine {
  readonly target: string
  readonly tex: string
  texWith(shown: Shown): string
}

/**
 * One step. Inputs of the program: `t`, `eta`, `setting.*`, `surface.*`, and by component `theta.0`, `g.0`,
 * `noise.0` (what noise adds to every gradient of this step), `state.m.0` (`state.m` where it is a scalar).
 */
export interface Rule {
  /**
   * Gradients that one step evaluates: the one it is given, each `grad` of the rule, and for a Hessian one for each
   * parameter, as a product of it with a vector costs about one (Pearlmutter, 1994).
   */
  readonly evaluations: number
  /** Gives the new θ, then the new state in the order of `state`. */
  readonly step: Program
  /** Names of the state inputs, component by component, and the state each belongs to. */
  readonly state: readonly { readonly input: string; readonly of: string }[]
  /** The same step in GLSL: the expressions of the new θ and state. */
  glsl(how: GlslInputs): Glsl
  /** Gives every name that the rule assigns, component by component; computed only to be shown. */
  inspect(): { readonly program: Program; readonly names: readonly { name: string; size: number }[] }
}

const compiled = new Map<string, CompiledOptimizer>()
const mostKept = 100

/** Compiles once a text. @throws FormulaError */
export function compileOptimizer(optimizer: OptimizerText): CompiledOptimizer {
  const settings = Object.keys(optimizer.settings)
  const key = JSON.stringify([optimizer.rule, optimizer.state, settings])
  const known = compiled.get(key)
  if (known) return known
  if (compiled.size >= mostKept) compiled.clear()
  const made = compile(optimizer, settings)
  compiled.set(key, made)
  return made
}

function compile(optimizer: OptimizerText, settings: readonly string[]): CompiledOptimizer {
  const state = Object.keys(optimizer.state)
  const names = ['theta', 'g', 't', 'eta', ...settings, ...state]
  const lines = parseLines(optimizer.rule, { names, vectors: true })
  checkLines(lines, optimizer.rule)
  // A bowl shows what the rule is made of, whatever surface it will run on.
  const sample = buildRule(lines, optimizer, { parameters: ['x', 'y'], formula: 'x^2 + y^2' })
  const rules = new Map<string, Rule>()
  return {
    lines: lines.map((line) => ({
      target: line.target ?? '',
      tex: texOfLine(line),
      texWith: (shown) => texOfLine(line, shown),
    })),
    starts: Object.fromEntries(
      Object.entries(optimizer.state).map(([name, start]) => [name, compileFormula(String(start), settings)]),
    ),
    momentum: momentumOf(sample),
    rule(surface) {
      const surfaceKey = sample.needsSurface
        ? JSON.stringify([surface.formula, surface.parameters])
        : String(surface.parameters.length)
      const known = rules.get(surfaceKey)
      if (known) return known
      if (rules.size >= mostKept) rules.clear()
      const rule = programsOf(buildRule(lines, optimizer, surface), optimizer, surface)
      rules.set(surfaceKey, rule)
      return rule
    },
  }
}

function checkLines(lines: readonly Line[], rule: string): void {
  const bare = lines.find((line) => line.target === undefined)
  if (bare)
    throw new FormulaError('a line without "="', rule, bare.at, bare.length, 'begin it with a name and "="')
  if (!lines.some((line) => line.target === 'theta')) {
    throw new FormulaError('"theta" is never changed', rule, rule.length, 0, 'end with theta = theta - …')
  }
}

/** A rule on a surface as nodes. */
interface Built {
  readonly graph: Graph
  readonly values: ReadonlyMap<string, Value>
  readonly assigned: readonly string[]
  readonly vectors: ReadonlySet<string>
  readonly state: readonly string[]
  readonly dimension: number
  readonly evaluations: number
  readonly needsSurface: boolean
}

/** A state is a scalar until a vector is assigned to it: building again settles which is which. */
function buildRule(lines: readonly Line[], optimizer: OptimizerText, surface: SurfaceText): Built {
  const vectors = new Set<string>()
  for (;;) {
    const built = buildOnce(lines, optimizer, surface, vectors)
    const grown = built.state.filter(
      (name) => built.values.get(name)?.kind === 'vector' && !vectors.has(name),
    )
    if (grown.length === 0) return built
    for (const name of grown) vectors.add(name)
  }
}

function buildOnce(
  lines: readonly Line[],
  optimizer: OptimizerText,
  surface: SurfaceText,
  vectors: ReadonlySet<string>,
): Built {
  const graph = new Graph()
  const dimension = surface.parameters.length
  const vectorInput = (name: string): Node[] =>
    Array.from({ length: dimension }, (_, index) => graph.input(`${name}.${index}`))
  const theta = vectorInput('theta')
  const state = Object.keys(optimizer.state)
  const values = new Map<string, Value>([
    ['theta', vector(theta)],
    ['g', vector(vectorInput('g'))],
    ['t', scalar(graph.input('t'))],
  ])
  for (const name of Object.keys(optimizer.settings)) values.set(name, scalar(graph.input(`setting.${name}`)))
  values.set('eta', scalar(graph.input('eta')))
  for (const name of state) {
    const isVector = vectors.has(name)
    values.set(name, isVector ? vector(vectorInput(`state.${name}`)) : scalar(graph.input(`state.${name}`)))
  }
  const points = new Set<string>()
  let needsSurface = false
  let hasHessian = false
  const nodesAt = (point: readonly Node[]): ReturnType<typeof surfaceAt> => {
    needsSurface = true
    return surfaceAt(graph, surface, point)
  }
  buildLines(lines, {
    graph,
    values,
    text: optimizer.rule,
    gradient: (point) => {
      points.add(point.map((node) => node.id).join())
      return nodesAt(point).gradient.map((slope, index) => graph.add(slope, graph.input(`noise.${index}`)))
    },
    solve: (right, lambda) => {
      hasHessian = true
      return solve(graph, nodesAt(theta).hessian, right, lambda)
    },
  })
  const assigned = [...new Set(lines.flatMap((line) => line.target ?? []))]
  const evaluations = 1 + points.size + (hasHessian ? dimension : 0)
  return { graph, values, assigned, vectors, state, dimension, evaluations, needsSurface }
}

/** The surface's gradient and Hessian at a point, its settings as inputs `surface.*`. */
function surfaceAt(
  graph: Graph,
  surface: SurfaceText,
  point: readonly Node[],
): { gradient: readonly Node[]; hessian: readonly (readonly Node[])[] } {
  const { gradient, hessian } = buildSurface(graph, surface)
  const inputs = new Map<string, Node>()
  for (const name of Object.keys(surface.settings ?? {})) inputs.set(name, graph.input(`surface.${name}`))
  surface.parameters.forEach((name, index) => inputs.set(name, point[index] ?? graph.constant(0)))
  return {
    gradient: substitute(graph, gradient, inputs),
    hessian: hessian.map((row) => substitute(graph, row, inputs)),
  }
}

/** (H + λI)⁻¹ v, for one and two parameters by Cramer's rule. */
function solve(
  graph: Graph,
  hessian: readonly (readonly Node[])[],
  right: readonly Node[],
  lambda: Node,
): readonly Node[] {
  const [[h00, h01] = [], [, h11] = []] = hessian
  const [v0, v1] = right
  if (!h00 || !v0) return right
  const a = graph.add(h00, lambda)
  if (!h01 || !h11 || !v1) return [graph.divide(v0, a)]
  const d = graph.add(h11, lambda)
  const determinant = graph.subtract(graph.multiply(a, d), graph.multiply(h01, h01))
  return [
    graph.divide(graph.subtract(graph.multiply(d, v0), graph.multiply(h01, v1)), determinant),
    graph.divide(graph.subtract(graph.multiply(a, v1), graph.multiply(h01, v0)), determinant),
  ]
}

/** The first vector state that is linear in g and fed by itself: heavy ball's v, Adam's m, but not a sum of squares. */
function momentumOf({ graph, values, state, vectors }: Built): string | undefined {
  return state.find((name) => {
    const value = values.get(name)
    if (value?.kind !== 'vector' || !vectors.has(name)) return false
    const [first] = value.nodes
    if (!first) return false
    const [byGradient, bySelf] = gradient(graph, first, ['g.0', `state.${name}.0`])
    const isZero = (slope: Node | undefined): boolean => slope?.op === 'constant' && slope.value === 0
    const varies = reachable(byGradient ? [byGradient] : []).some(({ name: input }) => input.startsWith('g.'))
    return !isZero(byGradient) && !isZero(bySelf) && !varies
  })
}

function programsOf(built: Built, optimizer: OptimizerText, surface: SurfaceText): Rule {
  const { graph, values, dimension, vectors } = built
  const state = built.state.flatMap((name) =>
    vectors.has(name)
      ? Array.from({ length: dimension }, (_, index) => ({ input: `state.${name}.${index}`, of: name }))
      : [{ input: `state.${name}`, of: name }],
  )
  const indexed = (name: string): string[] =>
    Array.from({ length: dimension }, (_, index) => `${name}.${index}`)
  const inputs = [
    't',
    'eta',
    ...Object.keys(optimizer.settings).map((name) => `setting.${name}`),
    ...Object.keys(surface.settings ?? {}).map((name) => `surface.${name}`),
    ...['theta', 'g', 'noise'].flatMap(indexed),
    ...state.map(({ input }) => input),
  ]
  const nodesOf = (name: string, size: number): readonly Node[] => {
    const value = values.get(name) ?? scalar(graph.constant(0))
    return size === 1 && value.kind === 'scalar' ? [value.node] : components(value, dimension)
  }
  const roots = [
    ...nodesOf('theta', dimension),
    ...built.state.flatMap((name) => nodesOf(name, vectors.has(name) ? dimension : 1)),
  ]
  let inspection: ReturnType<Rule['inspect']> | undefined
  let rangeOf: ((input: string) => Range | undefined) | undefined
  const inspect: Rule['inspect'] = () => {
    const shown = built.assigned.map((name) =>
      nodesOf(name, values.get(name)?.kind === 'vector' ? dimension : 1),
    )
    return {
      program: compileProgram(graph, shown.flat(), inputs, rateOf, 'fused'),
      names: built.assigned.map((name, index) => ({ name, size: shown[index]?.length ?? 1 })),
    }
  }
  return {
    evaluations: built.evaluations,
    step: compileProgram(graph, roots, inputs, rateOf, 'fused'),
    state,
    glsl: (how) => {
      rangeOf ??= rangesOfInputs(optimizer, roots, state)
      return emitGlsl(graph, roots, inputs, { rangeOf, ...how })
    },
    inspect: () => (inspection ??= inspect()),
  }
}

/**
 * What is known of a rule's inputs: the bounds of its settings, and that a state is never negative where it begins so
 * and every step keeps it so, as an average of squares.
 */
function rangesOfInputs(
  optimizer: OptimizerText,
  roots: readonly Node[],
  state: Rule['state'],
): (input: string) => Range | undefined {
  const known = new Map<string, Range>([
    ['t', { low: 1, high: Infinity }],
    ['eta', { low: 0, high: Infinity }],
    ...Object.entries(optimizer.settings).map(
      ([name, setting]) => [`setting.${name}`, boundsOf(setting)] as const,
    ),
  ])
  const kept = roots.slice(roots.length - state.length)
  const begins = state.filter(({ of }) => {
    const start = optimizer.state[of] ?? Number.NaN
    return Number(start) >= 0 || (known.get(`setting.${start}`)?.low ?? -1) >= 0
  })
  for (const { input } of begins) known.set(input, { low: 0, high: Infinity })
  for (let before = Infinity; before !== known.size;) {
    before = known.size
    const ranges = rangesOf(reachable(kept), (input) => known.get(input))
    state.forEach(({ input }, index) => {
      const next = kept[index]
      if (!next || !((ranges.get(next)?.low ?? -1) >= 0)) known.delete(input)
    })
  }
  return (input) => known.get(input)
}

function rateOf(input: string): Rate {
  if (input.startsWith('setting.') || input.startsWith('surface.')) return 0
  return input === 't' || input === 'eta' ? 1 : 2
}
