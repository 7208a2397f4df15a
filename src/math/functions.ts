/** The functions of the language: each with its number of arguments, float64 value, derivative and GLSL name. */
import type { Graph, Node } from './graph'

export interface MathFunction {
  /** How it is called, for messages. */
  readonly usage: string
  /** `several` takes two or more arguments, pairwise from the left. */
  readonly arity: 1 | 2 | 3 | 'several'
  readonly evaluate: (a: number, b: number, c: number) => number
  /** What a slope `up` of the result gives to the slope of each argument: `up` times the partial derivative. */
  readonly pullBack: (graph: Graph, up: Node, self: Node, args: readonly Node[]) => Node[]
  /** The GLSL function: its own, or a guarded one of shaders/guards.glsl. */
  readonly glsl: string
}

type PullBack = (graph: Graph, up: Node, u: Node, self: Node) => Node

function unary(name: string, evaluate: (a: number) => number, pullBack: PullBack, glsl = name): MathFunction {
  return {
    usage: `${name}(x)`,
    arity: 1,
    evaluate,
    pullBack: (graph, up, self, [u]) => (u ? [pullBack(graph, up, u, self)] : []),
    glsl,
  }
}

/** The slope goes to the branch taken, the first on a tie. */
function extremum(
  name: 'min' | 'max',
  first: 'le' | 'ge',
  evaluate: (a: number, b: number) => number,
): MathFunction {
  return {
    usage: `${name}(a, b)`,
    arity: 'several',
    evaluate,
    pullBack: (g, up, _, [a, b]) => {
      if (!a || !b) return []
      const taken = g.compare(first, a, b)
      return [g.choose(taken, up, g.constant(0)), g.choose(taken, g.constant(0), up)]
    },
    glsl: name === 'min' ? 'guardedMin' : 'guardedMax',
  }
}

const flat: PullBack = (g) => g.constant(0)
const oneMinusSquare = (g: Graph, u: Node): Node => g.subtract(g.constant(1), g.multiply(u, u))
const onePlusSquare = (g: Graph, u: Node): Node => g.add(g.constant(1), g.multiply(u, u))

/** The order of operations in the derivatives is that of PyTorch's, so that runs agree to the last digits. */
export const functions: Readonly<Record<string, MathFunction>> = {
  sin: unary('sin', Math.sin, (g, up, u) => g.multiply(up, g.call('cos', [u])), 'preciseSin'),
  cos: unary('cos', Math.cos, (g, up, u) => g.multiply(up, g.negate(g.call('sin', [u]))), 'preciseCos'),
  tan: unary('tan', Math.tan, (g, up, _, self) => g.multiply(up, onePlusSquare(g, self))),
  asin: unary(
    'asin',
    Math.asin,
    (g, up, u) => g.divide(up, g.call('sqrt', [oneMinusSquare(g, u)])),
    'guardedAsin',
  ),
  acos: unary(
    'acos',
    Math.acos,
    (g, up, u) => g.negate(g.divide(up, g.call('sqrt', [oneMinusSquare(g, u)]))),
    'guardedAcos',
  ),
  atan: unary('atan', Math.atan, (g, up, u) => g.divide(up, onePlusSquare(g, u))),
  sinh: unary('sinh', Math.sinh, (g, up, u) => g.multiply(up, g.call('cosh', [u])), 'guardedSinh'),
  cosh: unary('cosh', Math.cosh, (g, up, u) => g.multiply(up, g.call('sinh', [u])), 'guardedCosh'),
  tanh: unary('tanh', Math.tanh, (g, up, _, self) => g.multiply(up, oneMinusSquare(g, self)), 'guardedTanh'),
  exp: unary('exp', Math.exp, (g, up, _, self) => g.multiply(up, self), 'guardedExp'),
  log: unary('log', Math.log, (g, up, u) => g.divide(up, u), 'guardedLog'),
  // 0 at 0, like abs: the cusp of sqrt(x^2 + y^2) then has the gradient 0 rather than none.
  sqrt: unary(
    'sqrt',
    Math.sqrt,
    (g, up, _, self) => {
      const zero = g.constant(0)
      return g.choose(g.compare('eq', self, zero), zero, g.divide(up, g.multiply(g.constant(2), self)))
    },
    'guardedSqrt',
  ),
  abs: unary('abs', Math.abs, (g, up, u) => g.multiply(up, g.call('sign', [u]))),
  sign: unary('sign', Math.sign, flat),
  floor: unary('floor', Math.floor, flat),
  atan2: {
    usage: 'atan2(y, x)',
    arity: 2,
    evaluate: Math.atan2,
    pullBack: (g, up, _, [y, x]) => {
      if (!x || !y) return []
      const square = g.add(g.multiply(x, x), g.multiply(y, y))
      return [g.divide(g.multiply(up, x), square), g.negate(g.divide(g.multiply(up, y), square))]
    },
    glsl: 'guardedAtan2',
  },
  mod: {
    usage: 'mod(a, b)',
    arity: 2,
    evaluate: (a, b) => a - b * Math.floor(a / b),
    pullBack: (g, up, _, [a, b]) =>
      a && b ? [up, g.negate(g.multiply(up, g.call('floor', [g.divide(a, b)])))] : [],
    glsl: 'mod',
  },
  min: extremum('min', 'le', (a, b) => Math.min(a, b)),
  max: extremum('max', 'ge', (a, b) => Math.max(a, b)),
  clamp: {
    usage: 'clamp(x, low, high)',
    arity: 3,
    evaluate: (x, low, high) => Math.min(Math.max(x, low), high),
    pullBack: () => [], // the graph holds clamp as min of max
    glsl: '',
  },
}

/** Functions of rules only, on vectors. */
export const vectorFunctions: Readonly<Record<string, { readonly usage: string; readonly arity: 1 | 2 }>> = {
  norm: { usage: 'norm(v)', arity: 1 },
  dot: { usage: 'dot(a, b)', arity: 2 },
  grad: { usage: 'grad(v)', arity: 1 },
  solve: { usage: 'solve(v, lambda)', arity: 2 },
}

/** What people type for a function that has another name here. */
export const otherNames: Readonly<Record<string, string>> = {
  ln: 'log', arcsin: 'asin', arccos: 'acos', arctan: 'atan', sgn: 'sign', pow: '^', power: '^', heaviside: 'x > 0 ? 1 : 0',
} // prettier-ignore

export const constants: Readonly<Record<string, number>> = { pi: Math.PI, e: Math.E }
