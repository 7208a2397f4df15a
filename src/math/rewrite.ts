/** Expressions with some of their nodes replaced, or in another graph. */
import type { Graph } from './graph'
import { type Node, reachable } from './node'

/** `roots` with some nodes replaced. `replace` returns undefined for a node that only has to be rebuilt. */
export function transform(
  graph: Graph,
  roots: readonly Node[],
  replace: (node: Node, args: readonly Node[]) => Node | undefined,
): Node[] {
  const made = new Map<Node, Node>()
  const get = (node: Node): Node => made.get(node) ?? node
  for (const node of reachable(roots)) {
    const args = node.args.map(get)
    made.set(node, replace(node, args) ?? graph.rebuild(node, args))
  }
  return roots.map(get)
}

/** `roots` with inputs replaced by nodes, all of one graph. */
export function substitute(graph: Graph, roots: readonly Node[], inputs: ReadonlyMap<string, Node>): Node[] {
  return transform(graph, roots, (node) =>
    node.op === 'input' ? (inputs.get(node.name) ?? node) : undefined,
  )
}

/** The same expressions in another graph. */
export function copyTo(graph: Graph, roots: readonly Node[]): Node[] {
  return transform(graph, roots, (node) => {
    if (node.op === 'constant') return graph.constant(node.value)
    return node.op === 'input' ? graph.input(node.name) : undefined
  })
}

/** Writes integer powers as products, by squaring, and x^½ as a root, for both back ends. Large powers stay `pow`. */
export function expandPowers(graph: Graph, roots: readonly Node[]): Node[] {
  const raise = (base: Node, exponent: number): Node => {
    if (exponent === 1) return base
    const half = raise(base, Math.floor(exponent / 2))
    const square = graph.multiply(half, half)
    return exponent % 2 ? graph.multiply(square, base) : square
  }
  return transform(graph, roots, (node, [base, exponent]) => {
    if (node.op !== 'pow' || !base || !exponent) return undefined
    if (exponent.value === 0.5) return graph.call('sqrt', [base])
    if (!Number.isInteger(exponent.value)) return undefined
    const size = Math.abs(exponent.value)
    if (size === 0 || size > 64) return undefined
    return exponent.value > 0 ? raise(base, size) : graph.divide(graph.constant(1), raise(base, size))
  })
}
