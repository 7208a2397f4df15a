/** Decays that a rule has as numbers, 0.9 m + 0.1 g, as if they were settings: so that its readings are those of a rule with names. */
import type { Line, Syntax } from '../../math/syntax'
import { factorsOf, findParts, isName, isNumber, join, mentions, name, number, one, replacePart, rewriteLines, same, termsOf } from './tree' // prettier-ignore

export interface Lifted {
  readonly lines: readonly Line[]
  /** The names that stand for numbers, with the numbers. */
  readonly values: ReadonlyMap<string, number>
}

/** Relative: 1 − 0.9 is not quite 0.1. */
const tiny = 1e-9
/** A weight decay that is larger is something else. */
const largestWeight = 0.5

/** `taken`: the names that there are already. */
export function lift(lines: readonly Line[], states: readonly string[], taken: readonly string[]): Lifted {
  const values = new Map<string, number>()
  const nameOf = (value: number, kind: string): string => {
    const [known] = [...values].find(([its, each]) => each === value && its.startsWith(kind)) ?? []
    if (known !== undefined) return known
    let count = values.size + 1
    while (taken.includes(`${kind}${count}`)) count += 1
    values.set(`${kind}${count}`, value)
    return `${kind}${count}`
  }
  const averaged = lines.map((line) => {
    const { target = '', value } = line
    return states.includes(target) ? { ...line, value: averageWithNames(value, target, nameOf) } : line
  })
  return { lines: weightsWithNames(correctionsWithNames(averaged, nameOf), nameOf), values }
}

type NameOf = (value: number, kind: string) => string

function isDecay(part: Syntax): part is Syntax & { kind: 'number' } {
  return part.kind === 'number' && part.value > 0 && part.value < 1
}

/** 0.9 m + 0.1 g, 0.9 m + (1 − 0.9) g, 0.9 m + g, and m + 0.1 (g − m). */
function averageWithNames(value: Syntax, state: string, nameOf: NameOf): Syntax {
  const [first, second, ...others] = termsOf(value).map(({ of }) => of)
  if (!first || !second || others.length > 0) return value
  const [kept, taken] = mentions(first, state) ? [first, second] : [second, first]
  const weights = factorsOf(kept).filter((factor) => !isName(factor, state))
  const [weight] = weights
  if (weight && isDecay(weight) && weights.length === 1 && !mentions(taken, state)) {
    const decay = name(nameOf(weight.value, 'decay'))
    const incoming = factorsOf(taken).find((factor) => isRestOf(factor, weight.value))
    // The weight is a leaf and stays the same part where the others are replaced.
    const its = incoming ? replaceIn(value, incoming, join(one, '-', decay)) : value
    return replaceIn(its, weight, decay)
  }
  const [self, way] = isName(first, state) ? [first, second] : [second, first]
  const towards = factorsOf(way).filter((factor) => mentions(factor, state))
  const pace = factorsOf(way).find((factor) => isDecay(factor))
  if (!isName(self, state) || towards.length !== 1 || !pace || !isDecay(pace)) return value
  const decay = name(nameOf(restOf(pace.value), 'decay'))
  return replaceIn(value, pace, join(one, '-', decay))
}

/** 0.9 of 0.1, without the rounding of the difference. */
function restOf(value: number): number {
  return Number((1 - value).toPrecision(15))
}

/** Whether a factor is 1 − β, as a number or written out. */
function isRestOf(factor: Syntax, value: number): boolean {
  if (factor.kind === 'number') return Math.abs(factor.value - (1 - value)) <= tiny * value
  return same(factor, join(one, '-', number(value)))
}

/** 1 − 0.9ᵗ */
function correctionsWithNames(lines: readonly Line[], nameOf: NameOf): Line[] {
  return rewriteLines(lines, (part) => {
    if (part.kind !== 'operation' || part.operator !== '-' || !isNumber(part.left, 1)) return part
    const { right } = part
    if (right.kind !== 'operation' || right.operator !== '^' || !isDecay(right.left)) return part
    if (!mentions(right.right, 't')) return part
    return { ...part, right: { ...right, left: name(nameOf(right.left.value, 'decay')) } }
  })
}

/** 0.01 θ, beside the gradient or the step. */
function weightsWithNames(lines: readonly Line[], nameOf: NameOf): Line[] {
  const sums = findParts(
    lines,
    (part) => part.kind === 'operation' && (part.operator === '+' || part.operator === '-'),
  )
  const products = sums
    .flatMap(({ part }) => termsOf(part).map(({ of }) => factorsOf(of)))
    .filter((factors) => factors.length > 1 && factors.some((factor) => isName(factor, 'theta')))
  const weights = products.flatMap((factors) =>
    factors.filter((factor) => isDecay(factor) && factor.value < largestWeight),
  )
  return weights.reduce<Line[]>(
    (before, weight) => (isDecay(weight) ? replacePart(before, weight, name(nameOf(weight.value, 'weight'))) : before),
    [...lines],
  ) // prettier-ignore
}

function replaceIn(value: Syntax, old: Syntax, by: Syntax): Syntax {
  const [line] = replacePart([{ target: undefined, value, at: 0, length: 0 }], old, by)
  return line?.value ?? value
}

/** The numbers in place of their names, as somebody writes them: 0.1 for 1 − 0.9. */
export function lower(lines: readonly Line[], values: Lifted['values']): readonly Line[] {
  if (values.size === 0) return lines
  return rewriteLines(lines, (part) => {
    if (part.kind === 'name') {
      const value = values.get(part.name)
      return value === undefined ? part : number(value)
    }
    const isRest = part.kind === 'operation' && part.operator === '-' && isNumber(part.left, 1)
    return isRest && part.right.kind === 'number' && isDecay(part.right) ? number(restOf(part.right.value)) : part
  }) // prettier-ignore
}

/** A text about lifted lines, with the numbers in place of their names. */
export function lowerText(text: string, values: Lifted['values']): string {
  let lowered = text
  for (const [its, value] of values) lowered = lowered.replace(new RegExp(`\\b${its}\\b`, 'g'), String(value))
  return lowered
}
