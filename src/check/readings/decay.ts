/** Weight decay: in the gradient, apart from it, or left out. */
import type { Line, Syntax } from '../../math/syntax'
import { assign, factorsOf, findParts, isName, join, mentions, name, number, rewriteLines, same, simplify, times } from '../rule/tree' // prettier-ignore
import type { Reading, Subject } from './reading'

export function decayReadings(subject: Subject): Reading[] {
  const { runner } = subject
  return decaysOf(subject.lines, subject.settings).flatMap((decay): Reading[] => {
    // With 0 all readings are one.
    if (runner.settings[decay] === 0) return []
    const bare = withoutDecay(subject.lines, decay)
    const last = bare.findLastIndex(({ target }) => target === 'theta')
    const theta = name('theta')
    const apart = (...factors: readonly Syntax[]): Line[] =>
      bare.toSpliced(last, 0, assign('theta', join(theta, '-', times(...(factors as [Syntax]), theta))))
    const inside = (...factors: readonly Syntax[]): Line[] => [
      assign('g', join(name('g'), '+', times(...(factors as [Syntax]), theta))),
      ...bare,
    ]
    return [
      { name: 'weight decay decoupled', lines: apart(name('eta'), name(decay)) },
      { name: 'weight decay coupled, in the gradient', lines: inside(name(decay)) },
      { name: 'weight decay missing', lines: bare },
      { name: 'weight decay decoupled, without η', lines: apart(name(decay)) },
      { name: 'weight decay twice, as of λ‖θ‖²', lines: inside(number(2), name(decay)) },
    ]
  })
}

/** The settings that only ever multiply θ. */
export function decaysOf(lines: readonly Line[], settings: readonly string[]): string[] {
  const products = findParts(
    lines,
    (part) =>
      part.kind === 'operation' &&
      part.operator === '*' &&
      factorsOf(part).some((factor) => isName(factor, 'theta')),
  )
  return settings.filter((setting) => {
    if (setting === 'eta') return false
    const all = findParts(lines, (part) => isName(part, setting))
    const inProducts = all.filter(({ part }) => products.some((product) => holds(product.part, part)))
    return all.length > 0 && inProducts.length === all.length
  })
}

function holds(whole: Syntax, part: Syntax): boolean {
  return findParts([assign('', whole)], (each) => each === part).length > 0
}

function withoutDecay(lines: readonly Line[], decay: string): Line[] {
  return rewriteLines(lines, (part) => (isName(part, decay) ? number(0) : part))
    .map((line) => ({ ...line, value: simplify(line.value) }))
    .filter(({ target, value }) => target === undefined || !same(value, name(target)))
}

/** The line that adds a coupled decay to the gradient. */
export function coupledLine({ lines }: Subject, decay: string): number {
  return lines.findIndex(({ target, value }) => target === 'g' && mentions(value, decay))
}
