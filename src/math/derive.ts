/** Exact derivatives on the graph, in reverse: one sweep from result to inputs. docs/language.md defines kinks. */
import type { FunctionName } from './functions'
import { Graph } from './graph'
import { type Means, type Node, isNumber, reachable } from './node'
import { copyTo } from './rewrite'

/**
 * ∂root/∂input for each of `inputs`. Slopes are summed from the last operation to the first. Each uses the formula of
 * PyTorch's autograd, so that it rounds as PyTorch does.
 */
export function gradient(graph: Graph, root: Node, inputs: readonly string[]): Node[] {
  const slopes = new Map<Node, Node>([[root, graph.constant(1)]])
  const nodes = reachable([root])
  const varying = dependents(nodes, inputs)
  for (const node of nodes.sort((a, b) => b.id - a.id)) {
    const up = slopes.get(node)
    if (!up || isZero(up) || node.args.length === 0) continue
    pullBack(graph, up, node).forEach((slope, index) => {
      const arg = node.args[index]
      if (!arg || !varying.has(arg)) return
      const sum = slopes.get(arg)
      slopes.set(arg, sum ? graph.add(sum, slope) : slope)
    })
  }
  return inputs.map((name) => slopes.get(graph.input(name)) ?? graph.constant(0))
}

/** Whether nodes depend on inputs through a loop: through one no derivative is taken, and it counts as 0. */
export function crossesLoop(roots: readonly Node[], inputs: readonly string[]): boolean {
  const nodes = reachable(roots)
  const found = dependents(nodes, inputs)
  return nodes.some((node) => node.loop !== undefined && found.has(node))
}

/** Those of `nodes` that depend on one of the inputs. Arguments must come before the nodes that use them. */
function dependents(nodes: readonly Node[], inputs: readonly string[]): ReadonlySet<Node> {
  const names = new Set(inputs)
  const found = new Set<Node>()
  for (const node of nodes) {
    if (node.op === 'input' ? names.has(node.name) : node.args.some((arg) => found.has(arg))) found.add(node)
  }
  return found
}

/** Distributes the slope `up` of a node to its arguments. */
function pullBack(graph: Graph, up: Node, node: Node): Node[] {
  const zero = graph.constant(0)
  const [u = zero, v = zero] = node.args
  switch (node.op) {
    case 'add':
      return [up, up]
    case 'sub':
      return [up, graph.negate(up)]
    case 'neg':
      return [graph.negate(up)]
    case 'mul':
      return [graph.multiply(up, v), graph.multiply(up, u)]
    case 'div':
      return [graph.divide(up, v), graph.multiply(graph.negate(up), graph.divide(node, v))]
    case 'pow':
      return powerPullBack(graph, up, node, u, v)
    case 'choose':
      return [zero, graph.choose(u, up, zero), graph.choose(u, zero, up)]
    case 'lt':
    case 'le':
    case 'gt':
    case 'ge':
    case 'eq':
    case 'ne':
      return [zero, zero]
    case 'mean':
      return node.means ? meanPullBack(graph, up, node, node.means) : []
    default:
      return pullBacks.get(node.op)?.(graph, up, node, node.args) ?? []
  }
}

/** The slope of a mean is the mean of the slopes. */
function meanPullBack(
  graph: Graph,
  up: Node,
  { name, args }: Node,
  { columns, inputs, roots }: Means,
): Node[] {
  const body = graph.inner()
  const [root] = copyTo(body, [roots[Number(name)] as Node])
  if (!root) return []
  const means = { columns, inputs, roots: gradient(body, root, inputs) }
  return inputs.map((_, index) => graph.multiply(up, graph.mean(means, index, args)))
}

/**
 * u^v: v u^(v−1) for u, u^v log u for v, each only if it varies. At u = 0 the first is 0 where v = 0, and the second is 0
 * where v ≥ 0. There a 1 stands in for v − 1, or for u, so that slopes of these slopes are numbers too.
 */
function powerPullBack(graph: Graph, up: Node, node: Node, u: Node, v: Node): Node[] {
  const [zero, one] = [graph.constant(0), graph.constant(1)]
  const atZero = graph.compare('eq', u, zero)
  const both = (test: Node): Node => graph.multiply(atZero, test)
  const lower = (): Node => {
    if (isNumber(v)) return graph.constant(v.value - 1)
    return graph.choose(both(graph.compare('eq', v, zero)), one, graph.subtract(v, one))
  }
  const base = (): Node => graph.choose(both(graph.compare('ge', v, zero)), one, u)
  return [
    isNumber(u) ? up : graph.multiply(up, graph.multiply(v, graph.power(u, lower()))),
    isNumber(v) ? up : graph.multiply(up, graph.multiply(node, graph.call('log', [base()]))),
  ]
}

function isZero(node: Node): boolean {
  return isNumber(node) && node.value === 0
}

/** Distributes the slope `up` of a function's value to its arguments: `up` times each partial derivative. */
type PullBack = (graph: Graph, up: Node, self: Node, args: readonly Node[]) => Node[]

function unary(slope: (graph: Graph, up: Node, u: Node, self: Node) => Node): PullBack {
  return (graph, up, self, [u]) => (u ? [slope(graph, up, u, self)] : [])
}

/** The slope goes to the branch that is taken; on a tie, to the first. */
function extremum(first: 'le' | 'ge'): PullBack {
  return (g, up, _, [a, b]) => {
    if (!a || !b) return []
    const taken = g.compare(first, a, b)
    return [g.choose(taken, up, g.constant(0)), g.choose(taken, g.constant(0), up)]
  }
}

const perRootOfPi = 2 / Math.sqrt(Math.PI)
const flat = unary((g) => g.constant(0))
const oneMinusSquare = (g: Graph, u: Node): Node => g.subtract(g.constant(1), g.multiply(u, u))
const onePlusSquare = (g: Graph, u: Node): Node => g.add(g.constant(1), g.multiply(u, u))

/** The operations are in PyTorch's order, so that runs agree to the last digits. */
const table: Readonly<Record<Exclude<FunctionName, 'clamp'>, PullBack>> = {
  sin: unary((g, up, u) => g.multiply(up, g.call('cos', [u]))),
  cos: unary((g, up, u) => g.multiply(up, g.negate(g.call('sin', [u])))),
  tan: unary((g, up, _, self) => g.multiply(up, onePlusSquare(g, self))),
  asin: unary((g, up, u) => g.divide(up, g.call('sqrt', [oneMinusSquare(g, u)]))),
  acos: unary((g, up, u) => g.negate(g.divide(up, g.call('sqrt', [oneMinusSquare(g, u)])))),
  atan: unary((g, up, u) => g.divide(up, onePlusSquare(g, u))),
  sinh: unary((g, up, u) => g.multiply(up, g.call('cosh', [u]))),
  cosh: unary((g, up, u) => g.multiply(up, g.call('sinh', [u]))),
  tanh: unary((g, up, _, self) => g.multiply(up, oneMinusSquare(g, self))),
  asinh: unary((g, up, u) => g.divide(up, g.call('sqrt', [onePlusSquare(g, u)]))),
  acosh: unary((g, up, u) => g.divide(up, g.call('sqrt', [g.subtract(g.multiply(u, u), g.constant(1))]))),
  atanh: unary((g, up, u) => g.divide(up, oneMinusSquare(g, u))),
  exp: unary((g, up, _, self) => g.multiply(up, self)),
  expm1: unary((g, up, _, self) => g.multiply(up, g.add(self, g.constant(1)))),
  log: unary((g, up, u) => g.divide(up, u)),
  log1p: unary((g, up, u) => g.divide(up, g.add(u, g.constant(1)))),
  log2: unary((g, up, u) => g.divide(up, g.multiply(u, g.constant(Math.LN2)))),
  log10: unary((g, up, u) => g.divide(up, g.multiply(u, g.constant(Math.LN10)))),
  cbrt: unary((g, up, _, self) => g.divide(up, g.multiply(g.constant(3), g.multiply(self, self)))),
  erf: unary((g, up, u) =>
    g.multiply(g.multiply(g.constant(perRootOfPi), g.call('exp', [g.negate(g.multiply(u, u))])), up),
  ),
  sigmoid: unary((g, up, _, self) => g.multiply(g.multiply(up, g.subtract(g.constant(1), self)), self)),
  softplus: unary((g, up, u) => g.multiply(up, g.call('sigmoid', [u]))),
  // 0 at 0, like abs: so the gradient at the cusp of sqrt(x^2 + y^2) is 0 rather than undefined.
  sqrt: unary((g, up, _, self) => {
    const zero = g.constant(0)
    return g.choose(g.compare('eq', self, zero), zero, g.divide(up, g.multiply(g.constant(2), self)))
  }),
  abs: unary((g, up, u) => g.multiply(up, g.call('sign', [u]))),
  sign: flat,
  floor: flat,
  ceil: flat,
  trunc: flat,
  round: flat,
  // 0 at (0, 0), like sqrt.
  hypot: (g, up, self, args) => {
    const zero = g.constant(0)
    const isOrigin = g.compare('eq', self, zero)
    const divisor = g.choose(isOrigin, g.constant(1), self)
    return args.map((arg) => g.multiply(g.choose(isOrigin, zero, up), g.divide(arg, divisor)))
  },
  atan2: (g, up, _, [y, x]) => {
    if (!x || !y) return []
    // 0 at (0, 0), like abs. A 1 stands in for the square there, so that slopes of these slopes are 0 too.
    const [zero, square] = [g.constant(0), g.add(g.multiply(x, x), g.multiply(y, y))]
    const isOrigin = g.compare('eq', square, zero)
    const divisor = g.choose(isOrigin, g.constant(1), square)
    const slope = g.choose(isOrigin, zero, up)
    return [g.divide(g.multiply(slope, x), divisor), g.negate(g.divide(g.multiply(slope, y), divisor))]
  },
  mod: (g, up, _, [a, b]) =>
    a && b ? [up, g.negate(g.multiply(up, g.call('floor', [g.divide(a, b)])))] : [],
  min: extremum('le'),
  max: extremum('ge'),
}

const pullBacks: ReadonlyMap<string, PullBack> = new Map(Object.entries(table))
