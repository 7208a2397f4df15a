/** An optimizer's rule text → TeX, and a float64 program that takes one step on a given surface. */
import { boundsOf } from '../math/bounds'
import { components, scalar } from '../math/build'
import { FormulaError } from '../math/error'
import type { Formula } from '../math/formula'
import { type Glsl, type GlslInputs, emitGlsl } from '../math/glsl'
import { type Node, reachable } from '../math/node'
import { memo } from '../math/memo'
import { isBare, parseLines } from '../math/parse'
import { type Program, compileProgram } from '../math/program'
import type { Range } from '../math/range'
import { type Line, type Syntax, partsOf } from '../math/syntax'
import { type Shown, texOfLine } from '../math/tex'
import type { SurfaceText } from '../surfaces/compile'
import { type Built, buildRule, openRule } from './build'
import { type Clipping, clipLimit } from './clipping'
import { asksOfHessian, evaluatesGradients, evaluationsOf } from './cost'
import { frequencyOf, rangesOfInputs } from './inputs'
import { type Inspection, inspectionOf } from './inspection'
import { type Momentum, memoryOf } from './memory'
import type { OptimizerText } from './optimizerText'
import { startFormula } from './starts'

export interface CompiledOptimizer {
  readonly lines: readonly RuleLine[]
  /** The state before the first step, as formulas of the settings. */
  readonly starts: Readonly<Record<string, Formula>>
  /** The states that accumulate the gradient. */
  readonly momenta: readonly Momentum[]
  /** The settings that are decays of its states. Decays of momenta come first. */
  readonly decays: readonly string[]
  /** Whether it names single components, as only a rule for two parameters does. */
  readonly isForTwo: boolean
  /** One step on a surface, as a program. `clipping` is that of the gradients that the rule evaluates itself. */
  rule(surface: SurfaceText, clipping?: Clipping): Rule
}

export interface RuleLine {
  readonly index: number
  /** Where it stands in the text. */
  readonly at: number
  /** The name that it assigns; empty for the head and the end of a loop. */
  readonly target: string
  /** Of the head of a loop: how often it turns at most. Its value is how often it has turned. */
  readonly bound: number | undefined
  readonly isEnd: boolean
  /** How many loops are around it. */
  readonly depth: number
  readonly tex: string
  texWith(shown: Shown): string
}

/**
 * One step. Inputs of the program: `t`, `eta`, `setting.*`, `surface.*`, and per component `theta.0`, `g.0`,
 * `noise.0` (which noise adds to every gradient of this step), `state.m.0` (`state.m` if it is a scalar). With clipping
 * also `clip.limit`.
 */
export interface Rule {
  /**
   * Gradients that one step evaluates: the given one, each `grad` of the rule, and one per parameter for a Hessian. A
   * product of the Hessian with a vector costs about one gradient (Pearlmutter, 1994). Without those in loops.
   */
  readonly evaluations: number
  /** Which output of `step` is how many evaluations its loops have taken; undefined without loops that take any. */
  readonly countedAt: number | undefined
  /** How many times as long as without its loops a step may take: 1 if it has none. */
  readonly weight: number
  /** Gives the new θ, then the new state in the order of `state`. */
  readonly step: Program
  /** Why it cannot run on this surface: with its gradients it is too large. Then its step gives NaN. */
  readonly problem: FormulaError | undefined
  /** Names of the state inputs, component by component, and the state that each belongs to. */
  readonly state: readonly { readonly input: string; readonly of: string }[]
  /** The same step in GLSL: the expressions of the new θ and state. */
  glsl(how: GlslInputs): Glsl
  /** The same step as nodes, for Python and listings: each output of `step`, and the lines that stand in no loop. */
  readonly nodes: {
    readonly roots: readonly Node[]
    readonly lines: readonly { readonly target: string; readonly nodes: readonly Node[] }[]
  }
  /** All numbers of the step. Compiled only when something shows them. */
  inspect(): Inspection
}

/** On so many surfaces and clippings an optimizer is kept compiled: more than the nine panes show. */
const maxGrounds = 12

const compiled = memo<CompiledOptimizer>()

/** Compiles each text once. @throws FormulaError */
export function compileOptimizer(optimizer: OptimizerText): CompiledOptimizer {
  const settings = Object.keys(optimizer.settings)
  // The bounds matter: the shader leaves out guards that they make unnecessary.
  const bounds = Object.values(optimizer.settings).map(boundsOf)
  const key = JSON.stringify([optimizer.rule, optimizer.state, settings, bounds])
  return compiled(key, () => compile(optimizer, settings))
}

function compile(optimizer: OptimizerText, settings: readonly string[]): CompiledOptimizer {
  const state = Object.keys(optimizer.state)
  const names = ['theta', 'g', 't', 'eta', ...settings, ...state]
  const lines = parseLines(optimizer.rule, { names, vectors: true })
  checkLines(lines, optimizer.rule)
  // A bowl is enough to see what the rule is made of. It does not depend on the surface.
  const bowl = { parameters: ['x', 'y'], formula: 'x^2 + y^2' }
  const sample = buildRule(lines, optimizer, bowl)
  const memory = memoryOf(openRule(sample, lines, optimizer, bowl), lines, optimizer)
  const rules = memo<Rule>(maxGrounds)
  return {
    lines: lines.map((line, index) => ({
      index,
      at: line.at,
      target: line.target ?? '',
      bound: line.repeat?.bound,
      isEnd: line.ends ?? false,
      depth: line.depth ?? 0,
      tex: texOfLine(line),
      texWith: (shown) => texOfLine(line, shown),
    })),
    starts: Object.fromEntries(
      Object.entries(optimizer.state).map(([name, start]) => [name, startFormula(start, settings)]),
    ),
    ...memory,
    isForTwo: lines.some(({ value }) => partsOf(value).some(isForTwo)),
    rule(surface, clipping) {
      const its = evaluatesGradients(sample) ? clipping : undefined
      const surfaceKey =
        evaluatesGradients(sample) || asksOfHessian(sample)
          ? JSON.stringify([surface.formula, surface.parameters, Object.keys(surface.settings ?? {}), its])
          : String(surface.parameters.length)
      return rules(surfaceKey, () => ruleOn(lines, optimizer, surface, its))
    },
  }
}

/** A component of a random vector is just a random number. */
function isForTwo(part: Syntax): boolean {
  if (part.kind === 'component')
    return part.of.kind !== 'call' || !['random', 'normal'].includes(part.of.name) || part.index > 0
  return part.kind === 'call' && part.name === 'vec'
}

function checkLines(lines: readonly Line[], rule: string): void {
  const bare = lines.find(isBare)
  if (bare)
    throw new FormulaError('a line without "="', rule, bare.at, bare.length, 'begin it with a name and "="')
  if (!lines.some((line) => line.target === 'theta')) {
    throw new FormulaError('"theta" is never changed', rule, rule.length, 0, 'end with theta = theta - …')
  }
}

/** A rule that is too large on a surface still has a step there, so that all else goes on: one without numbers. */
function ruleOn(
  lines: readonly Line[],
  optimizer: OptimizerText,
  surface: SurfaceText,
  clipping: Clipping | undefined,
): Rule {
  try {
    return programsOf(lines, optimizer, surface, clipping)
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error
    const empty = lines.map((line): Line => {
      const { at, length } = line.value
      // A loop is taken apart into lines without a meaning.
      return {
        target: line.target,
        at: line.at,
        length: line.length,
        value: { kind: 'number', value: Number.NaN, text: 'NaN', at, length },
      }
    })
    return { ...programsOf(empty, optimizer, surface, clipping), problem: error }
  }
}

function programsOf(
  lines: readonly Line[],
  optimizer: OptimizerText,
  surface: SurfaceText,
  clipping: Clipping | undefined,
): Rule {
  const built = buildRule(lines, optimizer, surface, clipping)
  const { graph, values, dimension, vectors } = built
  const state = built.state.flatMap((name) =>
    vectors.has(name)
      ? Array.from({ length: dimension }, (_, index) => ({ input: `state.${name}.${index}`, of: name }))
      : [{ input: `state.${name}`, of: name }],
  )
  // Inputs that few rules use.
  const all = reachable(
    built.lines.flatMap((value) => (value.kind === 'vector' ? value.nodes : [value.node])),
  )
  const used = ['T', 'dice'].filter((name) => all.some((node) => node.op === 'input' && node.name === name))
  const indexed = (name: string): string[] =>
    Array.from({ length: dimension }, (_, index) => `${name}.${index}`)
  const inputs = [
    't',
    'eta',
    ...Object.keys(optimizer.settings).map((name) => `setting.${name}`),
    ...Object.keys(surface.settings ?? {}).map((name) => `surface.${name}`),
    ...(clipping ? [clipLimit] : []),
    ...used,
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
  const { evaluations, inLoops } = evaluationsOf(built, all)
  const outputs = [...roots, ...(inLoops ? [inLoops] : [])]
  let inspection: Inspection | undefined
  let rangeOf: ((input: string) => Range | undefined) | undefined
  return {
    problem: undefined,
    evaluations,
    weight: 1 + built.asked.turned / all.length,
    countedAt: inLoops ? roots.length : undefined,
    step: compileProgram(graph, outputs, inputs, frequencyOf, 'fused'),
    state,
    nodes: { roots: outputs, lines: linesOutOfLoops(lines, built) },
    glsl: (how) => {
      rangeOf ??= rangesOfInputs(optimizer, roots, state)
      return emitGlsl(roots, inputs, { rangeOf, ...how })
    },
    inspect: () => (inspection ??= inspectionOf(built, lines, optimizer, surface, inputs, frequencyOf)),
  }
}

function linesOutOfLoops(lines: readonly Line[], built: Built): Rule['nodes']['lines'] {
  return lines.flatMap(({ target, depth }, index) => {
    const value = built.lines[index]
    if (target === undefined || depth || !value) return []
    return [{ target, nodes: value.kind === 'vector' ? value.nodes : [value.node] }]
  })
}
