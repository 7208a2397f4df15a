/**
 * The float64 evaluator: a graph flattened into instructions over one array of registers. It generates no code (the
 * page's policy forbids that), and running it allocates nothing.
 */
import { pow } from './elementary/pow'
import { functions } from './functions'
import { fusedMultiplyAdd } from './fused'
import { type Graph, type Node, expandPowers, reachable } from './graph'
import { decayPower } from './powers'

/** How often an input changes: with the settings, with the step, or with every evaluation. */
export type Frequency = 0 | 1 | 2

/** An instruction: operation, destination, up to three operands. */
const stride = 5

/** Operations by number, under the names that nodes use. Any higher number is a function. */
enum Op {
  add, sub, mul, div, neg, sqrt, choose, lt, le, gt, ge, eq, ne, pow,
  mulAdd, mulSub, subMul, square, decayPower, fusedAdd, fusedSub, firstFunction,
} // prettier-ignore

const names = Object.keys(functions)
const table = Object.values(functions).map(({ evaluate }) => evaluate)

/** The number of an operation, or of a function. */
function codeOf(name: string): number {
  return operations.get(name) ?? Op.firstFunction + names.indexOf(name)
}

const operations: ReadonlyMap<string, number> = new Map(
  Object.entries(Op).flatMap(([name, number]) => (typeof number === 'number' ? [[name, number]] : [])),
)

export interface Program {
  /** Constants, inputs and everything computed. Callers write inputs and read outputs here. */
  readonly registers: Float64Array
  /** The slots of each input and output in `registers`. */
  readonly input: ReadonlyMap<string, number>
  readonly output: readonly number[]
  /** The instructions of each frequency. */
  readonly code: readonly [Int32Array, Int32Array, Int32Array]
}

/**
 * How `c + a b` and `c − a b` are rounded if the product stands last and changes with every evaluation. `fused` rounds
 * once, as the kernels of PyTorch's `add_` and `addcmul_` do. A rule then gives PyTorch's numbers to the last bit. On
 * chaotic ground, nothing less gives the same run.
 */
type Rounding = 'separate' | 'fused'

/**
 * Flattens `roots`. `frequencyOf` says how often an input changes. A node that depends only on slower inputs is
 * computed by the code of their frequency: callers run code 0 for new settings, code 1 once a step, code 2 each time.
 */
export function compileProgram(
  graph: Graph,
  roots: readonly Node[],
  inputs: readonly string[],
  frequencyOf: (input: string) => Frequency,
  rounding: Rounding = 'separate',
): Program {
  const expanded = expandPowers(graph, roots)
  const nodes = reachable([...expanded, ...inputs.map((name) => graph.input(name))])
  const frequencies = frequenciesOf(nodes, frequencyOf)
  const inner = innerProducts(nodes, expanded, frequencies, rounding)
  const slots = new Map(nodes.map((node, index) => [node, index]))
  const at = (node: Node | undefined): number => (node ? (slots.get(node) ?? 0) : 0)
  const registers = new Float64Array(nodes.length)
  const code: [number[], number[], number[]] = [[], [], []]
  for (const node of nodes) {
    if (node.op === 'constant') registers[at(node)] = node.value
    if (node.op === 'constant' || node.op === 'input' || inner.within.has(node)) continue
    const [name, ...operands] = instruction(node, inner.of.get(node), frequencies)
    const [a, b, c] = operands
    code[frequencies.get(node) ?? 2].push(codeOf(name), at(node), at(a), at(b), at(c))
  }
  return {
    registers,
    input: new Map(inputs.map((name) => [name, at(graph.input(name))])),
    output: expanded.map(at),
    code: [Int32Array.from(code[0]), Int32Array.from(code[1]), Int32Array.from(code[2])],
  }
}

/** The slot of an input in the registers. @throws Error if the program has no such input */
export function slotOf({ input }: Program, name: string): number {
  const slot = input.get(name)
  if (slot === undefined) throw new Error(`the program has no input "${name}"`)
  return slot
}

/** The instructions of a code one by one, each as a code of its own, with the slot that it writes. */
export function instructionsOf(code: Int32Array): { readonly code: Int32Array; readonly to: number }[] {
  return Array.from({ length: code.length / stride }, (_, index) => {
    const own = code.subarray(index * stride, (index + 1) * stride)
    return { code: own, to: own[1] as number }
  })
}

/** How often each node changes: as often as the fastest of its inputs. */
function frequenciesOf(
  nodes: readonly Node[],
  frequencyOf: (input: string) => Frequency,
): Map<Node, Frequency> {
  const frequencies = new Map<Node, Frequency>()
  for (const node of nodes) {
    const own = node.op === 'input' ? frequencyOf(node.name) : 0
    frequencies.set(node, Math.max(own, ...node.args.map((arg) => frequencies.get(arg) ?? 0)) as Frequency)
  }
  return frequencies
}

/**
 * Executes instructions, in the order of the graph: nothing is reassociated. It is long because it is one switch over
 * all operations, in the innermost loop of every run.
 */
export function run(code: Int32Array, r: Float64Array): void {
  for (let at = 0; at < code.length; at += stride) {
    const to = code[at + 1] as number
    const a = r[code[at + 2] as number] as number
    const b = r[code[at + 3] as number] as number
    switch (code[at] as number) {
      case Op.add:
        r[to] = a + b
        break
      case Op.sub:
        r[to] = a - b
        break
      case Op.mul:
        r[to] = a * b
        break
      case Op.div:
        r[to] = a / b
        break
      case Op.neg:
        r[to] = -a
        break
      case Op.sqrt:
        r[to] = Math.sqrt(a)
        break
      case Op.choose:
        r[to] = a !== 0 ? b : (r[code[at + 4] as number] as number)
        break
      case Op.lt:
        r[to] = a < b ? 1 : 0
        break
      case Op.le:
        r[to] = a <= b ? 1 : 0
        break
      case Op.gt:
        r[to] = a > b ? 1 : 0
        break
      case Op.ge:
        r[to] = a >= b ? 1 : 0
        break
      case Op.eq:
        r[to] = a === b ? 1 : 0
        break
      case Op.ne:
        r[to] = a !== b ? 1 : 0
        break
      case Op.pow:
        r[to] = pow(a, b)
        break
      case Op.mulAdd:
        r[to] = a * b + (r[code[at + 4] as number] as number)
        break
      case Op.mulSub:
        r[to] = a * b - (r[code[at + 4] as number] as number)
        break
      case Op.subMul:
        r[to] = (r[code[at + 4] as number] as number) - a * b
        break
      case Op.square:
        r[to] = a * a
        break
      case Op.decayPower:
        r[to] = decayPower(a, b)
        break
      case Op.fusedAdd:
        r[to] = fusedMultiplyAdd(a, b, r[code[at + 4] as number] as number)
        break
      case Op.fusedSub:
        r[to] = fusedMultiplyAdd(-a, b, r[code[at + 4] as number] as number)
        break
      default: {
        const evaluate = table[(code[at] as number) - Op.firstFunction] as (
          a: number,
          b: number,
          c: number,
        ) => number
        r[to] = evaluate(a, b, r[code[at + 4] as number] as number)
      }
    }
  }
}

/** A product that is computed as part of a sum or difference. */
interface InnerProduct {
  readonly product: Node
  readonly rounding: Rounding
}

/** `of` maps a sum to the product within it. `within` are the products that are computed nowhere else. */
function innerProducts(
  nodes: readonly Node[],
  roots: readonly Node[],
  frequencies: ReadonlyMap<Node, Frequency>,
  rounding: Rounding,
): { of: ReadonlyMap<Node, InnerProduct>; within: ReadonlySet<Node> } {
  const uses = new Map<Node, number>()
  for (const root of roots) uses.set(root, 2)
  for (const node of nodes) for (const arg of node.args) uses.set(arg, (uses.get(arg) ?? 0) + 1)
  const of = new Map<Node, InnerProduct>()
  const within = new Set<Node>()
  for (const node of nodes) {
    if (node.op !== 'add' && node.op !== 'sub') continue
    const frequency = frequencies.get(node)
    const products = node.args.filter((arg) => arg.op === 'mul' && frequencies.get(arg) === frequency)
    // Rounding must not depend on what else uses the product: showing a number must not change a run.
    const last =
      rounding === 'fused' && frequency === 2 ? products.find((arg) => arg === node.args[1]) : undefined
    const product = last ?? products.find((arg) => uses.get(arg) === 1)
    if (!product) continue
    of.set(node, { product, rounding: last ? 'fused' : 'separate' })
    if (uses.get(product) === 1) within.add(product)
  }
  return { of, within }
}

/** The operation of a node and its operands, including those of its inner product. */
function instruction(
  node: Node,
  inner: InnerProduct | undefined,
  frequencies: ReadonlyMap<Node, Frequency>,
): [string, ...Node[]] {
  const [a, b] = node.args
  if (node.op === 'mul' && a && a === b) return ['square', a]
  // once a step, so a decay to the power of the step's number
  if (node.op === 'pow' && a && b && frequencies.get(node) === 1) return ['decayPower', a, b]
  const [u, v] = inner?.product.args ?? []
  if (!inner || !a || !b || !u || !v) return [node.op, ...node.args]
  const other = inner.product === a ? b : a
  if (inner.rounding === 'fused') return [node.op === 'add' ? 'fusedAdd' : 'fusedSub', u, v, other]
  if (node.op === 'add') return ['mulAdd', u, v, other]
  return [inner.product === a ? 'mulSub' : 'subMul', u, v, other]
}
