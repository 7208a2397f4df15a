/**
 * Means over rows of data. A body is computed instruction by instruction for a block of rows, because a loop over numbers
 * is faster than the choice of an operation for each of them.
 */
import type { Code } from './code'
import { pow } from './elementary/pow'
import { functions } from './functions'

/** Rows of data, or some of them. */
export interface Rows {
  /** The numbers of each column, at least `count` of them. */
  readonly columns: readonly Float64Array[]
  /** At least 1. */
  readonly count: number
  /** Which rows of the data these are, from 0, if they are not all of them in order. */
  readonly numbers?: Int32Array
}

/** How many rows are computed at once. */
export const block = 256

/** An instruction: operation, destination, then for each of three operands its place and how far apart its rows are. */
const stride = 8

enum Op {
  add, sub, mul, div, neg, abs, sign, sqrt, choose, lt, le, gt, ge, eq, ne, pow, mulAdd, mulSub, subMul, square, firstFunction,
} // prettier-ignore

type Evaluate = (a: number, b: number, c: number) => number

const names = Object.keys(functions)
const table = Object.values(functions).map(({ evaluate }) => evaluate)

const operations: ReadonlyMap<string, number> = new Map(
  Object.entries(Op).flatMap(([name, number]) => (typeof number === 'number' ? [[name, number]] : [])),
)

/** A body as instructions on registers, which are numbers or stand for a number of each row. */
export interface Body {
  readonly registers: Float64Array
  readonly input: ReadonlyMap<string, number>
  readonly output: readonly number[]
  /** The first computes what is the same for all rows, the last what differs. */
  readonly code: readonly [Code, Code, Code]
}

/** Means that are computed in one pass. */
export interface MeansProgram {
  /** What it was made from. */
  readonly body: Body
  /** First the registers that are the same for all rows, then a block of rows for each of the others. */
  readonly memory: Float64Array
  /** Computes what is the same for all rows, and what differs. */
  readonly once: Int32Array
  readonly each: Int32Array
  /** Where the blocks of the columns are, in the order of the data. */
  readonly columns: Int32Array
  /** The slots of the arguments in the registers of the program around it, and of the inputs that get them. */
  readonly from: Int32Array
  readonly inputs: Int32Array
  /** Where each root is, and how far apart its rows are. */
  readonly roots: Int32Array
  readonly steps: Int32Array
  /** The last means. */
  readonly means: Float64Array
}

/** Where a register is in the memory, and how far apart its rows are: 0 if it is the same for all. */
export interface Place {
  readonly at: number
  readonly step: 0 | 1
}

/** An instruction on registers at these places, the first of which it writes. */
export function rowInstruction(name: string, to: Place, operands: readonly Place[]): number[] {
  if (!operations.has(name) && !names.includes(name)) throw new Error(`no rows of "${name}"`)
  const operation = operations.get(name) ?? Op.firstFunction + names.indexOf(name)
  return [operation, to.at, ...operands.slice(0, 3).flatMap(({ at, step }) => [at, step])]
}

/** Computes the means of `program` over all rows. `r` are the registers of the program around it. */
export function computeMeans(program: MeansProgram, r: Float64Array, rows: Rows | undefined): void {
  if (!rows) throw new Error('a mean over rows needs rows')
  const { memory, from, inputs, columns, roots, steps, means } = program
  for (let i = 0; i < inputs.length; i += 1) memory[inputs[i] as number] = r[from[i] as number] as number
  compute(program.once, memory, 1)
  means.fill(0)
  const { count } = rows
  for (let first = 0; first < count; first += block) {
    const n = Math.min(block, count - first)
    for (let i = 0; i < columns.length; i += 1) {
      const at = columns[i] as number
      const column = rows.columns[i] as Float64Array
      for (let row = 0; row < n; row += 1) memory[at + row] = column[first + row] as number
    }
    compute(program.each, memory, n)
    for (let i = 0; i < roots.length; i += 1) {
      const at = roots[i] as number
      if (steps[i] === 0) continue
      let sum = 0
      for (let row = 0; row < n; row += 1) sum += memory[at + row] as number
      means[i] = (means[i] as number) + sum
    }
  }
  for (let i = 0; i < roots.length; i += 1)
    means[i] = steps[i] === 0 ? (memory[roots[i] as number] as number) : (means[i] as number) / count
}

/**
 * Executes instructions, each on `n` rows. It is long because it is one switch over all operations, each with a loop of
 * its own.
 */
function compute(code: Int32Array, m: Float64Array, n: number): void {
  for (let at = 0; at < code.length; at += stride) {
    const to = code[at + 1] as number
    const a = code[at + 2] as number
    const da = code[at + 3] as number
    const b = code[at + 4] as number
    const db = code[at + 5] as number
    const c = code[at + 6] as number
    const dc = code[at + 7] as number
    switch (code[at] as number) {
      case Op.add:
        for (let i = 0; i < n; i += 1) m[to + i] = (m[a + i * da] as number) + (m[b + i * db] as number)
        break
      case Op.sub:
        for (let i = 0; i < n; i += 1) m[to + i] = (m[a + i * da] as number) - (m[b + i * db] as number)
        break
      case Op.mul:
        for (let i = 0; i < n; i += 1) m[to + i] = (m[a + i * da] as number) * (m[b + i * db] as number)
        break
      case Op.div:
        for (let i = 0; i < n; i += 1) m[to + i] = (m[a + i * da] as number) / (m[b + i * db] as number)
        break
      case Op.neg:
        for (let i = 0; i < n; i += 1) m[to + i] = -(m[a + i * da] as number)
        break
      case Op.square:
        for (let i = 0; i < n; i += 1) {
          const x = m[a + i * da] as number
          m[to + i] = x * x
        }
        break
      case Op.mulAdd:
        for (let i = 0; i < n; i += 1)
          m[to + i] = (m[a + i * da] as number) * (m[b + i * db] as number) + (m[c + i * dc] as number)
        break
      case Op.mulSub:
        for (let i = 0; i < n; i += 1)
          m[to + i] = (m[a + i * da] as number) * (m[b + i * db] as number) - (m[c + i * dc] as number)
        break
      case Op.subMul:
        for (let i = 0; i < n; i += 1)
          m[to + i] = (m[c + i * dc] as number) - (m[a + i * da] as number) * (m[b + i * db] as number)
        break
      case Op.choose:
        for (let i = 0; i < n; i += 1)
          m[to + i] = m[a + i * da] !== 0 ? (m[b + i * db] as number) : (m[c + i * dc] as number)
        break
      case Op.lt:
        for (let i = 0; i < n; i += 1)
          m[to + i] = (m[a + i * da] as number) < (m[b + i * db] as number) ? 1 : 0
        break
      case Op.le:
        for (let i = 0; i < n; i += 1)
          m[to + i] = (m[a + i * da] as number) <= (m[b + i * db] as number) ? 1 : 0
        break
      case Op.gt:
        for (let i = 0; i < n; i += 1)
          m[to + i] = (m[a + i * da] as number) > (m[b + i * db] as number) ? 1 : 0
        break
      case Op.ge:
        for (let i = 0; i < n; i += 1)
          m[to + i] = (m[a + i * da] as number) >= (m[b + i * db] as number) ? 1 : 0
        break
      case Op.abs:
        for (let i = 0; i < n; i += 1) m[to + i] = Math.abs(m[a + i * da] as number)
        break
      case Op.sign:
        for (let i = 0; i < n; i += 1) m[to + i] = Math.sign(m[a + i * da] as number)
        break
      default: {
        const evaluate = evaluateOf(code[at] as number)
        for (let i = 0; i < n; i += 1)
          m[to + i] = evaluate(m[a + i * da] as number, m[b + i * db] as number, m[c + i * dc] as number)
      }
    }
  }
}

/** The operations that are rarer in losses, and the functions. */
function evaluateOf(operation: number): Evaluate {
  return others.get(operation) ?? (table[operation - Op.firstFunction] as Evaluate)
}

const others: ReadonlyMap<number, Evaluate> = new Map<number, Evaluate>([
  [Op.sqrt, (a) => Math.sqrt(a)],
  [Op.eq, (a, b) => (a === b ? 1 : 0)],
  [Op.ne, (a, b) => (a !== b ? 1 : 0)],
  [Op.pow, pow],
])
