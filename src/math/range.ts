/** The range of an expression, by coarse interval arithmetic: enough to see that no root is of a negative number. */
import type { Node } from './node'

export interface Range {
  readonly low: number
  readonly high: number
}

const anything: Range = { low: -Infinity, high: Infinity }
const nonNegative: Range = { low: 0, high: Infinity }

/** The range of each of `nodes`, which must come after their arguments. `rangeOf` knows some of the inputs. */
export function rangesOf(
  nodes: readonly Node[],
  rangeOf: (input: string) => Range | undefined,
): Map<Node, Range> {
  const ranges = new Map<Node, Range>()
  const signs = new Map<Node, Signs>()
  for (const node of nodes) {
    const args = node.args.map((arg) => ranges.get(arg) ?? anything)
    const range = node.op === 'input' ? (rangeOf(node.name) ?? anything) : rangeAfter(node, args, signs)
    ranges.set(node, range)
    if (node.op !== 'mul') signs.set(node, range.low >= 0 ? new Set() : new Set([node]))
  }
  return ranges
}

/** The factors that decide the sign of a product: they may be negative and are not there twice. Undefined if they are many. */
type Signs = ReadonlySet<Node> | undefined

/** With more such factors, a product counts as one that may be negative. */
const maxSigns = 16

/** `signs` gets those of a product. */
function rangeAfter(node: Node, args: readonly Range[], signs: Map<Node, Signs>): Range {
  const [a = anything, b = anything, c = anything] = args
  switch (node.op) {
    case 'constant':
      return { low: node.value, high: node.value }
    case 'add':
      return sum(a, b)
    case 'sub':
      return sum(a, { low: -b.high, high: -b.low })
    case 'neg':
      return { low: -a.high, high: -a.low }
    case 'mul':
      signs.set(node, signsOfProduct(node, signs))
      return signs.get(node)?.size === 0 ? nonNegative : anything
    case 'div':
      return a.low >= 0 && b.low >= 0 ? nonNegative : anything
    case 'pow':
      if (b.low === b.high && b.low % 2 === 0) return nonNegative
      if (a.low >= 0 && a.high <= 1 && b.low >= 0) return { low: 0, high: 1 }
      return a.low >= 0 ? nonNegative : anything
    case 'max':
      return { low: Math.max(a.low, b.low), high: Math.max(a.high, b.high) }
    case 'min':
      return { low: Math.min(a.low, b.low), high: Math.min(a.high, b.high) }
    case 'choose':
      return { low: Math.min(b.low, c.low), high: Math.max(b.high, c.high) }
    case 'sqrt':
    case 'abs':
    case 'exp':
    case 'hypot':
    case 'sigmoid':
    case 'softplus':
      return nonNegative
    default:
      return anything
  }
}

function sum(a: Range, b: Range): Range {
  const [low, high] = [a.low + b.low, a.high + b.high]
  return { low: Number.isNaN(low) ? -Infinity : low, high: Number.isNaN(high) ? Infinity : high }
}

/** A factor that occurs twice is a square. Signs multiply exactly, in any order. */
function signsOfProduct({ args }: Node, signs: ReadonlyMap<Node, Signs>): Signs {
  const [a, b] = args.map((arg) => signs.get(arg))
  if (!a || !b) return undefined
  const odd = new Set([...a].filter((factor) => !b.has(factor)))
  for (const factor of b) if (!a.has(factor)) odd.add(factor)
  return odd.size <= maxSigns ? odd : undefined
}
