/**
 * Gathers the factors of each product that stay the same during a draw: `(2 x) (k (2 w))` becomes `((4 k) x) w`. A
 * division by such a number becomes a product with its reciprocal. That leaves fewer operations, and fewer that wait
 * for one another. It changes the order of float arithmetic, so only float32 uses it.
 */
import type { Graph } from './graph'
import { type Node, isNumber, reachable } from './node'

/** A product: its fixed part, and its varying part if it has one. */
interface Product {
  readonly fixed: Node
  readonly varying: Node | undefined
}

/** Operations that take about as long as this many others. */
const slow: Readonly<Record<string, number>> = { div: 4, sqrt: 4 }

export function gather(graph: Graph, roots: readonly Node[], isFixed: (node: Node) => boolean): Node[] {
  const one = graph.constant(1)
  const products = new Map<Node, Product>()
  const depths = new Map<Node, number>()
  const depth = (of: Node): number => {
    for (const node of reachable([of], depths)) {
      const below = node.args.map((arg) => depths.get(arg) ?? 0)
      depths.set(node, below.length === 0 ? 0 : Math.max(...below) + (slow[node.op] ?? 1))
    }
    return depths.get(of) ?? 0
  }
  const whole = (node: Node): Node => {
    const { fixed, varying } = products.get(node) ?? { fixed: one, varying: node }
    if (!varying) return fixed
    if (isNumber(fixed) && fixed.value === 1) return varying
    const [a, b] = varying.args
    if (varying.op !== 'mul' || !a || !b) return graph.multiply(fixed, varying)
    // The fixed number goes to the factor that is ready first.
    const [early, late] = depth(a) <= depth(b) ? [a, b] : [b, a]
    return graph.multiply(graph.multiply(fixed, early), late)
  }
  const productOf = (node: Node): Product => {
    const [a, b] = node.args
    const first = a && products.get(a)
    const second = b && products.get(b)
    if (isFixed(node)) return { fixed: node, varying: undefined }
    if (node.op === 'neg' && first) return { fixed: graph.negate(first.fixed), varying: first.varying }
    if (node.op === 'mul' && first && second) {
      const fixed = graph.multiply(first.fixed, second.fixed)
      const varying =
        first.varying && second.varying ? graph.multiply(first.varying, second.varying) : first.varying
      return { fixed, varying: varying ?? second.varying }
    }
    if (node.op === 'div' && first && b && isFixed(b)) {
      return { fixed: graph.divide(first.fixed, b), varying: first.varying }
    }
    return { fixed: one, varying: graph.rebuild(node, node.args.map(whole)) }
  }
  for (const node of reachable(roots)) products.set(node, productOf(node))
  return roots.map(whole)
}
