/** A surface's text → the float64 loss with its exact gradient and Hessian, its GLSL, and its TeX. */
import { buildLines, checkWork, scalar } from '../math/build'
import { gradient } from '../math/derive'
import { FormulaError } from '../math/error'
import { type Glsl, type GlslInputs, emitGlsl } from '../math/glsl'
import { rowsGlsl } from '../math/glslRows'
import { Graph } from '../math/graph'
import type { Means, Node } from '../math/node'
import { memo } from '../math/memo'
import { parseSurface } from '../math/parse'
import { type Program, compileProgram, slotOf } from '../math/program'
import { run } from '../math/run'
import { rowIn } from '../math/rowText'
import type { Settings } from '../math/setting'
import type { Rows } from '../math/rows'
import type { Line } from '../math/syntax'
import { type Shown, texOfFit, texOfSurface } from '../math/tex'
import { type Loss, evaluator, lossOf, singleOf } from './loss'

export type { Loss } from './loss'

/** What a surface is compiled from. Listed surfaces and formulas of a user both have it. */
export interface SurfaceText {
  readonly parameters: readonly string[]
  readonly formula: string
  readonly settings?: Settings
  /** The columns of a data fit: the formula is then the loss of one row, and the surface its mean over all rows. */
  readonly columns?: readonly string[]
}

export interface CompiledSurface {
  readonly dimension: 1 | 2
  readonly parameters: readonly string[]
  /** The right-hand side. */
  readonly tex: string
  /** The same, with TeX instead of some names. */
  texWith(shown: Shown): string
  /**
   * GLSL ES 3.00, to follow shaders/guards.glsl: `uniform float u_surface[N]` (only where N > 0), for a data fit the
   * uniforms of `rowsGlsl`, and
   * `vec3 lossAndGradient(vec2 theta)`, which gives the value, ∂/∂first and ∂/∂second (0 where there is no second).
   */
  readonly glsl: string
  /** The same function, but the caller gives GLSL expressions for the parameters and some of the settings. */
  glslWith(how: GlslInputs): Glsl
  /** The same without the value: ∂/∂first and, with two parameters, ∂/∂second. */
  gradientGlsl(how: GlslInputs): Glsl
  /** The expressions themselves, for Python and listings. */
  readonly nodes: SurfaceNodes & { readonly parts: ReadonlyMap<Node, string> }
  /** Value and gradient as a program of float64. */
  readonly program: Program
  /** The elements of `u_surface` at these settings, computed in float64. */
  uniforms(settings: Readonly<Record<string, number>>): Float32Array
  /** The loss at these settings. That of a data fit is over these rows. */
  loss(settings: Readonly<Record<string, number>>, rows?: Rows): Loss
  /** Value and gradient at these settings, as a GPU computes them in float32. */
  singleLoss(settings: Readonly<Record<string, number>>, rows?: Rows): Pick<Loss, 'gradient'>
}

/** The nodes of a surface: its loss and derivatives. Their inputs have the surface's names. */
interface SurfaceNodes {
  readonly value: Node
  readonly gradient: readonly Node[]
  /** Rows of the Hessian. */
  hessian(): readonly (readonly Node[])[]
}

/** More than the nine panes show. */
const maxSurfaces = 16

const compiled = memo<CompiledSurface>(maxSurfaces)

/** Compiles each text once. @throws FormulaError */
export function compileSurface(surface: SurfaceText): CompiledSurface {
  const settings = Object.keys(surface.settings ?? {})
  const key = JSON.stringify([surface.formula, surface.parameters, settings, surface.columns])
  return compiled(key, () => compile(surface, settings))
}

/** The mistake that keeps a text from compiling; undefined if it compiles. */
export function mistakeIn(surface: SurfaceText): FormulaError | undefined {
  try {
    compileSurface(surface)
    return undefined
  } catch (error) {
    if (error instanceof FormulaError) return error
    throw error
  }
}

/** Builds a surface into `graph`. @throws FormulaError */
export function buildSurface(
  graph: Graph,
  surface: SurfaceText,
): SurfaceNodes & { readonly lines: readonly Line[]; readonly parts: ReadonlyMap<Node, string> } {
  const { formula, parameters, columns = [] } = surface
  const settings = Object.keys(surface.settings ?? {})
  const inputs = [...parameters, ...settings]
  const lines = parseSurface(isFit(surface) ? rowIn(formula, columns) : formula, parameters, [
    ...settings,
    ...columns,
  ])
  // The loss of one row is a graph of its own.
  const own = isFit(surface) ? graph.inner() : graph
  const values = new Map([...inputs, ...columns].map((name) => [name, scalar(own.input(name))]))
  const built = buildLines(lines, { graph: own, values, text: formula, isUnlimited: true })
  if (built.kind === 'vector')
    throw new FormulaError('a vector', formula, 0, formula.length, 'write a number')
  const derive = (node: Node): Node[] => gradient(own, node, parameters)
  const slopes = derive(built.node)
  if (isFit(surface)) {
    const roots = [built.node, ...slopes, ...slopes.flatMap(derive)]
    return { lines, parts: new Map(), ...meansOfFit(graph, { columns, inputs, roots }, parameters.length) }
  }
  const parts = new Map<Node, string>()
  for (const { target } of lines) {
    const part = target === undefined ? undefined : values.get(target)
    if (part?.kind === 'scalar' && target !== undefined) parts.set(part.node, target)
  }
  return { lines, parts, value: built.node, gradient: slopes, hessian: () => slopes.map(derive) }
}

/** Whether a text is the loss of one row. */
function isFit({ columns = [] }: SurfaceText): boolean {
  return columns.length > 0
}

/** The nodes of a data fit. The roots of a row are its loss, the slopes, and the rows of the Hessian. */
function meansOfFit(graph: Graph, means: Means, dimension: number): SurfaceNodes {
  const args = means.inputs.map((name) => graph.input(name))
  const at = (first: number): Node[] =>
    Array.from({ length: dimension }, (_, index) => graph.mean(means, first + index, args))
  return {
    value: graph.mean(means, 0, args),
    gradient: at(1),
    hessian: () => Array.from({ length: dimension }, (_, row) => at(1 + dimension * (1 + row))),
  }
}

function compile(surface: SurfaceText, settings: readonly string[]): CompiledSurface {
  const graph = new Graph()
  const built = buildSurface(graph, surface)
  const { lines, value, gradient: slopes, hessian } = built
  const rows = hessian()
  checkWork(graph, surface.formula, lines.at(-1) ?? { at: 0, length: 0 })
  const inputs = [...surface.parameters, ...settings]
  const frequencyOf = (name: string): 0 | 2 => (settings.includes(name) ? 0 : 2)
  const program = (roots: readonly Node[]): Program => compileProgram(graph, roots, inputs, frequencyOf)
  const valueProgram = program([value])
  const gradientProgram = program([value, ...slopes])
  const hessianProgram = program(rows.flat())
  const glsl = emitGlsl([value, ...slopes], inputs, {
    varying: new Map(surface.parameters.map((name, index) => [name, index ? 'theta.y' : 'theta.x'])),
    constant: (index) => `u_surface[${index}]`,
    prefix: 's',
  })
  const dimension = surface.parameters.length === 1 ? 1 : 2
  const texOf = (shown?: Shown): string =>
    isFit(surface) ? texOfFit(lines, surface.columns ?? [], shown) : texOfSurface(lines, shown)
  return {
    dimension,
    parameters: surface.parameters,
    tex: texOf(),
    texWith: texOf,
    glsl: (isFit(surface) ? rowsGlsl() : '') + glslOf(glsl),
    glslWith: (how) => emitGlsl([value, ...slopes], inputs, how),
    gradientGlsl: (how) => emitGlsl(slopes, inputs, how),
    nodes: built,
    program: gradientProgram,
    uniforms: (numbers) => {
      const { registers, output, code } = glsl.uniforms
      for (const name of settings) registers[slotOf(glsl.uniforms, name)] = numbers[name] ?? Number.NaN
      run(code[0], registers)
      return Float32Array.from(output, (slot) => registers[slot] ?? Number.NaN)
    },
    loss: (numbers, rows) => {
      const [first = '', second] = surface.parameters
      const evaluators = [valueProgram, gradientProgram, hessianProgram].map((each) =>
        evaluator(each, settings, numbers, first, second, rows),
      )
      return lossOf(dimension, evaluators)
    },
    singleLoss: (numbers, rows) => {
      const [first = '', second] = surface.parameters
      const { registers, output } = evaluator(gradientProgram, settings, numbers, first, second, rows)
      return singleOf(gradientProgram, registers, output, first, second, rows)
    },
  }
}

function glslOf({ body, results, uniforms }: Glsl): string {
  const declared = uniforms.output.length ? `uniform float u_surface[${uniforms.output.length}];\n` : ''
  const [value = '0.0', dx = '0.0', dy = '0.0'] = results
  return `${declared}vec3 lossAndGradient(vec2 theta) {\n${body}\nreturn vec3(${value}, ${dx}, ${dy});\n}\n`
}
