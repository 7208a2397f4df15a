/**
 * Syntax → graph. A value is a scalar or a vector. Scalars broadcast, and every operation is elementwise. The file is long
 * because the parts of an expression build each other.
 */
import { compositions, power } from './compositions'
import { FormulaError } from './error'
import { constants } from './functions'
import type { Graph } from './graph'
import type { Comparator, Node } from './node'
import { ownOf } from './own'
import type { Comparison, Line, Syntax } from './syntax'

/** One component is a scalar; a vector has as many as there are parameters. */
export type Value =
  | { readonly kind: 'scalar'; readonly node: Node }
  | { readonly kind: 'vector'; readonly nodes: readonly Node[] }

export interface Scope {
  readonly graph: Graph
  readonly values: Map<string, Value>
  /** The whole text, for messages. */
  readonly text: string
  /** Whether the graph may have any work. */
  readonly isUnlimited?: boolean
  /** Whether it is only asked which values are vectors: a number may still stand where a vector will. */
  readonly isTrial?: boolean
  /** The gradient evaluated at a point, for `grad`. */
  readonly gradient?: (point: readonly Node[]) => readonly Node[]
  /** (H + λI)⁻¹ v at the current parameters, for `solve`. */
  readonly solve?: (vector: readonly Node[], lambda: Node) => readonly Node[]
  /** The loss at a point, for `loss(v)`. */
  readonly loss?: (point: readonly Node[]) => Node
  /** H v at the current parameters, for `hess`. */
  readonly curve?: (vector: readonly Node[]) => readonly Node[]
  /** A random number for each parameter, for the call at a place in the text. */
  readonly random?: (kind: 'random' | 'normal', at: number) => readonly Node[]
  /** The value of a name that is made only where a text uses it. */
  readonly given?: (name: string) => Value | undefined
  readonly dimension?: number
}

export const scalar = (node: Node): Value => ({ kind: 'scalar', node })
export const vector = (nodes: readonly Node[]): Value => ({ kind: 'vector', nodes })

/** The components of a value, in a space of `dimension` parameters. */
export function components(value: Value, dimension: number): readonly Node[] {
  return value.kind === 'vector' ? value.nodes : Array.from({ length: dimension }, () => value.node)
}

/**
 * How much work (see `Graph.work`) a formula may make with its derivatives, or a rule with its gradients. Building that
 * much takes some ten milliseconds. The largest surface of the list needs 550, and a rule on it 800.
 */
export const maxWork = 12_000

/** @throws FormulaError at the part of the text that was built last, if the graph has had too much work */
export function checkWork(graph: Graph, text: string, { at, length }: Pick<Syntax, 'at' | 'length'>): void {
  if (graph.work <= maxWork) return
  const problem = `more than ${maxWork} operations with the derivatives`
  throw new FormulaError(problem, text, at, length, 'simplify it')
}

/**
 * Builds the lines in order. Each assignment changes `scope.values`. Returns the value of the last line.
 *
 * @throws FormulaError as `build` does, or if the graph gets too large
 */
export function buildLines(lines: readonly Line[], scope: Scope): Value {
  let last: Value = scalar(scope.graph.constant(0))
  for (const line of lines) {
    last = build(line.value, scope)
    if (!scope.isUnlimited) checkWork(scope.graph, scope.text, line)
    if (line.target !== undefined) scope.values.set(line.target, last)
  }
  return last
}

/** @throws FormulaError if a vector stands where a number must, or if further gradients make the graph too large */
export function build(syntax: Syntax, scope: Scope): Value {
  const { graph } = scope
  switch (syntax.kind) {
    case 'number':
      return scalar(graph.constant(syntax.value))
    case 'name': {
      const value = scope.values.get(syntax.name) ?? scope.given?.(syntax.name)
      return value ?? scalar(graph.constant(constants[syntax.name] ?? Number.NaN))
    }
    case 'negative':
      return elementwise([build(syntax.of, scope)], ([a]) => graph.negate(a))
    case 'operation': {
      refuseTransposed(syntax, scope)
      const operands = [build(syntax.left, scope), build(syntax.right, scope)]
      return elementwise(operands, ([a, b]) => operate(graph, syntax.operator, a, b))
    }
    case 'comparison': {
      const operands = [build(syntax.left, scope), build(syntax.right, scope)]
      return elementwise(operands, ([a, b]) => graph.compare(comparators[syntax.operator], a, b))
    }
    case 'logic': {
      const operands = [build(syntax.left, scope), build(syntax.right, scope)]
      const { operator } = syntax
      return elementwise(operands, ([a, b]) => (operator === 'and' ? graph.both(a, b) : graph.either(a, b)))
    }
    case 'not':
      return elementwise([build(syntax.of, scope)], ([a]) => graph.compare('eq', a, graph.constant(0)))
    case 'choice': {
      const operands = [build(syntax.test, scope), build(syntax.yes, scope), build(syntax.no, scope)]
      return elementwise(operands, ([test, yes, no]) => graph.choose(test, yes, no))
    }
    case 'component':
      return componentOf(syntax, scope)
    case 'call':
      return call(syntax.name, syntax, scope)
  }
}

/** Refuses `g^T v`, a product of vectors in papers: here T is the number of steps. @throws FormulaError */
function refuseTransposed(syntax: Syntax & { kind: 'operation' }, scope: Scope): void {
  const last =
    syntax.left.kind === 'operation' && syntax.left.operator === '*' ? syntax.left.right : syntax.left
  const raised = syntax.operator === '^' ? syntax : syntax.operator === '*' ? last : undefined
  if (raised?.kind !== 'operation' || raised.operator !== '^') return
  const { left: base, right: exponent } = raised
  if (exponent.kind !== 'name' || exponent.name !== 'T' || scope.values.has('T') || !scope.given) return
  if (build(base, scope).kind !== 'vector') return
  const source = (part: Syntax): string => scope.text.slice(part.at, part.at + part.length)
  const product = raised === syntax ? undefined : `dot(${source(base)}, ${source(syntax.right)})`
  const end = product === undefined ? raised : syntax.right
  throw new FormulaError(
    'a vector to the power T, the number of steps',
    scope.text,
    raised.at,
    end.at + end.length - raised.at,
    `write ${product !== undefined && product.length < 40 ? product : 'dot(a, b)'} for a product of vectors`,
    product === undefined ? [] : [product],
  )
}

function componentOf({ of, index, ...span }: Syntax & { kind: 'component' }, scope: Scope): Value {
  const value = build(of, scope)
  const whole = scope.text.slice(of.at, of.at + of.length)
  const refuse = (problem: string, advice: string, ...ways: string[]): FormulaError =>
    new FormulaError(problem, scope.text, span.at, span.length, advice, ways)
  if (value.kind === 'scalar' && scope.isTrial) return value
  if (value.kind === 'scalar') throw refuse(`component ${index} of a number`, `leave out [${index}]`, whole)
  const node = value.nodes[index]
  const { length } = value.nodes
  if (!node && length > 1)
    throw refuse(
      `component ${index} of ${length}, counted from 0`,
      'write [0] or [1]',
      `${whole}[0]`,
      `${whole}[1]`,
    )
  if (!node) throw refuse(`component ${index} where there is one parameter`, 'write [0]', `${whole}[0]`)
  return scalar(node)
}

/** Functions that make one number of a vector, and `vec`; undefined if it is another one. */
function reduction(
  name: string,
  syntax: Syntax & { kind: 'call' },
  args: readonly Value[],
  { graph, text, dimension = 2 }: Scope,
): Value | undefined {
  const [first, second] = args
  if (!first) return undefined
  const nodes = nodesOf(first)
  const fold = (parts: readonly Node[], combine: (a: Node, b: Node) => Node): Value =>
    scalar(parts.reduce(combine))
  const add = (a: Node, b: Node): Node => graph.add(a, b)
  if (name === 'sum') return fold(nodes, add)
  if (name === 'mean') return scalar(graph.divide(nodes.reduce(add), graph.constant(nodes.length)))
  if (args.length === 1 && (name === 'min' || name === 'max'))
    return fold(nodes, (a, b) => graph.call(name, [a, b]))
  if (name === 'norm' && second?.kind === 'scalar' && second.node.value !== 2) {
    const sizes = nodes.map((node) => graph.call('abs', [node]))
    return fold(sizes, second.node.value === 1 ? add : (a, b) => graph.call('max', [a, b]))
  }
  if (name !== 'vec' || !second) return undefined
  if (first.kind === 'vector' || second.kind === 'vector')
    throw new FormulaError('"vec" of a vector', text, syntax.at, syntax.length, 'give it two numbers')
  if (dimension !== 2)
    throw new FormulaError(
      'two numbers where there is one parameter',
      text,
      syntax.at,
      syntax.length,
      'write one',
    )
  return vector([first.node, second.node])
}

function call(name: string, syntax: Syntax & { kind: 'call' }, scope: Scope): Value {
  const { graph } = scope
  const args = syntax.args.map((arg) => build(arg, scope))
  const reduced = reduction(name, syntax, args, scope)
  if (reduced) return reduced
  const [first, second] = args
  if ((name === 'random' || name === 'normal') && scope.random) return vector(scope.random(name, syntax.at))
  if (first && name === 'loss' && scope.loss) return scalar(scope.loss(vectorAt(first, 0, syntax, scope)))
  if (first && name === 'hess' && scope.curve) return vector(scope.curve(vectorAt(first, 0, syntax, scope)))
  if (first && (name === 'norm' || name === 'dot')) {
    const [a, b] = [nodesOf(first), nodesOf(name === 'norm' || !second ? first : second)]
    if (a.length !== b.length) {
      if (scope.isTrial) return scalar(graph.constant(Number.NaN))
      throw new FormulaError(
        'dot of a vector and a number',
        scope.text,
        syntax.at,
        syntax.length,
        'give it two vectors',
      )
    }
    const products = a.map((node, index) => graph.multiply(node, b[index] ?? node))
    const sum = products.reduce((left, right) => graph.add(left, right))
    return scalar(name === 'norm' ? graph.call('sqrt', [sum]) : sum)
  }
  if (first && name === 'grad' && scope.gradient) {
    const slopes = scope.gradient(vectorAt(first, 0, syntax, scope))
    if (!scope.isUnlimited) checkWork(graph, scope.text, syntax)
    return vector(slopes)
  }
  if (first && second && name === 'solve' && scope.solve) {
    if (second.kind === 'vector') throw wants('a number', 1, syntax, scope)
    const solution = scope.solve(vectorAt(first, 0, syntax, scope), second.node)
    if (!scope.isUnlimited) checkWork(graph, scope.text, syntax)
    return vector(solution)
  }
  const composition = ownOf(compositions, name)
  return elementwise(args, (nodes) =>
    composition ? composition.build(graph, nodes[0], nodes[1]) : graph.call(name, nodes),
  )
}

const comparators: Readonly<Record<Comparison, Comparator>> = {
  '<': 'lt',
  '<=': 'le',
  '>': 'gt',
  '>=': 'ge',
  '==': 'eq',
  '!=': 'ne',
}

function operate(graph: Graph, operator: string, a: Node, b: Node): Node {
  switch (operator) {
    case '+':
      return graph.add(a, b)
    case '-':
      return graph.subtract(a, b)
    case '*':
      return graph.multiply(a, b)
    case '/':
      return graph.divide(a, b)
    case '%':
      return graph.call('mod', [a, b])
    default:
      return power(graph, a, b)
  }
}

/** Applies `combine` to scalars, or to each component if one of `values` is a vector. */
function elementwise(values: readonly Value[], combine: (nodes: [Node, Node, Node]) => Node): Value {
  const dimension = Math.max(...values.map((value) => (value.kind === 'vector' ? value.nodes.length : 0)))
  const at = (index: number): Node => {
    const nodes = values.map((value) => (value.kind === 'vector' ? value.nodes[index] : value.node))
    return combine(nodes as [Node, Node, Node])
  }
  return dimension ? vector(Array.from({ length: dimension }, (_, index) => at(index))) : scalar(at(0))
}

function nodesOf(value: Value): readonly Node[] {
  return value.kind === 'vector' ? value.nodes : [value.node]
}

function vectorAt(
  value: Value,
  index: number,
  syntax: Syntax & { kind: 'call' },
  scope: Scope,
): readonly Node[] {
  if (value.kind === 'vector') return value.nodes
  if (scope.isTrial) return components(value, scope.dimension ?? 2)
  throw wants('a vector', index, syntax, scope)
}

function wants(what: string, index: number, syntax: Syntax & { kind: 'call' }, scope: Scope): FormulaError {
  const arg = syntax.args[index] ?? syntax
  return new FormulaError(`"${syntax.name}" needs ${what}`, scope.text, arg.at, arg.length, `give it ${what}`)
}
