/** What the lines of a rule can ask of a surface, as nodes of a graph, and how many evaluations that takes. */
import { type Scope, type Value, scalar, vector } from '../math/build'
import type { Graph } from '../math/graph'
import type { Node } from '../math/node'
import { substitute } from '../math/rewrite'
import { type Line, partsOf } from '../math/syntax'
import { type SurfaceText, buildSurface } from '../surfaces/compile'
import { type Clipping, clipped } from './clipping'
import type { OptimizerText } from './optimizerText'

/** What the lines of one graph ask for, each place and each vector once. */
export interface Asked {
  /** Where the loss or a gradient is wanted. */
  readonly points: Map<string, readonly Node[]>
  /** Where the loss is, among them. */
  readonly losses: Set<string>
  /** What the Hessian is multiplied with. */
  readonly products: Map<string, readonly Node[]>
  solves: boolean
  diagonal: boolean
  /** Evaluations in loops, which differ from step to step; undefined without any. */
  inLoops: Node | undefined
  /** How many operations its loops take, if they turn as often as they can. */
  turned: number
}

export function nothingAsked(): Asked {
  return {
    points: new Map(),
    losses: new Set(),
    products: new Map(),
    solves: false,
    diagonal: false,
    inLoops: undefined,
    turned: 0,
  }
}

/** What is the same for a rule and for the bodies of its loops. */
export interface RuleContext {
  readonly optimizer: OptimizerText
  readonly surface: SurfaceText
  readonly clipping: Clipping | undefined
  /** Whether the rule is cut open: see `openRule`. */
  readonly isOpened: boolean
  /** See `Scope`. */
  readonly isTrial: boolean
  /** The number of each call of `random` and `normal`, by its place in the text. */
  readonly calls: ReadonlyMap<number, number>
}

/** The inputs of a vector's components. */
export function inputsOf(graph: Graph, name: string, dimension: number): Node[] {
  return Array.from({ length: dimension }, (_, index) => graph.input(`${name}.${index}`))
}

/** Remembers a list of nodes under what tells it from others. */
export function remember(list: Map<string, readonly Node[]>, nodes: readonly Node[]): void {
  list.set(keyOf(nodes), nodes)
}

export function keyOf(nodes: readonly Node[]): string {
  return nodes.map(({ id }) => id).join()
}

/** The number of each call of `random` and `normal`: of its line, and which of that line it is. */
export function callsOf(lines: readonly Line[]): ReadonlyMap<number, number> {
  const calls = new Map<number, number>()
  for (const [index, { value }] of lines.entries()) {
    const its = partsOf(value).filter((part) => part.kind === 'call' && /^(?:random|normal)$/.test(part.name))
    for (const [call, { at }] of its.entries()) calls.set(at, maxCalls * index + call)
  }
  return calls
}

/** More calls than this do not fit into a line. */
const maxCalls = 256

/** The scope of lines in a graph. `turns` is how often the loops around them have turned. */
export function scopeOf(
  graph: Graph,
  values: Map<string, Value>,
  asked: Asked,
  { optimizer, surface, clipping, isOpened, isTrial, calls }: RuleContext,
  turns: () => Node,
  its = derivativesOf(graph, surface),
): Scope {
  const dimension = surface.parameters.length
  const theta = inputsOf(graph, 'theta', dimension)
  return {
    graph,
    values,
    text: optimizer.rule,
    isUnlimited: isOpened,
    isTrial,
    dimension,
    gradient: (point) => {
      remember(asked.points, point)
      const noisy = its
        .at(point, its.gradient())
        .map((slope, index) => graph.add(slope, graph.input(`noise.${index}`)))
      return met(graph, clipped(graph, noisy, clipping), isOpened)
    },
    loss: (point) => {
      remember(asked.points, point)
      asked.losses.add(keyOf(point))
      return its.at(point, [its.value()])[0] ?? graph.constant(Number.NaN)
    },
    curve: (right) => {
      remember(asked.products, right)
      const rows = its.hessian().map((row) => its.at(theta, row))
      return rows.map((row) => sumOf(graph, row.map((node, index) => graph.multiply(node, right[index] ?? node)))) // prettier-ignore
    },
    solve: (right, lambda) => {
      asked.solves = true
      const rows = its.hessian().map((row) => its.at(theta, row))
      return solve(graph, rows, right, lambda)
    },
    random: (kind, at) =>
      theta.map((_, index) => graph.random(kind, 2 * (calls.get(at) ?? 0) + index, turns())),
    given: (name) => {
      if (name === 'n') return scalar(graph.constant(dimension))
      if (name === 'T') return scalar(graph.input('T'))
      if (name === 'loss') {
        remember(asked.points, theta)
        asked.losses.add(keyOf(theta))
        return scalar(its.at(theta, [its.value()])[0] ?? graph.constant(Number.NaN))
      }
      if (name !== 'hessDiag') return undefined
      asked.diagonal = true
      return vector(its.hessian().map((row, index) => its.at(theta, [row[index] ?? graph.constant(0)])[0] ?? graph.constant(0))) // prettier-ignore
    },
  }
}

/** A gradient as an opened rule sees it: with the inputs `unit.*` added. */
export function met(graph: Graph, slopes: readonly Node[], isOpened: boolean): readonly Node[] {
  return isOpened ? slopes.map((slope, index) => graph.add(slope, graph.input(`unit.${index}`))) : slopes
}

/** The surface's derivatives, made once and only if the rule asks for them. Its settings are the inputs `surface.*`. */
export function derivativesOf(
  graph: Graph,
  surface: SurfaceText,
): {
  value(): Node
  gradient(): readonly Node[]
  hessian(): readonly (readonly Node[])[]
  /** These nodes at another point. */
  at(point: readonly Node[], nodes: readonly Node[]): Node[]
} {
  const settings = Object.keys(surface.settings ?? {})
  let built: ReturnType<typeof buildSurface> | undefined
  const its = (): ReturnType<typeof buildSurface> => (built ??= buildSurface(graph, surface))
  return {
    value: () => its().value,
    gradient: () => its().gradient,
    hessian: () => its().hessian(),
    at: (point, nodes) => {
      const inputs = new Map(settings.map((name) => [name, graph.input(`surface.${name}`)]))
      surface.parameters.forEach((name, index) => inputs.set(name, point[index] ?? graph.constant(0)))
      return substitute(graph, nodes, inputs)
    },
  }
}

function sumOf(graph: Graph, nodes: readonly Node[]): Node {
  return nodes.reduce((left, right) => graph.add(left, right))
}

/** (H + λI)⁻¹ v for one or two parameters, by Cramer's rule. */
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
