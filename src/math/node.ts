/** The nodes of the expression graph, which is built by `graph.ts`. All of them are scalar. */

export type Comparator = 'lt' | 'le' | 'gt' | 'ge' | 'eq' | 'ne'

export interface Node {
  readonly id: number
  /** `constant`, `input`, an operation, or the name of a function. */
  readonly op: string
  readonly args: readonly Node[]
  /** Of a constant. */
  readonly value: number
  /** Of an input. Of an output of a loop or of a mean, its number. */
  readonly name: string
  /** Of a loop. */
  readonly loop: Loop | undefined
  /** Of a mean over rows. */
  readonly means: Means | undefined
}

/** What is averaged over the rows of data: a body that is a graph of its own, closed but for its inputs. */
export interface Means {
  /** The inputs that each row gives numbers of its own, in the order of the data's columns. */
  readonly columns: readonly string[]
  /** The other inputs, in the order of a mean's arguments. */
  readonly inputs: readonly string[]
  /** What has a mean. They are computed together where several are asked for. */
  readonly roots: readonly Node[]
}

/** A loop: a body that is a graph of its own, closed but for its inputs. */
export interface Loop {
  /** How often it turns at most. */
  readonly bound: number
  /** The inputs of the body, in the order of the loop's arguments. The first ones are carried from turn to turn. */
  readonly inputs: readonly string[]
  /** While it is not 0, the loop turns. */
  readonly test: Node
  /** What the carried inputs become in a turn. */
  readonly next: readonly Node[]
  /** The points that a turn evaluates a surface at. They change nothing, but can be watched. */
  readonly looks?: readonly Look[]
  /** Where its head stands in the text. */
  readonly at?: number
}

/** A point that the turns of a loop evaluate a surface at. */
export interface Look {
  readonly nodes: readonly Node[]
  /** Whether the test of the loop asks for it. The test that ends a loop does so too. */
  readonly isTested: boolean
  /** Whether the value is asked for, not the slope alone. */
  readonly isLoss: boolean
}

export function isNumber(node: Node): boolean {
  return node.op === 'constant'
}

/**
 * The nodes that `roots` need, without those that are known already and what only they need. Arguments come before the
 * nodes that use them. It keeps its own stack, because a graph may be deeper than that of the language.
 */
export function reachable(roots: readonly Node[], known: ReadonlyMap<Node, unknown> = new Map()): Node[] {
  const found = new Set<Node>()
  const isDone = (node: Node): boolean => found.has(node) || known.has(node)
  const open = roots.toReversed()
  for (let node = open.at(-1); node; node = open.at(-1)) {
    if (isDone(node)) {
      open.pop()
      continue
    }
    const missing = node.args.find((arg) => !isDone(arg))
    if (missing) {
      open.push(missing)
    } else {
      found.add(node)
      open.pop()
    }
  }
  return [...found]
}
