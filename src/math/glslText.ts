/** Nodes as GLSL. */
import { functions } from './functions'
import type { Node } from './node'

/** A float literal of GLSL. A number outside of float32 becomes infinity or 0. */
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

/** A node, given the text of its arguments. */
export function expression(node: Node, args: readonly string[]): string {
  const [a, b, c] = args
  if (infix[node.op]) return `${a} ${infix[node.op]} ${b}`
  if (tests[node.op]) return `${a} ${tests[node.op]} ${b} ? 1.0 : 0.0`
  if (node.op === 'neg') return `-${a}`
  if (node.op === 'choose') return `${a} != 0.0 ? ${b} : ${c}`
  if (node.op === 'random' || node.op === 'normal') return `${node.op}At(${args.join(', ')})`
  if (node.op === 'pow') return `guardedPow(${a}, ${b})`
  return `${functions[node.op]?.glsl}(${args.join(', ')})`
}
