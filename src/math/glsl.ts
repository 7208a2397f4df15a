/** Graph → GLSL ES 3.00: one temporary a node, so that no expression nests; what does not vary in a draw comes in as uniforms. */
import { functions } from './functions'
import { type Graph, type Node, expandPowers, isNumber, reachable } from './graph'
import { type Program, type Rate, compileProgram, ratesOf } from './program'

export interface Glsl {
  /** Statements, one a line. */
  readonly body: string
  /** An expression for each root. */
  readonly results: readonly string[]
  /** Computes on the CPU, in float64, what the uniform array holds, in its order. */
  readonly uniforms: Program
}

export interface GlslInputs {
  /** The GLSL expression of each input that varies within a draw; the others are computed away into uniforms. */
  readonly varying: ReadonlyMap<string, string>
  /** The name of the uniform array. */
  readonly uniform: string
  /** Begins the names of the temporaries. */
  readonly prefix: string
}

/** The GLSL that computes `roots`; it calls the functions of shaders/guards.glsl. */
export function emitGlsl(
  graph: Graph,
  roots: readonly Node[],
  inputs: readonly string[],
  how: GlslInputs,
): Glsl {
  const expanded = expandPowers(graph, roots)
  const nodes = reachable(expanded)
  const rateOf = (input: string): Rate => (how.varying.has(input) ? 2 : 0)
  const rates = ratesOf(nodes, rateOf)
  const hoisted: Node[] = []
  const shown = new Map<Node, string>()
  const show = (node: Node): string => {
    const known = shown.get(node)
    if (known !== undefined) return known
    if (isNumber(node)) return glslNumber(node.value)
    const name = `${how.uniform}[${hoisted.length}]`
    hoisted.push(node)
    shown.set(node, name)
    return name
  }
  const lines: string[] = []
  for (const node of nodes) {
    if (rates.get(node) !== 2) continue
    if (node.op === 'input') {
      shown.set(node, how.varying.get(node.name) ?? '0.0')
      continue
    }
    const name = `${how.prefix}${lines.length}`
    lines.push(`float ${name} = ${expression(node, node.args.map(show))};`)
    shown.set(node, name)
  }
  const results = expanded.map(show)
  const settings = inputs.filter((name) => !how.varying.has(name))
  return { body: lines.join('\n'), results, uniforms: compileProgram(graph, hoisted, settings, () => 0) }
}

/** A float literal of GLSL. Numbers past float32 become what they overflow or vanish to. */
export function glslNumber(value: number): string {
  const single = Math.fround(value)
  if (Number.isNaN(single)) return 'notANumber()'
  if (!Number.isFinite(single)) return single > 0 ? 'infinity()' : '(-infinity())'
  const text = String(single)
  const literal = /[.e]/.test(text) ? text : `${text}.0`
  return single < 0 || Object.is(single, -0) ? `(${literal === '0.0' ? '-0.0' : literal})` : literal
}

const infix: Readonly<Record<string, string>> = { add: '+', sub: '-', mul: '*', div: '/' }
const tests: Readonly<Record<string, string>> = { lt: '<', le: '<=', gt: '>', ge: '>=', eq: '==', ne: '!=' }

function expression(node: Node, args: readonly string[]): string {
  const [a, b, c] = args
  if (infix[node.op]) return `${a} ${infix[node.op]} ${b}`
  if (tests[node.op]) return `${a} ${tests[node.op]} ${b} ? 1.0 : 0.0`
  if (node.op === 'neg') return `-${a}`
  if (node.op === 'choose') return `${a} != 0.0 ? ${b} : ${c}`
  if (node.op === 'pow') return `guardedPow(${a}, ${b})`
  return `${functions[node.op]?.glsl}(${args.join(', ')})`
}
