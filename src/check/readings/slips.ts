/** Slips of the pen: names exchanged, a sign, a root, a square, a factor. */
import type { Line, Syntax } from '../../math/syntax'
import { averagesOf } from '../rule/averages'
import { assign, findParts, isName, isNumber, join, name, number, replacePart, rewriteLines, same, simplify, times } from '../rule/tree' // prettier-ignore
import type { Reading, Subject } from './reading'

/** Settings that differ in a digit, and the decays of two averages, each in place of the other. */
export function swapReadings({ lines, settings, states }: Subject): Reading[] {
  const stemOf = (setting: string): string => setting.replace(/\d+/g, '')
  const decays = [...new Set(averagesOf(lines, states).map(({ beta }) => beta))]
  const pairs = settings.flatMap((first, index) =>
    settings
      .slice(index + 1)
      .filter(
        (second) => stemOf(first) === stemOf(second) || (decays.includes(first) && decays.includes(second)),
      )
      .map((second) => [first, second] as const),
  )
  return pairs.map(([first, second]) => ({
    name: `${first} and ${second} swapped`,
    lines: rewriteLines(lines, (part) =>
      isName(part, first) ? name(second) : isName(part, second) ? name(first) : part,
    ),
  }))
}

/** The gradient's sign, and each plus and minus. */
export function signReadings({ lines }: Subject): Reading[] {
  const turned: Reading = {
    name: 'the sign of the gradient',
    lines: [assign('g', { kind: 'negative', of: name('g'), at: 0, length: 0 }), ...lines],
  }
  const signs = findParts(
    lines,
    (part) =>
      part.kind === 'negative' ||
      (part.kind === 'operation' && (part.operator === '+' || part.operator === '-')),
  )
  const flipped = signs.map(({ part }) => readingOf('a sign', replacePart(lines, part, flip(part))))
  return [...flipped, turned]
}

function flip(part: Syntax): Syntax {
  if (part.kind === 'negative') return part.of
  if (part.kind !== 'operation') return part
  return { ...part, operator: part.operator === '+' ? '-' : '+' }
}

/** A root or a square left out, and the gradient of twice or half the loss. */
export function factorReadings({ lines }: Subject): Reading[] {
  const roots = findParts(lines, (part) => part.kind === 'call' && part.name === 'sqrt')
  const squares = findParts(lines, (part) => squared(part) !== undefined)
  const g = name('g')
  return [
    ...(roots.length > 1 ? [readingOf('a root missing', rewriteLines(lines, unrooted))] : []),
    ...roots.map(({ part }) => readingOf('a root missing', replacePart(lines, part, unrooted(part)))),
    ...squares.map(({ part }) =>
      readingOf('a square missing', replacePart(lines, part, squared(part) ?? part)),
    ),
    { name: 'the gradient of half the loss', lines: [assign('g', join(g, '/', number(2))), ...lines] },
    { name: 'the gradient of twice the loss', lines: [assign('g', times(number(2), g)), ...lines] },
  ]
}

/** What is under a root. */
function unrooted(part: Syntax): Syntax {
  const [of = part] = part.kind === 'call' && part.name === 'sqrt' ? part.args : []
  return of
}

/** a of a², also written a·a. */
function squared(part: Syntax): Syntax | undefined {
  if (part.kind !== 'operation') return undefined
  if (part.operator === '^' && isNumber(part.right, 2)) return part.left
  if (part.operator !== '*') return undefined
  if (same(part.left, part.right)) return part.left
  // w·a·a, from left to right
  const { left, right } = part
  const isLast = left.kind === 'operation' && left.operator === '*' && same(left.right, right)
  return isLast ? left : undefined
}

function readingOf(name: string, lines: readonly Line[]): Reading {
  return { name, lines: lines.map((line) => ({ ...line, value: simplify(line.value) })) }
}
