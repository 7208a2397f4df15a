/** Norms of lists of numbers, as `np.linalg.norm([x, y])`, in the functions that a surface has. */
import { closingOf, isOpening, parted } from './bars'
import type { Token } from './tokens'

/** What libraries put around a list, which says nothing here. */
const wrappers = new Set(['array', 'asarray', 'tensor', 'as_tensor', 'stack', 'Tensor', 'vec'])
const norms = new Set(['length', 'norm', 'Norm', 'vector_norm', 'hypot'])

/** `;` parts the rows of a column. */
const between = [',', ';']

/** The tokens with each norm of a list written out, also `hypot` of more than two. What is none of them stays. */
export function withListNorms(tokens: readonly Token[]): Token[] {
  const found: Token[] = []
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] as Token
    const norm = token.kind === 'name' && norms.has(token.text) ? normAt(tokens, at) : barsAt(tokens, at)
    if (norm) {
      found.push(...norm.written)
      at = norm.end
    } else found.push(token)
  }
  return found
}

function normAt(
  tokens: readonly Token[],
  at: number,
): { readonly written: readonly Token[]; readonly end: number } | undefined {
  const name = tokens[at] as Token
  const end = closingOf(tokens, at + 1)
  if (end < 0) return undefined
  const [list = [], order, ...more] = parted(tokens.slice(at + 2, end), between)
  const isHypot = name.text === 'hypot'
  const inner = tokens.slice(at + 2, end)
  const parts = isHypot ? parted(inner, between) : itemsOf(list)
  // A semicolon between arguments is a slip, and one beside commas parts the rows of a matrix.
  const isMixed =
    inner.some(({ text }) => text === ';') && (isHypot || inner.some(({ text }) => text === ','))
  if (!parts || isMixed || (isHypot ? parts.length < 3 : more.length > 0)) return undefined
  const kind = isHypot ? '2' : orderOf(order)
  // A list of one may be a row whose numbers have blanks between.
  if (kind === undefined || parts.length < 2 || parts.some((part) => part.length === 0)) return undefined
  return { written: written(name, parts.map(withListNorms), kind), end }
}

/** `‖(x, y)‖`, perhaps with its order below. */
function barsAt(tokens: readonly Token[], at: number): ReturnType<typeof normAt> {
  const bar = tokens[at]
  if (bar?.text !== '‖' && bar?.text !== '‖(') return undefined
  const close = closingOf(tokens, at + 1)
  const parts = close < 0 ? [] : parted(tokens.slice(at + 2, close), between)
  if (parts.length < 2 || !/^\)?‖$/.test(tokens[close + 1]?.text ?? '')) return undefined
  const [, order] = /^‖(1|2|inf)$/.exec(tokens[close + 2]?.text ?? '') ?? []
  const kind = order === '1' || order === 'inf' ? order : '2'
  return {
    written: written(bar, parts.map(withListNorms), kind),
    end: order === undefined ? close + 1 : close + 2,
  }
}

/** The items of a list in brackets, perhaps in those of a function of a library. */
function itemsOf(list: readonly Token[]): Token[][] | undefined {
  const [first, second] = list
  const isWrapped = first?.kind === 'name' && wrappers.has(first.text) && second?.text === '('
  if (first?.kind === 'name' && /^vec[23]$/.test(first.text)) return itemsOf(list.slice(1))
  if (isWrapped) return closingOf(list, 1) === list.length - 1 ? itemsOf(list.slice(2, -1)) : undefined
  if (!first || !isOpening(first) || closingOf(list, 0) !== list.length - 1) return undefined
  return parted(list.slice(1, -1), between)
}

/** Which norm: of `1`, `ord=1`, `np.inf`. The usual one if none is said. */
function orderOf(order: readonly Token[] | undefined): '1' | '2' | 'inf' | undefined {
  if (!order) return '2'
  const [word, sign] = order
  const named = /^(?:ord|p)$/.test(word?.text ?? '') && sign?.text === '='
  const [value, ...more] = named ? order.slice(2) : order
  if (more.length > 0) return undefined
  const text = value?.text.toLowerCase() ?? ''
  return text === '1' || text === '2' ? text : /^inf(?:inity|ty)?$/.test(text) ? 'inf' : undefined
}

/** |a| + |b|, hypot(a, hypot(b, c)), or max(|a|, |b|). */
function written(name: Token, parts: readonly Token[][], order: '1' | '2' | 'inf'): Token[] {
  const sign = (text: string): Token => ({ ...name, kind: 'sign', text })
  const call = (text: string, ...args: readonly Token[][]): Token[] => [
    { ...name, kind: 'name', text },
    sign('('),
    ...args.flatMap((arg, index) => (index > 0 ? [sign(','), ...arg] : arg)),
    sign(')'),
  ]
  const [first = [], ...others] = parts
  if (order === '2') return others.reduce((left, right) => call('hypot', left, right), first)
  const sizes = parts.map((part) => call('abs', part))
  if (order === 'inf') return call('max', ...sizes)
  return [sign('{'), ...sizes.flatMap((size, index) => (index > 0 ? [sign('+'), ...size] : size)), sign('}')]
}
