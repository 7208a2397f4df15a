/**
 * Graph → Python with numpy, in numbers of float64. Short expressions that are used once stand where they are used;
 * what is used again, or has a name, is a line of its own. The file is long because loops and means stand in one another,
 * and so have one writer.
 */
import { Graph } from './graph'
import { groupsOf } from './means'
import { type Loop, type Means, type Node, reachable } from './node'
import { transform } from './rewrite'
import { liveInputs, outputsOf, varyingOf } from './loop'
import type { PythonNames } from './pythonNames'
import {
  type Piece,
  atom,
  binding,
  helperOf,
  isTest,
  pythonNumber,
  pythonOf,
  pythonValue,
  testOf,
  within,
} from './pythonText'

export interface Python {
  /** Statements, without the indent of the block that they go into. */
  readonly lines: readonly string[]
  /** An expression for each root. */
  readonly results: readonly string[]
}

export interface PythonInputs {
  /** The Python of each input. */
  readonly inputs: ReadonlyMap<string, string>
  /** Nodes that have a name, such as the lines of a rule. */
  readonly named?: Iterable<readonly [Node, string]>
  /** Inputs that are numbers. Terms that a 0 removes are left out. */
  readonly known?: ReadonlyMap<string, number>
  readonly names: PythonNames
  /** Collects the functions that the text needs and numpy lacks. */
  readonly helpers: Set<string>
  /** What the list of the rows is called that a mean is over, each a tuple. */
  readonly rows?: string | undefined
  /** How a component of a vector in a loop is called: its number → the end of its name. */
  readonly ends: readonly string[]
}

/** So long an expression may become before it is a line of its own. */
const maxInline = 64
/** The same for what is a condition or a result: the lines around it are short. */
const maxWhole = 110
/** So short an expression of names alone is written again where it is used again. */
const maxRepeated = 14

/** @throws Error if an input has no Python */
export function emitPython(given: readonly Node[], how: PythonInputs): Python {
  const named = [...(how.named ?? [])]
  // A graph of its own, with the numbers that are known.
  const graph = new Graph()
  const own = transform(graph, [...given, ...named.map(([node]) => node)], (node) => {
    const known = node.op === 'constant' ? node.value : how.known?.get(node.name)
    if (known !== undefined && node.args.length === 0) return graph.constant(known)
    return node.op === 'input' ? graph.input(node.name) : undefined
  })
  const roots = own.slice(0, given.length)
  const nodes = reachable(roots)
  const nameOf = new Map<Node, string>()
  for (const [at, [, name]] of named.entries()) {
    const node = own[given.length + at]
    if (node && !nameOf.has(node)) nameOf.set(node, name)
  }
  const writer = new Writer(nodes, roots, how, nameOf)
  writer.write(nodes)
  return { lines: writer.lines, results: roots.map((root) => writer.value(root)) }
}

/** Writes the nodes of one graph: that of a formula or rule, or of the body of a loop. */
class Writer {
  readonly lines: string[] = []
  readonly #pieces = new Map<Node, Piece>()
  readonly #uses = new Map<Node, number>()
  readonly #isLine = new Set<Node>()

  constructor(
    readonly nodes: readonly Node[],
    readonly roots: readonly Node[],
    readonly how: PythonInputs,
    readonly named: ReadonlyMap<Node, string>,
  ) {
    const use = (node: Node): unknown => this.#uses.set(node, (this.#uses.get(node) ?? 0) + 1)
    roots.forEach(use)
    for (const { args, op } of nodes) if (op !== 'output') args.forEach(use)
  }

  piece(node: Node): Piece {
    const known = this.#pieces.get(node)
    if (known) return known
    if (node.op === 'constant') return pythonNumber(node.value)
    throw new Error(`no Python for "${node.op}"`)
  }

  /** A node as a number of float64 that stands by itself. */
  value(node: Node): string {
    return node.op === 'constant' ? pythonValue(node.value) : this.piece(node).text
  }

  /** A node as a condition. */
  condition(node: Node): string {
    const args = node.args.map((arg) => this.piece(arg))
    const test = this.#isLine.has(node) ? undefined : testOf(node, args)
    return test ?? `${within(this.piece(node), binding.sum)} != 0`
  }

  /** Writes these nodes. Those that they need come before them, or have been written. */
  write(nodes: readonly Node[]): void {
    for (const node of nodes) {
      if (node.op === 'constant' || node.op === 'output') continue
      if (node.op === 'input') {
        const text = this.how.inputs.get(node.name)
        if (text === undefined) throw new Error(`no Python for the input "${node.name}"`)
        this.#pieces.set(node, atom(text))
      } else if (node.loop) this.#writeLoop(node, node.loop)
      else if (node.means) this.#writeMeans(node, node.means)
      else this.#writeOperation(node)
    }
  }

  #writeOperation(node: Node): void {
    const helper = helperOf(node.op)
    if (helper !== undefined) this.how.helpers.add(helper)
    const piece = this.#pieceOf(node)
    const wanted = this.named.get(node)
    if (wanted === undefined && this.#isInline(node, piece)) {
      this.#pieces.set(node, piece)
      return
    }
    const name = wanted === undefined ? this.how.names.next('n') : this.how.names.fresh(wanted)
    this.lines.push(`${name} = ${piece.text}`)
    this.#pieces.set(node, atom(name))
    this.#isLine.add(node)
  }

  #pieceOf(node: Node): Piece {
    const [test, yes, no] = node.args
    if (node.op !== 'choose' || !test || !yes || !no)
      return pythonOf(
        node,
        node.args.map((arg) => this.piece(arg)),
      )
    const branch = (of: Node): string => {
      const piece = of.op === 'constant' ? atom(this.value(of)) : this.piece(of)
      return within(piece, binding.test)
    }
    const text = `${branch(yes)} if ${this.condition(test)} else ${branch(no)}`
    return { text, binding: binding.choice }
  }

  #isInline(node: Node, { text }: Piece): boolean {
    if (this.#uses.get(node) === 1)
      return text.length <= (this.roots.includes(node) || isTest(node) ? maxWhole : maxInline)
    return text.length <= maxRepeated && node.args.every(({ op }) => op === 'input' || op === 'constant')
  }

  /** A `for` that is left where its test fails. */
  #writeLoop(node: Node, loop: Loop): void {
    const { how, lines } = this
    const its = outputsOf(node, this.nodes)
    const live = liveInputs(loop, its.keys())
    const variables = new Map(
      live.map((index) => [index, how.names.fresh(variableOf(loop, index, how.ends))]),
    )
    const turns = this.#uses.has(node) ? how.names.next('turns') : undefined
    const inputs = new Map<string, string>()
    for (const [index, arg] of node.args.entries()) {
      const own = variables.get(index)
      // What is not carried keeps its name, if it has one.
      const known = index < loop.next.length ? '' : this.piece(arg).text
      if (own === undefined && index < loop.next.length) continue
      const isName = own === undefined && arg.op !== 'constant' && /^\w+$/.test(known)
      const name = own ?? (isName ? known : how.names.fresh(variableOf(loop, index, how.ends)))
      if (!isName) lines.push(`${name} = ${this.value(arg)}`)
      inputs.set(loop.inputs[index] ?? '', name)
    }
    if (turns !== undefined) {
      lines.push(`${turns} = np.float64(0)`)
      this.#pieces.set(node, atom(turns))
    }
    this.#writeBody(loop, variables, turns, inputs)
    for (const [index, output] of its) this.#pieces.set(output, atom(variables.get(index) ?? 'np.nan'))
  }

  /** A `for` over the rows, once for all means that are computed in one pass. */
  #writeMeans(node: Node, { columns, inputs, roots: bodies }: Means): void {
    if (this.#pieces.has(node)) return
    const { how, lines } = this
    const { rows } = how
    if (rows === undefined) throw new Error('a mean over rows needs rows')
    const group = groupsOf(this.nodes).find((each) => each.includes(node)) ?? [node]
    const given = new Map<string, string>()
    for (const [index, input] of inputs.entries()) {
      const arg = node.args[index]
      const text = arg && this.value(arg)
      const isName = text !== undefined && /^\w+$/.test(text)
      const name = isName ? text : how.names.fresh(input)
      if (!isName && text !== undefined) lines.push(`${name} = ${text}`)
      given.set(input, name)
    }
    const own = columns.map((column) => how.names.fresh(column))
    columns.forEach((column, index) => given.set(column, own[index] ?? ''))
    const roots = group.map(({ name }) => bodies[Number(name)]).filter((root) => root !== undefined)
    const nodes = reachable(roots)
    const body = new Writer(nodes, roots, { ...how, inputs: given }, new Map())
    body.write(nodes)
    const sums = group.map(() => how.names.next('mean'))
    lines.push(`${sums.join(' = ')} = np.float64(0)`)
    lines.push(`for ${own.join(', ')}${own.length === 1 ? ',' : ''} in ${rows}:`)
    lines.push(...indented(body.lines))
    for (const [index, sum] of sums.entries()) {
      const root = roots[index] ?? node
      const piece = root.op === 'constant' ? atom(body.value(root)) : body.piece(root)
      lines.push(`    ${sum} = ${sum} + ${within(piece, binding.product)}`)
    }
    for (const sum of sums) lines.push(`${sum} = ${sum} / len(${rows})`)
    for (const [index, each] of group.entries()) this.#pieces.set(each, atom(sums[index] ?? ''))
  }

  #writeBody(
    loop: Loop,
    variables: ReadonlyMap<number, string>,
    turns: string | undefined,
    inputs: ReadonlyMap<string, string>,
  ): void {
    const next = [...variables.keys()].map((index) => loop.next[index] ?? loop.test)
    const roots = [loop.test, ...next]
    const nodes = reachable(roots)
    const body = new Writer(nodes, roots, { ...this.how, inputs }, new Map())
    const carried = new Set([...variables.keys()].map((index) => loop.inputs[index] ?? ''))
    const varying = varyingOf(nodes, carried)
    const tested = new Set(reachable([loop.test]))
    body.write(nodes.filter((node) => !varying.has(node)))
    const before = body.lines.splice(0)
    body.write(nodes.filter((node) => varying.has(node) && tested.has(node)))
    if (loop.test.op !== 'constant' || loop.test.value === 0) {
      body.lines.push(`if not (${body.condition(loop.test)}):`, '    break')
    }
    body.write(nodes.filter((node) => varying.has(node) && !tested.has(node)))
    const values = next.map((node) => body.value(node))
    if (values.length > 0) body.lines.push(`${[...variables.values()].join(', ')} = ${values.join(', ')}`)
    if (turns !== undefined) body.lines.push(`${turns} += 1`)
    this.lines.push(...before, `for _ in range(${loop.bound}):`)
    this.lines.push(...(body.lines.length > 0 ? indented(body.lines) : ['    pass']))
  }
}

export function indented(lines: readonly string[], depth = 1): string[] {
  return lines.map((line) => (line === '' ? '' : '    '.repeat(depth) + line))
}

/** The name of a variable of a loop: `at.p.0` is p and the end of its first component. */
function variableOf({ inputs }: Loop, place: number, ends: readonly string[]): string {
  const input = inputs[place] ?? ''
  const [, name = input, index] = /^(?:at\.)?(.*?)(?:\.(\d+))?$/.exec(input) ?? []
  return index === undefined ? name : `${name}_${ends[Number(index)] ?? index}`
}
