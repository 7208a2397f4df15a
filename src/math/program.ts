/** The float64 evaluator: a graph flattened into instructions over one array of registers, for `run`. */
import type { Code } from './code'
import { Graph } from './graph'
import { type Node, reachable } from './node'
import { copyTo, expandPowers } from './rewrite'
import { liveInputs, outputsOf } from './loop'
import { meansOf } from './means'
import { type LoopProgram, type Parts, codeOf } from './run'

/** How often an input changes: with the settings, with the step, or with every evaluation. */
export type Frequency = 0 | 1 | 2

export interface Program {
  /** Constants, inputs and everything computed. Callers write inputs and read outputs here. */
  readonly registers: Float64Array
  /** The slots of each input and output in `registers`. */
  readonly input: ReadonlyMap<string, number>
  readonly output: readonly number[]
  /** The instructions of each frequency. */
  readonly code: readonly [Code, Code, Code]
  /** The loops that the instructions turn, and the means that they take. `run` needs them. */
  readonly parts: Parts
}

/**
 * How `c + a b` and `c − a b` are rounded if the product stands last and changes with every evaluation. `fused` rounds
 * once, as the kernels of PyTorch's `add_` and `addcmul_` do. A rule then gives PyTorch's numbers to the last bit. On
 * chaotic ground, nothing less gives the same run.
 */
type Rounding = 'separate' | 'fused'

/**
 * Flattens `roots`. `frequencyOf` says how often an input changes. A node that depends only on slower inputs is
 * computed by the code of their frequency: callers run code 0 for new settings, code 1 once a step, code 2 each time. The
 * loops of a watched program keep the points that they look at.
 */
export function compileProgram(
  graph: Graph,
  roots: readonly Node[],
  inputs: readonly string[],
  frequencyOf: (input: string) => Frequency,
  rounding: Rounding = 'separate',
  isWatched = false,
): Program {
  return flatten(graph, roots, inputs, frequencyOf, { rounding, isWatched }).program
}

interface How {
  readonly rounding: Rounding
  /** See `compileProgram`. */
  readonly isWatched: boolean
}

/** A program, and where in its last code what the first root needs has been computed. */
function flatten(
  graph: Graph,
  roots: readonly Node[],
  inputs: readonly string[],
  frequencyOf: (input: string) => Frequency,
  how: How,
): { program: Program; first: number } {
  const expanded = expandPowers(graph, roots)
  const nodes = reachable([...expanded, ...inputs.map((name) => graph.input(name))])
  const frequencies = frequenciesOf(nodes, frequencyOf)
  const inner = innerProducts(nodes, expanded, frequencies, how.rounding)
  const slots = new Map(nodes.map((node, index) => [node, index]))
  const at = (node: Node | undefined): number => (node ? (slots.get(node) ?? 0) : 0)
  const registers = new Float64Array(nodes.length)
  const code: [number[], number[], number[]] = [[], [], []]
  const loops = loopsOf(nodes, at, how)
  const means = meansOf(nodes, at, (inner, wanted, names, isVarying) => {
    const each = (name: string): Frequency => (isVarying(name) ? 2 : 0)
    return flatten(inner, wanted, names, each, { rounding: 'separate', isWatched: false }).program
  })
  let first = 0
  for (const node of nodes) {
    if (node.op === 'constant') registers[at(node)] = node.value
    if (node.op === 'constant' || node.op === 'input' || inner.within.has(node)) continue
    const place = loops.places.get(node) ?? means.places.get(node)
    const [name, ...operands] = means.first.has(node)
      ? (['means'] as const)
      : instruction(node, inner.of.get(node), frequencies)
    const [a, b, c] = place ?? operands.map(at)
    code[frequencies.get(node) ?? 2].push(codeOf(name), at(node), a ?? 0, b ?? 0, c ?? 0)
    if (node === expanded[0]) first = code[2].length
  }
  const program: Program = {
    registers,
    input: new Map(inputs.map((name) => [name, at(graph.input(name))])),
    output: expanded.map(at),
    code,
    parts: { loops: loops.programs, means: means.programs },
  }
  return { program, first }
}

/** The loops among `nodes`, and for each loop and output which of them it is. */
function loopsOf(
  nodes: readonly Node[],
  at: (node: Node | undefined) => number,
  how: How,
): { programs: LoopProgram[]; places: ReadonlyMap<Node, readonly number[]> } {
  const loops = nodes.filter(({ loop }) => loop !== undefined)
  const places = new Map<Node, readonly number[]>(loops.map((node, loop) => [node, [loop]]))
  const programs = loops.map((node, loop) => {
    const its = outputsOf(node, nodes)
    const live = node.loop ? liveInputs(node.loop, its.keys()) : []
    for (const [index, each] of its) places.set(each, [loop, live.indexOf(index)])
    return compileLoop(node, live, at, how)
  })
  return { programs, places }
}

/** The program of a loop that carries the inputs `live` alone. */
function compileLoop(
  { loop, args }: Node,
  live: readonly number[],
  at: (node: Node | undefined) => number,
  how: How,
): LoopProgram {
  if (!loop) throw new Error('a loop has a body')
  const { inputs, next, test } = loop
  const looks = how.isWatched ? (loop.looks ?? []) : []
  const graph = new Graph()
  const roots = [test, ...live.map((index) => next[index] ?? test), ...looks.flatMap(({ nodes }) => nodes)]
  const [tested, ...rest] = copyTo(graph, roots)
  if (!tested) throw new Error('a loop has a test')
  const taken = [...live, ...inputs.keys()].filter(
    (index, place) => place < live.length || index >= next.length,
  )
  const names = taken.map((index) => inputs[index] ?? '')
  const carried = new Set(names.slice(0, live.length))
  const frequencyOf = (name: string): Frequency => (carried.has(name) ? 2 : 0)
  const { program, first } = flatten(graph, [tested, ...rest], names, frequencyOf, how)
  const { code, input, output, registers } = program
  let seen = 1 + live.length
  return {
    bound: loop.bound,
    registers,
    entry: code[0],
    test: code[2].slice(0, first),
    turn: code[2].slice(first),
    parts: program.parts,
    from: Int32Array.from(taken, (index) => at(args[index])),
    inputs: Int32Array.from(names, (name) => input.get(name) ?? 0),
    tested: output[0] ?? 0,
    next: Int32Array.from(output.slice(1, seen)),
    kept: new Float64Array(live.length),
    at: loop.at ?? Number.NaN,
    looks: looks.map(({ nodes, isTested, isLoss }) => ({
      slots: Int32Array.from(output.slice(seen, (seen += nodes.length))),
      isTested,
      isLoss,
    })),
  }
}

/** The slot of an input in the registers. @throws Error if the program has no such input */
export function slotOf({ input }: Program, name: string): number {
  const slot = input.get(name)
  if (slot === undefined) throw new Error(`the program has no input "${name}"`)
  return slot
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
