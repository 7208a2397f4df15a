/**
 * Syntax → TeX, with names as the literature writes them, or with numbers instead. It is long because each kind of syntax is
 * a few lines of one walk.
 */
import { greek } from './names'
import { texOfNumeral } from './numbers'
import type { Line, Syntax } from './syntax'

/** TeX that replaces a name; undefined leaves the name. */
export type Shown = (name: string) => string | undefined

const nothing: Shown = () => undefined

/** `target ← value`, or the value alone; what stands in loops is indented. */
export function texOfLine(line: Line, shown: Shown = nothing): string {
  const indent = '\\quad '.repeat(line.depth ?? 0)
  if (line.ends) return `${indent}\\textbf{end}`
  const value = texOf(line.value, shown)
  if (line.repeat) {
    const { bound, isTested } = line.repeat
    return `${indent}\\textbf{repeat} \\le ${bound}${isTested ? ` \\; \\textbf{while} \\; ${value}` : ''}`
  }
  return indent + (line.target === undefined ? value : `${texOfName(line.target)} \\leftarrow ${value}`)
}

/** The loss, then the lines that it uses: `\\sin(r) / r, \\quad r = …`. */
export function texOfSurface(lines: readonly Line[], shown: Shown = nothing): string {
  const loss = lines.at(-1)
  const named = lines
    .slice(0, -1)
    .map(({ target = '', value }) => `${texOfName(target)} = ${texOf(value, shown)}`)
  return [loss ? texOf(loss.value, shown) : '', ...named].join(', \\quad ')
}

/** The mean over rows of their loss, then the lines that it uses. A column has the number of its row. */
export function texOfFit(lines: readonly Line[], columns: readonly string[], shown: Shown = nothing): string {
  const inRow: Shown = (name) =>
    shown(name) ?? (columns.includes(name) ? `${texOfName(name)}_{i}` : undefined)
  const loss = lines.at(-1)
  const whole = texOfSurface(lines, inRow)
  const own = loss ? texOf(loss.value, inRow) : ''
  const summed = loss ? bracketed(typeset(loss.value, inRow), Binding.Product) : ''
  return `\\frac{1}{N} \\sum_{i=1}^{N} ${summed}${whole.slice(own.length)}`
}

export function texOf(syntax: Syntax, shown: Shown = nothing): string {
  return typeset(syntax, shown).tex
}

/** A test after "if", where one sign of equality says enough. Elsewhere it would read as an equation. */
function texOfTest(test: Syntax, shown: Shown): string {
  if (test.kind !== 'comparison' || test.operator !== '==') return texOf(test, shown)
  return [test.left, test.right].map((part) => bracketed(typeset(part, shown), Binding.Sum)).join(' = ')
}

/** Names that the literature does not write by their letters. */
const written: ReadonlyMap<string, string> = new Map([
  ['weightDecay', '\\lambda'],
  ['epsilon', '\\varepsilon'],
  ['g', 'g'],
  ['e', '\\mathrm{e}'],
])

/** A name: Greek letters as signs, `Hat` as a hat, digits and further words as a subscript. */
export function texOfName(name: string): string {
  const own = written.get(name)
  if (own) return own
  const [, head = name, digits = '', tail = ''] =
    /^(Gamma|Delta|Theta|Lambda|Xi|Pi|Sigma|Upsilon|Phi|Psi|Omega|[a-z]+|[A-Z]|_+)(\d*)(.*)$/.exec(name) ?? []
  const symbol = greek.has(head) ? `\\${head}` : /^[A-Za-z]$/.test(head) ? head : undefined
  if (symbol === undefined) return `\\mathrm{${name.replaceAll('_', '\\_')}}`
  const hatted = tail.startsWith('Hat') ? `\\hat{${symbol}}` : symbol
  const words = tail.replace(/^Hat/, '').replaceAll('_', '\\_')
  const subscript = [digits, words && `\\mathrm{${words[0]?.toLowerCase()}${words.slice(1)}}`]
    .filter(Boolean)
    .join('\\,')
  return subscript ? `${hatted}_{${subscript}}` : hatted
}

/** How tightly a piece of TeX binds. A tighter neighbour puts parentheses around it. */
enum Binding {
  Choice,
  Or,
  And,
  Comparison,
  Sum,
  Product,
  Power,
  Atom,
}

interface Piece {
  readonly tex: string
  readonly binding: Binding
}

function bracketed({ tex, binding }: Piece, minBinding: Binding): string {
  return binding < minBinding ? `\\left(${tex}\\right)` : tex
}

function typeset(syntax: Syntax, shown: Shown): Piece {
  const at = (part: Syntax, minBinding: Binding): string => bracketed(typeset(part, shown), minBinding)
  const loose = (part: Syntax): string => at(part, Binding.Choice)
  switch (syntax.kind) {
    case 'number': {
      if (syntax.value === Infinity) return { tex: '\\infty', binding: Binding.Atom }
      const binding = syntax.text.toLowerCase().includes('e') ? Binding.Product : Binding.Atom
      return { tex: texOfNumeral(syntax.text), binding }
    }
    case 'name': {
      const number = shown(syntax.name)
      if (number === undefined) return { tex: texOfName(syntax.name), binding: Binding.Atom }
      return {
        tex: number,
        binding: number.startsWith('-')
          ? Binding.Sum
          : number.includes('\\cdot') || number.includes('^')
            ? Binding.Product
            : Binding.Atom,
      }
    }
    case 'negative':
      return { tex: `-${at(syntax.of, Binding.Product)}`, binding: Binding.Sum }
    case 'logic': {
      const [binding, sign] = syntax.operator === 'and' ? [Binding.And, '\\land'] : [Binding.Or, '\\lor']
      return { tex: `${at(syntax.left, binding)} ${sign} ${at(syntax.right, binding + 1)}`, binding }
    }
    case 'not':
      return { tex: `\\lnot ${at(syntax.of, Binding.Atom)}`, binding: Binding.Power }
    case 'component':
      return { tex: `${at(syntax.of, Binding.Atom)}_{[${syntax.index}]}`, binding: Binding.Atom }
    case 'comparison':
      return {
        tex: `${at(syntax.left, Binding.Sum)} ${signs[syntax.operator]} ${at(syntax.right, Binding.Sum)}`,
        binding: Binding.Comparison,
      }
    case 'choice':
      return {
        tex: `\\begin{cases}${cases(syntax, shown).join(' \\\\ ')}\\end{cases}`,
        binding: Binding.Choice,
      }
    case 'call':
      if (syntax.name === 'solve') return typesetSolve(syntax.args.map((arg) => at(arg, Binding.Power)))
      return typesetCall(syntax.name, syntax.args.map(loose))
    case 'operation':
      return operation(syntax, at, loose)
  }
}

const signs = { '<': '<', '<=': '\\le', '>': '>', '>=': '\\ge', '==': '==', '!=': '\\ne' } as const

function operation(
  syntax: Syntax & { kind: 'operation' },
  at: (part: Syntax, minBinding: Binding) => string,
  loose: (part: Syntax) => string,
): Piece {
  const { operator, left, right } = syntax
  switch (operator) {
    case '+':
      return { tex: `${at(left, Binding.Sum)} + ${at(right, Binding.Product)}`, binding: Binding.Sum }
    case '-':
      return { tex: `${at(left, Binding.Sum)} - ${at(right, Binding.Product)}`, binding: Binding.Sum }
    case '*': {
      if (left.kind === 'negative') return minus({ ...syntax, left: left.of }, at, loose)
      if (isSquare(left, right)) return { tex: `${at(left, Binding.Atom)}^{2}`, binding: Binding.Power }
      const isSquared = left.kind === 'operation' && left.operator === '*' && isSquare(left.right, right)
      const first = at(isSquared ? left.left : left, Binding.Product)
      const second = isSquared ? `${at(right, Binding.Atom)}^{2}` : at(right, Binding.Product)
      const dotted = /^[\d.]/.test(second) || (/[\d.]$/.test(first) && /^(?:[\d.]|10\^)/.test(second))
      return { tex: `${first}${dotted ? ' \\cdot ' : ' \\, '}${second}`, binding: Binding.Product }
    }
    case '/':
      if (left.kind === 'negative') return minus({ ...syntax, left: left.of }, at, loose)
      return { tex: `\\frac{${loose(left)}}{${loose(right)}}`, binding: Binding.Product }
    case '%':
      return {
        tex: `${at(left, Binding.Product)} \\bmod ${at(right, Binding.Power)}`,
        binding: Binding.Product,
      }
    case '^': {
      if (left.kind === 'call' && operators.has(left.name) && isWholePower(right)) {
        const call = typesetCall(left.name, left.args.map(loose), `^{${loose(right)}}`)
        return { ...call, binding: Binding.Product }
      }
      return { tex: `${at(left, Binding.Atom)}^{${loose(right)}}`, binding: Binding.Power }
    }
  }
}

/** A product or quotient that begins with a minus, which needs no parentheses there. */
function minus(...args: Parameters<typeof operation>): Piece {
  return { tex: `-${operation(...args).tex}`, binding: Binding.Sum }
}

/** Whether a product is a name times itself. Rules write it so for its rounding; TeX shows a square. */
function isSquare(left: Syntax, right: Syntax): boolean {
  return left.kind === 'name' && right.kind === 'name' && left.name === right.name
}

/** The branches of a choice, including those of a choice in its last branch. */
function cases(syntax: Syntax, shown: Shown): string[] {
  if (syntax.kind !== 'choice') return [`${texOf(syntax, shown)} & \\text{otherwise}`]
  return [
    `${texOf(syntax.yes, shown)} & \\text{if } ${texOfTest(syntax.test, shown)}`,
    ...cases(syntax.no, shown),
  ]
}

/** Whether a function with this exponent is written `\\sin^{2}\\left(x\\right)`: −1 would be its inverse. */
function isWholePower(exponent: Syntax): boolean {
  return exponent.kind === 'number' && /^\d+$/.test(exponent.text) && exponent.value > 1
}

const operators = new Set([
  'sin', 'cos', 'tan', 'sec', 'csc', 'cot', 'sinh', 'cosh', 'tanh', 'coth', 'log', 'exp', 'min', 'max',
]) // prettier-ignore
const longNames: ReadonlyMap<string, string> = new Map([
  ['asin', '\\arcsin'],
  ['acos', '\\arccos'],
  ['atan', '\\arctan'],
  ['log2', '\\log_{2}'],
  ['log10', '\\log_{10}'],
  ['grad', '\\nabla L'],
])

/** (∇²L + λ I)⁻¹ v */
function typesetSolve([vector = '', shift = '']: readonly string[]): Piece {
  const tex = `\\left(\\nabla^{2} L + ${shift}\\,I\\right)^{-1} ${vector}`
  return { tex, binding: Binding.Product }
}

/** `power` is an exponent of the whole, which stands behind the name of the function. */
function typesetCall(name: string, args: readonly string[], power = ''): Piece {
  const [a = '', b = ''] = args
  const atom = (tex: string): Piece => ({ tex, binding: Binding.Atom })
  switch (name) {
    case 'sqrt':
      return atom(`\\sqrt{${a}}`)
    case 'abs':
      return atom(`\\left|${a}\\right|`)
    case 'norm':
      if (args.length > 1) return atom(`\\operatorname{norm}\\left(${args.join(', ')}\\right)`)
      return atom(`\\left\\lVert ${a}\\right\\rVert`)
    case 'floor':
      return atom(`\\left\\lfloor ${a}\\right\\rfloor`)
    case 'ceil':
      return atom(`\\left\\lceil ${a}\\right\\rceil`)
    case 'cbrt':
      return atom(`\\sqrt[3]{${a}}`)
    case 'sqr':
      return { tex: `\\left(${a}\\right)^{2}`, binding: Binding.Power }
    case 'dot':
      return atom(`\\left\\langle ${a}, ${b}\\right\\rangle`)
    default: {
      const symbol = operators.has(name) ? `\\${name}` : (longNames.get(name) ?? `\\operatorname{${name}}`)
      return { tex: `${symbol}${power}\\left(${args.join(', ')}\\right)`, binding: Binding.Product }
    }
  }
}
