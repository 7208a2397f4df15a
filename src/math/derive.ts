/** Exact derivatives on the graph, in reverse: one sweep from the result to all inputs. Kinks follow docs/language.md. */
import { functions } from './functions'
import { type Graph, type Node, isNumber, reachable } from './graph'

/**
 * ∂root/∂input for each of `inputs`. Slopes are summed from the last operation to the first, each by the formula of
 * PyTorch's autograd, so that the roundings are the same too.
 */
export function gradient(graph: Graph, root: Node, inputs: readonly string[]): Node[] {
  const slopes = new Map<Node, Node>([[root, graph.constant(1)]])
  const nodes = reachable([root]).sort((a, b) => b.id - a.id)
  for (const node of nodes) {
    const up = slopes.get(node)
    if (!up || isZero(up) || node.args.length === 0) continue
    pullBack(graph, up, node).forEach((slope, index) => {
      const arg = node.args[index]
      if (!arg || isNumber(arg)) return
      const sum = slopes.get(arg)
      slopes.set(arg, sum ? graph.add(sum, slope) : slope)
    })
  }
  return inputs.map((name) => slopes.get(graph.input(name)) ?? graph.constant(0))
}

/** What the slope `up` of a node gives to each of its arguments. */
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
    default:
      return functions[node.op]?.pullBack(graph, up, node, node.args) ?? []
  }
}

/** u^v: v u^(v−1) for u, u^v log u for v, each only where it varies. */
function powerPullBack(graph: Graph, up: Node, node: Node, u: Node, v: Node): Node[] {
  const lower = isNumber(v) ? graph.constant(v.value - 1) : graph.subtract(v, graph.constant(1))
  const byBase = isNumber(u) ? up : graph.multiply(up, graph.multiply(v, graph.power(u, lower)))
  const byExponent = isNumber(v) ? up : graph.multiply(up, graph.multiply(node, graph.call('log', [u])))
  return [byBase, byExponent]
}

function isZero(node: Node): boolean {
  return isNumber(node) && node.value === 0
}
