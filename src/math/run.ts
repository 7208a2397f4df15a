/**
 * Runs a program: instructions over one array of registers. It generates no code (the page's policy forbids that), and
 * running it allocates nothing.
 */
import type { Code } from './code'
import { functions } from './functions'
import { fusedMultiplyAdd } from './fused'
import { normalOf, randomOf } from './hash'
import { cosAt, expAt, logAt, powAt, sinAt, tanhAt } from './inRegisters'
import { decayPower } from './powers'
import { type MeansProgram, type Rows, computeMeans } from './rows'

/** An instruction: operation, destination, up to three operands. */
export const stride = 5

/** Operations by number, under the names that nodes use: of functions, those of inRegisters.ts. Any higher number is another. */
enum Op {
  add, sub, mul, div, neg, sqrt, choose, lt, le, gt, ge, eq, ne,
  mulAdd, mulSub, subMul, square, decayPower, fusedAdd, fusedSub, loop, output,
  random, normal, means, mean,
  pow, exp, log, sin, cos, tanh, firstFunction,
} // prettier-ignore

type Evaluate = (a: number, b: number, c: number) => number

const names = Object.keys(functions)
const table = Object.values(functions).map(({ evaluate }) => evaluate)

/** The number of an operation, or of a function. */
export function codeOf(name: string): number {
  return operations.get(name) ?? Op.firstFunction + names.indexOf(name)
}

/** The name of an operation or a function, by its number. */
export function nameOf(code: number): string {
  return Op[code] !== undefined && code !== Op.firstFunction
    ? Op[code]
    : (names[code - Op.firstFunction] ?? '')
}

const operations: ReadonlyMap<string, number> = new Map(
  Object.entries(Op).flatMap(([name, number]) => (typeof number === 'number' ? [[name, number]] : [])),
)

/** The body of a loop as a program of its own. An instruction of another program runs it. */
export interface LoopProgram {
  readonly bound: number
  readonly registers: Float64Array
  /** Computes what stays the same in all turns, then the test, then the rest of a turn. */
  readonly entry: Code
  readonly test: Code
  readonly turn: Code
  readonly parts: Parts
  /** The slots of the arguments in the registers of the other program, and of the inputs that get them. */
  readonly from: Int32Array
  readonly inputs: Int32Array
  readonly tested: number
  /** What the first inputs become after a turn: where it stands, and a place to keep it meanwhile. */
  readonly next: Int32Array
  readonly kept: Float64Array
  /** If the program is a watched one: the points that a turn evaluates a surface at. */
  readonly looks: readonly LookedAt[]
  /** Where the head of the loop stands in the text. */
  readonly at: number
}

/** Where the components of a point stand in the registers of its loop. See `Look`. */
export interface LookedAt {
  readonly slots: Int32Array
  readonly isTested: boolean
  readonly isLoss: boolean
}

/** Is told of each test and each turn of a loop, after it has been computed. `turns` is how often it has turned before. */
export type Watch = (loop: LoopProgram, turns: number, isTest: boolean) => void

/** What instructions run that have registers of their own: loops, and means over rows. */
export interface Parts {
  readonly loops: readonly LoopProgram[]
  readonly means: readonly MeansProgram[]
}

export const noParts: Parts = { loops: [], means: [] }

/** The instructions of a code one by one, each as a code of its own, with the slot that it writes. */
export function instructionsOf(code: Code): { readonly code: Code; readonly to: number }[] {
  return Array.from({ length: code.length / stride }, (_, index) => {
    const own = code.slice(index * stride, (index + 1) * stride)
    return { code: own, to: own[1] as number }
  })
}

/**
 * Executes instructions, in the order of the graph: nothing is reassociated. `rows` are those that means are taken over.
 * It is long because it is one switch over all operations, in the innermost loop of every run.
 */
export function run(code: Code, r: Float64Array, parts: Parts = noParts, watch?: Watch, rows?: Rows): void {
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
      default:
        rare(code, at, r, parts, watch, rows)
    }
  }
}

/**
 * What a loop, a mean, a random number or a function gives: kept out of the switch above, which is fast because it is
 * small. It is called with whole numbers alone: others would each be put on the heap.
 */
function rare(
  code: Code,
  at: number,
  r: Float64Array,
  { loops, means }: Parts,
  watch: Watch | undefined,
  rows: Rows | undefined,
): void {
  const operation = code[at] as number
  const to = code[at + 1] as number
  const first = code[at + 2] as number
  const second = code[at + 3] as number
  switch (operation) {
    case Op.pow:
      powAt(r, to, first, second)
      break
    case Op.exp:
      expAt(r, to, first)
      break
    case Op.log:
      logAt(r, to, first)
      break
    case Op.sin:
      sinAt(r, to, first)
      break
    case Op.cos:
      cosAt(r, to, first)
      break
    case Op.tanh:
      tanhAt(r, to, first)
      break
    case Op.loop:
      r[to] = turn(loops[first] as LoopProgram, r, watch, rows)
      break
    case Op.output: {
      const { registers, inputs } = loops[first] as LoopProgram
      r[to] = registers[inputs[second] as number] as number
      break
    }
    case Op.means: {
      const program = means[first] as MeansProgram
      computeMeans(program, r, rows)
      r[to] = program.means[second] as number
      break
    }
    case Op.mean:
      r[to] = (means[first] as MeansProgram).means[second] as number
      break
    default: {
      const a = r[first] as number
      const b = r[second] as number
      const c = r[code[at + 4] as number] as number
      if (operation === Op.random) r[to] = randomOf(a, b, c)
      else if (operation === Op.normal) r[to] = normalOf(a, b, c)
      else r[to] = (table[operation - Op.firstFunction] as Evaluate)(a, b, c)
    }
  }
}

/** Turns a loop. Its first inputs then hold their last values. Returns how often it has turned. */
function turn(loop: LoopProgram, r: Float64Array, watch: Watch | undefined, rows: Rows | undefined): number {
  const { bound, registers, inputs, from, next, kept, parts } = loop
  for (let i = 0; i < inputs.length; i += 1) registers[inputs[i] as number] = r[from[i] as number] as number
  run(loop.entry, registers, parts, watch, rows)
  for (let turns = 0; ; turns += 1) {
    if (turns === bound) return turns
    run(loop.test, registers, parts, watch, rows)
    watch?.(loop, turns, true)
    if (registers[loop.tested] === 0) return turns
    run(loop.turn, registers, parts, watch, rows)
    watch?.(loop, turns, false)
    // What an input becomes may be another input: all are read before any is written.
    for (let i = 0; i < next.length; i += 1) kept[i] = registers[next[i] as number] as number
    for (let i = 0; i < next.length; i += 1) registers[inputs[i] as number] = kept[i] as number
  }
}
