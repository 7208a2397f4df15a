/** Syntax → text that reads back as the same syntax, with the brackets that it needs. */
import { formatNumber } from '../../math/numbers'
import type { Line, Syntax } from '../../math/syntax'

/** How tightly a piece of text binds. */
enum Binding {
  Choice,
  Comparison,
  Sum,
  Product,
  Negative,
  Power,
  Atom,
}

export function writeLines(lines: readonly Line[]): string {
  return lines.map(writeLine).join('\n')
}

export function writeLine({ target, value, repeat, ends }: Line): string {
  if (ends) return 'end'
  if (repeat)
    return repeat.isTested ? `repeat ${repeat.bound} while ${write(value)}` : `repeat ${repeat.bound}`
  return target === undefined ? write(value) : `${target} = ${write(value)}`
}

export function write(syntax: Syntax): string {
  return pieceOf(syntax).text
}

interface Piece {
  readonly text: string
  readonly binding: Binding
}

function pieceOf(syntax: Syntax): Piece {
  switch (syntax.kind) {
    case 'number':
      return syntax.value < 0 || Object.is(syntax.value, -0)
        ? { text: formatNumber(syntax.value), binding: Binding.Negative }
        : { text: formatNumber(syntax.value), binding: Binding.Atom }
    case 'name':
      return { text: syntax.name, binding: Binding.Atom }
    case 'negative':
      return { text: `-${at(syntax.of, Binding.Power)}`, binding: Binding.Negative }
    case 'comparison': {
      const [left, right] = [at(syntax.left, Binding.Sum), at(syntax.right, Binding.Sum)]
      return { text: `${left} ${syntax.operator} ${right}`, binding: Binding.Comparison }
    }
    case 'logic': {
      const sign = syntax.operator === 'and' ? '&&' : '||'
      return {
        text: `(${at(syntax.left, Binding.Comparison)} ${sign} ${at(syntax.right, Binding.Comparison)})`,
        binding: Binding.Atom,
      }
    }
    case 'not':
      return { text: `!${at(syntax.of, Binding.Atom)}`, binding: Binding.Negative }
    case 'component':
      return { text: `${at(syntax.of, Binding.Atom)}[${syntax.index}]`, binding: Binding.Atom }
    case 'choice': {
      const test = at(syntax.test, Binding.Comparison)
      return {
        text: `${test} ? ${at(syntax.yes, Binding.Comparison)} : ${at(syntax.no, Binding.Comparison)}`,
        binding: Binding.Choice,
      }
    }
    case 'call':
      return { text: `${syntax.name}(${syntax.args.map(write).join(', ')})`, binding: Binding.Atom }
    case 'operation':
      return operation(syntax)
  }
}

function operation({ operator, left, right }: Syntax & { kind: 'operation' }): Piece {
  switch (operator) {
    case '+':
    case '-':
      return {
        text: `${at(left, Binding.Sum)} ${operator} ${at(right, Binding.Product)}`,
        binding: Binding.Sum,
      }
    case '^':
      return { text: `${at(left, Binding.Atom)}^${at(right, Binding.Atom)}`, binding: Binding.Power }
    default:
      return {
        text: `${at(left, Binding.Product)} ${operator} ${at(right, Binding.Power)}`,
        binding: Binding.Product,
      }
  }
}

function at(part: Syntax, minBinding: Binding): string {
  const { text, binding } = pieceOf(part)
  return binding < minBinding ? `(${text})` : text
}
