/** TeX, as papers and this page's own formula card have it: each command becomes a token of the language. */
import { greek } from './names'

export interface TexToken {
  /** `blank` says nothing. */
  readonly kind: 'name' | 'number' | 'sign' | 'newline' | 'blank'
  readonly text: string
  /** How much of the text it is. */
  readonly length: number
}

/** Signs by their commands. Signs with a backslash are known to the parser alone. */
const signs: Readonly<Record<string, string>> = {
  cdot: '*', times: '*', ast: '*', odot: '*', div: '/', le: '<=', leq: '<=', leqslant: '<=', ge: '>=', geq: '>=',
  geqslant: '>=', ne: '!=', neq: '!=', lt: '<', gt: '>', land: '&&', wedge: '&&', lor: '||', vee: '||', lnot: '!', neg: '!', leftarrow: '=', gets: '=', coloneqq: '=', frac: '\\frac',
  dfrac: '\\frac', tfrac: '\\frac', sqrt: '\\sqrt', lvert: '|(', rvert: ')|', lVert: '‖(', rVert: ')‖', Vert: '‖', '|': '‖', mod: '%', lfloor: '⌊',
  rfloor: '⌋', lceil: '⌈', rceil: '⌉', langle: '⟨', rangle: '⟩', lbrace: '(', rbrace: ')', lbrack: '(', rbrack: ')',
  vert: '|', mid: '|', bmod: '%', '{': '(', '}': ')',
} // prettier-ignore

/** Functions that TeX has a command for, under their names here. */
const functions: Readonly<Record<string, string>> = {
  sin: 'sin', cos: 'cos', tan: 'tan', sec: 'sec', csc: 'csc', cot: 'cot', arcsin: 'asin', arccos: 'acos',
  arctan: 'atan', sinh: 'sinh', cosh: 'cosh', tanh: 'tanh', coth: 'coth', log: 'log', ln: 'log', lg: 'log10', exp: 'exp',
  min: 'min', max: 'max', varepsilon: 'epsilon', vartheta: 'theta', varphi: 'phi', varrho: 'rho', varsigma: 'sigma',
  varkappa: 'kappa', ell: 'l', infty: 'inf', top: 'T', intercal: 'T',
} // prettier-ignore

/** Commands that only lay out. */
const layout = /^(?:[,;:!> ()[\]]|nonumber|notag|hfill|quad|qquad|thinspace|displaystyle|textstyle|limits|nolimits|bigl?|bigr|Bigl?|Bigr|biggl?|biggr|middle)$/ // prettier-ignore

const command = /\\([A-Za-z]+|.)/y
const braced = /\s*\{((?:[^{}]|\{[^{}]*\})*)\}/y

/** The token of the command at `at`; undefined if it is not known. */
export function texToken(text: string, at: number): TexToken | undefined {
  command.lastIndex = at
  const [whole = '', name = ''] = command.exec(text) ?? []
  const token = (kind: TexToken['kind'], shown: string, more = 0): TexToken => ({
    kind,
    text: shown,
    length: whole.length + more,
  })
  if (name === '\\') return token('newline', '\\\\')
  if (name === 'left' || name === 'right') return fence(text, at + whole.length, name, whole.length)
  if (layout.test(name)) return token('blank', '')
  const sign = Object.hasOwn(signs, name) ? signs[name] : undefined
  if (sign !== undefined) return token('sign', sign)
  const known = Object.hasOwn(functions, name) ? functions[name] : undefined
  if (known !== undefined) return token('name', known)
  if (greek.has(name)) return token('name', name)
  const [group = '', inner = ''] = match(braced, text, at + whole.length) ?? []
  if (name === 'nabla') return nabla(text, at, whole.length)
  const mark = Object.hasOwn(marks, name) ? marks[name] : undefined
  if (mark !== undefined) return marked(text, at + whole.length, whole.length, mark)
  if (name === 'label' || name === 'tag') return token('blank', '', group.length)
  if (name === 'begin' || name === 'end') {
    if (/^[dr]?cases/.test(inner)) return token('sign', `\\${name}`, group.length)
    if (inner !== 'array') return token('blank', '', group.length)
    const [columns = ''] = match(/\s*\{[lcr| ]*\}/y, text, at + whole.length + group.length) ?? []
    return token('sign', `\\${name}`, group.length + (name === 'begin' ? columns.length : 0))
  }
  if (/^(?:operatorname|math[a-z]{2}|text[a-z]*|mbox)$/.test(name)) {
    const words = inner.replaceAll('\\_', '_').replaceAll(/^[\s,;.~]+|[\s,;.:~]+$/g, '')
    if (/^(?:if|for|when|where)$/.test(words)) return token('sign', '\\if', group.length)
    if (/^(?:otherwise|else|elsewhere)$/.test(words)) return token('sign', '\\otherwise', group.length)
    if (group !== '' && words === '') return token('blank', '', group.length)
    return /^[A-Za-z_]\w*$/.test(words) ? token('name', words, group.length) : undefined
  }
  return undefined
}

/** `\left(`: the direction of a fence tells a beginning from an end. */
function fence(text: string, at: number, side: string, length: number): TexToken | undefined {
  const isLeft = side === 'left'
  const rest = text.slice(at)
  const blank = /^\s*/.exec(rest)?.[0].length ?? 0
  const character = rest[blank] ?? ''
  const token = (shown: string, more: number): TexToken => ({
    kind: shown === '' ? 'blank' : 'sign',
    text: shown,
    length: length + blank + more,
  })
  if (character === '.') return token('', 1)
  // The brace before the rows of cases.
  if (/^\\\{\s*\\begin/.test(rest.slice(blank))) return token('', 2)
  if (character === '|') return token(isLeft ? '|(' : ')|', 1)
  // A square bracket that grows is one of a product, never an index.
  if (character === '(' || character === '[') return token('(', 1)
  if (character === ')' || character === ']') return token(')', 1)
  const inner = character === '\\' ? texToken(text, at + blank) : undefined
  if (inner?.kind !== 'sign') return undefined
  if (inner.text === '|' || inner.text === '‖')
    return token(isLeft ? `${inner.text}(` : `)${inner.text}`, inner.length)
  return token(inner.text, inner.length)
}

/** `\nabla L` is the gradient, and `\nabla^{2} L` the Hessian, which only `solve` has. */
function nabla(text: string, at: number, length: number): TexToken {
  const [second] = match(/\s*\^\s*(?:\{2\}|2)\s*L/y, text, at + length) ?? []
  if (second !== undefined) return { kind: 'sign', text: '\\hessian', length: length + second.length }
  const [first = ''] = match(/\s*L/y, text, at + length) ?? []
  return { kind: 'name', text: 'grad', length: length + first.length }
}

/** Marks above a letter. */
const marks: Readonly<Record<string, string>> = {
  hat: 'Hat',
  widehat: 'Hat',
  bar: 'Bar',
  overline: 'Bar',
  tilde: 'Tilde',
}

/** `\hat{m}` and `\hat{v}_{2}` are `mHat` and `v2Hat`. */
function marked(text: string, at: number, length: number, mark: string): TexToken | undefined {
  const [group = '', inner, letter] = match(/\s*(?:\{\s*\\?([A-Za-z]+)\s*\}|\s([A-Za-z]))/y, text, at) ?? []
  const [below = '', digits, digit] = match(/_(?:\{(\d+)\}|(\d))/y, text, at + group.length) ?? []
  if (group === '') return undefined
  return {
    kind: 'name',
    text: `${inner ?? letter}${digits ?? digit ?? ''}${mark}`,
    length: length + group.length + below.length,
  }
}

/** A name with the subscript that follows it at `at`, as one name: `\eta_{\mathrm{minus}}` is `etaMinus`. */
export function subscripted(name: string, text: string, at: number): { name: string; length: number } {
  const [group = '', braces, single] =
    match(/_(?:\{((?:[^{}]|\{[^{}]*\})*)\}|([A-Za-z0-9]+))/y, text, at) ?? []
  const below = braces ?? single
  if (below === undefined) return { name, length: 0 }
  const parts = below
    .replace(/\\(?:mathrm|text|operatorname)\s*\{([^{}]*)\}/g, ' $1 ')
    .replace(/\\[,;:! ]/g, ' ')
    .replaceAll('\\_', '_')
    .trim()
    .split(/\s+/)
  if (!parts.every((part) => /^\w+$/.test(part))) return { name, length: 0 }
  const whole = parts.reduce((all, part) => all + (/^[a-z]/.test(part) ? capital(part) : part), name)
  return { name: whole, length: group.length }
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at
  return pattern.exec(text) ?? undefined
}
