/** Where a factor begins: what stands beside another without a sign is a product with it. */
import { brackets } from '../bars'
import type { Parser } from './parser'

/** Signs of roots, with their functions. The fourth is a power. */
export const roots: ReadonlyMap<string, string> = new Map([['√', 'sqrt'], ['∛', 'cbrt'], ['∜', '']]) // prettier-ignore

export function beginsFactor(parser: Parser): boolean {
  const { kind, text } = parser.peek()
  if (kind === 'name' || roots.has(text) || text === '\\frac' || text === '\\sqrt') return true
  // After a value it would be an index.
  return kind === 'sign' && brackets.has(text) && text !== '['
}
