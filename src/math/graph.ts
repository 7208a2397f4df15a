/**
 * The expression graph. It is hash-consed: equal expressions are one node. All nodes are scalar. Building a rule splits
 * its vectors into components, so the back ends only know numbers.
 */
import { isPowerOfTwo } from './elementary/bits'
import { pow } from './elementary/pow'
import { functions } from './functions'
import { type Comparator, type Loop, type Means, type Node, isNumber } from './node'
import { signatureOf, signatureOfMeans } from './signature'

/** How much work has been done, shared by the graphs of a rule and of its loops. */
interface Work {
  done: number
}

const compare: Readonly<Record<Comparator, (a: number, b: number) => boolean>> = {
  lt: (a, b) => a < b,
  le: (a, b) => a <= b,
  gt: (a, b) => a > b,
  ge: (a, b) => a >= b,
  eq: (a, b) => a === b,
  ne: (a, b) => a !== b,
}

/** Builds each node once. Constants fold, and terms without effect (`x + 0`, `1 x`, `0 x`) are left out. */
export class Graph {
  readonly #nodes = new Map<string, Node>()
  readonly #work: Work

  constructor(work: Work = { done: 0 }) {
    this.#work = work
  }

  /** A graph for the body of a loop, whose work is work of this one. */
  inner(): Graph {
    return new Graph(this.#work)
  }

  /** How many nodes it has been asked for since `begin`, new ones and known ones: what has been done with it. */
  get work(): number {
    return this.#work.done
  }

  /** Counts the work from 0 again. */
  begin(): void {
    this.#work.done = 0
  }

  constant(value: number): Node {
    return this.#node(`#${Object.is(value, -0) ? '-0' : value}`, 'constant', [], value, '')
  }

  input(name: string): Node {
    return this.#node(`$${name}`, 'input', [], Number.NaN, name)
  }

  add(a: Node, b: Node): Node {
    if (isNumber(a) && isNumber(b)) return this.constant(a.value + b.value)
    if (isZero(a)) return b
    if (isZero(b)) return a
    if (a === b) return this.multiply(this.constant(2), a)
    if (b.op === 'neg') return this.subtract(a, only(b))
    if (a.op === 'neg') return this.subtract(b, only(a))
    return this.#operation('add', [a, b], sortOperands(a, b))
  }

  subtract(a: Node, b: Node): Node {
    if (isNumber(a) && isNumber(b)) return this.constant(a.value - b.value)
    if (isZero(b)) return a
    if (isZero(a)) return this.negate(b)
    if (b.op === 'neg') return this.add(a, only(b))
    return this.#operation('sub', [a, b])
  }

  multiply(a: Node, b: Node): Node {
    if (isNumber(a) && isNumber(b)) return this.constant(a.value * b.value)
    if (isNumber(b)) return this.multiply(b, a)
    if (isNumber(a)) {
      if (a.value === 0) return this.constant(0)
      if (a.value === 1) return b
      if (a.value === -1) return this.negate(b)
      const [c, other] = b.args
      // Multiplying by a power of two is exact, so such factors may be merged.
      if (b.op === 'mul' && c && other && isNumber(c) && (isPowerOfTwo(a.value) || isPowerOfTwo(c.value)))
        return this.multiply(this.constant(a.value * c.value), other)
      if (b.op === 'neg') return this.multiply(this.constant(-a.value), only(b))
    }
    if (a.op === 'neg') return this.negate(this.multiply(only(a), b))
    if (b.op === 'neg') return this.negate(this.multiply(a, only(b)))
    return this.#operation('mul', isNumber(a) ? [a, b] : sortOperands(a, b))
  }

  divide(a: Node, b: Node): Node {
    if (isNumber(a) && isNumber(b)) return this.constant(a.value / b.value)
    if (isZero(a)) return a
    if (isNumber(b) && b.value === 1) return a
    if (a.op === 'neg') return this.negate(this.divide(only(a), b))
    return this.#operation('div', [a, b])
  }

  negate(a: Node): Node {
    if (isNumber(a)) return this.constant(-a.value)
    if (a.op === 'neg') return only(a)
    const [left, right] = a.args
    if (a.op === 'sub' && left && right) return this.subtract(right, left)
    if (a.op === 'mul' && left && right && isNumber(left))
      return this.multiply(this.constant(-left.value), right)
    return this.#operation('neg', [a])
  }

  power(base: Node, exponent: Node): Node {
    if (isNumber(base) && isNumber(exponent)) return this.constant(pow(base.value, exponent.value))
    if (isNumber(exponent)) {
      if (exponent.value === 0) return this.constant(1)
      if (exponent.value === 1) return base
    }
    return this.#operation('pow', [base, exponent])
  }

  /** 1 if the comparison holds, else 0. */
  compare(op: Comparator, a: Node, b: Node): Node {
    if (isNumber(a) && isNumber(b)) return this.constant(compare[op](a.value, b.value) ? 1 : 0)
    return this.#operation(op, [a, b])
  }

  /** 1 if neither is 0, else 0. A product, because shaders choose slowly. */
  both(a: Node, b: Node): Node {
    return this.multiply(this.#truth(a), this.#truth(b))
  }

  /** 0 if both are 0, else 1. */
  either(a: Node, b: Node): Node {
    return this.#truth(this.add(this.#truth(a), this.#truth(b)))
  }

  /** `yes` if `test` is not 0, else `no`. Both are computed. */
  choose(test: Node, yes: Node, no: Node): Node {
    if (isNumber(test)) return test.value !== 0 ? yes : no
    if (yes === no) return yes
    return this.#operation('choose', [test, yes, no])
  }

  /** A function of the table, called with its number of arguments. */
  call(name: string, args: readonly Node[]): Node {
    const [a, b, c] = args
    if (name === 'clamp' && a && b && c) return this.call('min', [this.call('max', [a, b]), c])
    const last = args.at(-1)
    if (args.length > 2 && last) return this.call(name, [this.call(name, args.slice(0, -1)), last])
    const numbers = args.map((arg) => arg.value)
    const known = functions[name]
    if (!known) throw new Error(`no function ${name}`)
    if (args.every(isNumber)) {
      return this.constant(known.evaluate(numbers[0] ?? Number.NaN, numbers[1] ?? Number.NaN, Number.NaN))
    }
    return this.#operation(name, args)
  }

  /** A loop. Its value is how often it has turned. The same body with the same arguments is one node. */
  loop(loop: Loop, args: readonly Node[]): Node {
    const key = `loop ${signatureOf(loop)} ${args.map((arg) => arg.id).join(' ')}`
    return this.#node(key, 'loop', args, Number.NaN, '', loop)
  }

  /** The last value of the carried input at `index` of a loop. */
  output(loop: Node, index: number): Node {
    return this.#node(`output ${loop.id} ${index}`, 'output', [loop], Number.NaN, String(index))
  }

  /** The mean of the root at `index` over all rows. One that is the same number in each row is that number. */
  mean(means: Means, index: number, args: readonly Node[]): Node {
    const root = means.roots[index]
    if (!root) throw new RangeError(`no root ${index}`)
    if (isNumber(root)) return this.constant(root.value)
    const key = `mean ${signatureOfMeans(means)} ${index} ${args.map((arg) => arg.id).join(' ')}`
    return this.#node(key, 'mean', args, Number.NaN, String(index), undefined, means)
  }

  /**
   * A random number of a rule: from 0 to 1, or standard normal. It depends on the key of the step, on the call, which is a
   * number for each component of each call in a text, and on the turn of the loops around it.
   */
  random(kind: 'random' | 'normal', call: number, turn: Node): Node {
    return this.#operation(kind, [this.input('dice'), this.constant(call), turn])
  }

  /** The same operation on other arguments. */
  rebuild(node: Node, args: readonly Node[]): Node {
    const [a, b, c] = args
    if (!a) return node
    if (node.loop) return this.loop(node.loop, args)
    if (node.means) return this.mean(node.means, Number(node.name), args)
    if (node.op === 'random' || node.op === 'normal') return this.#operation(node.op, args)
    if (node.op === 'output') return this.output(a, Number(node.name))
    if (node.op === 'neg') return this.negate(a)
    if (!b) return this.call(node.op, args)
    if (node.op === 'add') return this.add(a, b)
    if (node.op === 'sub') return this.subtract(a, b)
    if (node.op === 'mul') return this.multiply(a, b)
    if (node.op === 'div') return this.divide(a, b)
    if (node.op === 'pow') return this.power(a, b)
    if (c) return this.choose(a, b, c)
    return node.op in compare ? this.compare(node.op as Comparator, a, b) : this.call(node.op, args)
  }

  /** 1 if a number is not 0, else 0. */
  #truth(a: Node): Node {
    return a.op in compare ? a : this.compare('ne', a, this.constant(0))
  }

  /** Equal operands in another order give the same node, which keeps the order that was written first. */
  #operation(op: string, args: readonly Node[], key = args): Node {
    return this.#node(`${op} ${key.map((arg) => arg.id).join(' ')}`, op, args, Number.NaN, '')
  }

  #node(
    key: string,
    op: string,
    args: readonly Node[],
    value: number,
    name: string,
    loop?: Loop,
    means?: Means,
  ): Node {
    this.#work.done += 1
    const known = this.#nodes.get(key)
    if (known) return known
    const node = { id: this.#nodes.size, op, args, value, name, loop, means }
    this.#nodes.set(key, node)
    return node
  }
}

function isZero(node: Node): boolean {
  return node.op === 'constant' && node.value === 0
}

/** The argument of a node that has just one. */
function only(node: Node): Node {
  return node.args[0] ?? node
}

/** Sorts the operands of a commutative operation, so that a + b and b + a are the same node. */
function sortOperands(a: Node, b: Node): [Node, Node] {
  return a.id <= b.id ? [a, b] : [b, a]
}
