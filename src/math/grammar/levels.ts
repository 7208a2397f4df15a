/** An expression by recursive descent: one function for each level of precedence, loosest first. */
import type { Comparison, Operator, Syntax } from '../syntax'
import { bracketed, fraction, root } from './brackets'
import { methods } from './calls'
import { cases, conditional } from './choices'
import { close, missing, unexpected } from './endings'
import { beginsFactor, roots } from './factor'
import { named } from './named'
import { type Levels, type Parser, span, spanOf } from './parser'

export const levels: Levels = { expression, product, power, raise, primary }

function expression(parser: Parser): Syntax {
  return parser.nested(choice)
}

function choice(parser: Parser): Syntax {
  const test = either(parser)
  if (parser.take('if')) {
    const condition = either(parser)
    if (!parser.take('else')) throw parser.error('missing "else"', parser.peek(), 'write test ? a : b')
    const no = expression(parser)
    return parser.make({ kind: 'choice', test: condition, yes: test, no, ...span(test, no) })
  }
  if (!parser.take('?')) return test
  const yes = expression(parser)
  if (!parser.take(':')) throw parser.error('missing ":"', parser.peek(), 'write test ? a : b')
  const no = expression(parser)
  return parser.make({ kind: 'choice', test, yes, no, ...span(test, no) })
}

function either(parser: Parser): Syntax {
  let left = both(parser)
  while (parser.take('||')) {
    const right = both(parser)
    left = parser.make({ kind: 'logic', operator: 'or', left, right, ...span(left, right) })
  }
  return left
}

function both(parser: Parser): Syntax {
  let left = denied(parser)
  while (parser.take('&&')) {
    const right = denied(parser)
    left = parser.make({ kind: 'logic', operator: 'and', left, right, ...span(left, right) })
  }
  return left
}

/** `not` reaches over a comparison, as in Python. */
function denied(parser: Parser): Syntax {
  const sign = parser.take('not')
  if (!sign) return comparison(parser)
  return parser.nested(() => {
    const of = denied(parser)
    return parser.make({ kind: 'not', of, ...span(sign, of) })
  })
}

function comparison(parser: Parser): Syntax {
  const left = sum(parser)
  const operator = parser.take('<', '<=', '>', '>=', '==', '!=')
  if (!operator) return left
  const right = sum(parser)
  const again = parser.peek()
  if (['<', '<=', '>', '>=', '==', '!='].includes(again.text)) {
    throw parser.error(`a second "${again.text}"`, again, 'compare two things at a time')
  }
  return parser.make({
    kind: 'comparison',
    operator: operator.text as Comparison,
    left,
    right,
    ...span(left, right),
  })
}

function sum(parser: Parser): Syntax {
  let left = product(parser)
  for (let sign = parser.take('+', '-'); sign; sign = parser.take('+', '-')) {
    left = parser.operation(sign.text as Operator, left, product(parser))
  }
  return left
}

/** Products and quotients, from left to right. Juxtaposition is a product like any other. */
function product(parser: Parser): Syntax {
  let left = unary(parser)
  for (;;) {
    const sign = parser.take('*', '/', '%')
    if (sign) left = parser.operation(sign.text as Operator, left, unary(parser))
    else if (beginsFactor(parser)) left = parser.operation('*', left, power(parser))
    else return left
  }
}

function unary(parser: Parser): Syntax {
  // `!` binds like a minus, as in C.
  const sign = parser.take('-', '+', '!')
  if (!sign) return power(parser)
  return parser.nested(() => {
    const of = unary(parser)
    if (sign.text === '!') return parser.make({ kind: 'not', of, ...span(sign, of) })
    return sign.text === '+' ? of : parser.make({ kind: 'negative', of, ...span(sign, of) })
  })
}

/** Powers, from right to left. They bind tighter than a minus before them: −x² is −(x²). */
function power(parser: Parser): Syntax {
  return raise(parser, methods(parser, component(parser, primary(parser))))
}

function raise(parser: Parser, base: Syntax): Syntax {
  if (!parser.take('^')) return base
  return parser.nested(() => {
    const minus = parser.take('-')
    const size = power(parser)
    const exponent = minus ? parser.make({ kind: 'negative', of: size, ...span(minus, size) }) : size
    return parser.operation('^', base, exponent)
  })
}

/** `g[0]`, in rules. */
function component(parser: Parser, of: Syntax): Syntax {
  const open = parser.peek()
  if (!parser.vectors || open.text !== '[') return of
  parser.next += 1
  const index = parser.peek()
  if (index.kind !== 'number' || !Number.isInteger(Number(index.text)))
    throw parser.error('an index that is no whole number', index, 'write [0] or [1]')
  parser.next += 1
  close(parser, open)
  return parser.make({ kind: 'component', of, index: Number(index.text), ...span(of, parser.before()) })
}

function primary(parser: Parser): Syntax {
  const token = parser.peek()
  if (token.kind === 'number') {
    parser.next += 1
    const value = Number(token.text)
    if (!Number.isFinite(value)) throw parser.error('a number too large', token, 'write a smaller one')
    return parser.make({ kind: 'number', value, text: token.text, ...spanOf(token) })
  }
  const sign = roots.get(token.text)
  if (sign !== undefined && parser.take(token.text)) {
    const of = parser.nested(primary)
    const whole = span(token, of)
    if (sign !== '') return parser.make({ kind: 'call', name: sign, args: [of], ...whole })
    const quarter = parser.make({ kind: 'number', value: 0.25, text: '0.25', ...spanOf(token) })
    return { ...parser.operation('^', of, quarter), ...whole }
  }
  if (parser.take('if')) return conditional(parser, token)
  if (parser.take('\\frac')) return fraction(parser, token)
  if (parser.take('\\sqrt')) return root(parser, token)
  if (parser.take('\\begin')) return cases(parser, token)
  if (parser.take('(', '[', '{', '|(', '‖(', '⌊', '⌈', '⟨')) return bracketed(parser, token)
  if (token.kind === 'name') return named(parser, token)
  throw token.kind === 'end' || token.kind === 'newline' ? missing(parser) : unexpected(parser, token)
}
