/** Functions that are made of others. Each is built into the graph from its arguments. */
import type { Graph } from './graph'
import type { Node } from './node'

interface Composition {
  /** How it is called, for messages. */
  readonly usage: string
  readonly arity: 1 | 2
  readonly build: (graph: Graph, a: Node, b: Node) => Node
}

function of(usage: string, build: (graph: Graph, a: Node) => Node): Composition {
  return { usage, arity: 1, build }
}

function inverse(name: string, of: string): Composition {
  return {
    usage: `${name}(x)`,
    arity: 1,
    build: (graph, x) => graph.divide(graph.constant(1), graph.call(of, [x])),
  }
}

const table = {
  pow: { usage: 'pow(a, b)', arity: 2, build: power },
  sqr: of('sqr(x)', (graph, x) => graph.multiply(x, x)),
  exp2: of('exp2(x)', (graph, x) => graph.power(graph.constant(2), x)),
  sec: inverse('sec', 'cos'),
  csc: inverse('csc', 'sin'),
  cot: inverse('cot', 'tan'),
  sech: inverse('sech', 'cosh'),
  csch: inverse('csch', 'sinh'),
  coth: inverse('coth', 'tanh'),
  /** As PyTorch's: x − trunc(x), with the sign of x. */
  frac: of('frac(x)', (graph, x) => graph.subtract(x, graph.call('trunc', [x]))),
  /** As GLSL's: x − floor(x). */
  fract: of('fract(x)', (graph, x) => graph.subtract(x, graph.call('floor', [x]))),
  /** On the tie at 0 the slope is that of the first, 0, as PyTorch's. */
  relu: of('relu(x)', (graph, x) => graph.call('max', [graph.constant(0), x])),
  /** x Φ(x), with the exact Φ. */
  gelu: of('gelu(x)', (graph, x) => {
    const share = graph.add(
      graph.constant(1),
      graph.call('erf', [graph.multiply(x, graph.constant(Math.SQRT1_2))]),
    )
    return graph.multiply(graph.multiply(graph.constant(0.5), x), share)
  }),
  step: of('step(x)', (graph, x) => graph.compare('ge', x, graph.constant(0))),
  /** sin(x) / x. Its series near 0, so that its slopes have all their digits there. */
  sinc: of('sinc(x)', (graph, x) => {
    const isNear = graph.compare('lt', graph.call('abs', [x]), graph.constant(0.1))
    const away = graph.choose(isNear, graph.constant(1), x)
    const square = graph.multiply(x, x)
    const series = sincSeries.reduce(
      (sum, coefficient) => graph.add(graph.constant(coefficient), graph.multiply(square, sum)),
      graph.constant(0),
    )
    return graph.choose(isNear, series, graph.divide(graph.call('sin', [away]), away))
  }),
} satisfies Readonly<Record<string, Composition>>

/** Of (x²)ⁿ, the last first: (−1)ⁿ / (2n + 1)!. */
const sincSeries = [-1 / 39_916_800, 1 / 362_880, -1 / 5040, 1 / 120, -1 / 6, 1]

export const compositions: Readonly<Record<string, Composition>> = table

/** A power of ½ is `sqrt`, so its slope at 0 is that of `sqrt`. An x^½ in a derivative has its true slope. */
export function power(graph: Graph, base: Node, exponent: Node): Node {
  return exponent.value === 0.5 ? graph.call('sqrt', [base]) : graph.power(base, exponent)
}
