/** The small number that keeps a divisor from zero: inside the root, outside, elsewhere, or left out. */
import type { Line, Syntax } from '../../math/syntax'
import { findParts, isName, join, number, replacePart, root, simplify } from '../rule/tree'
import { correctedBy, correction } from './bias'
import { type Reading, type Subject, togetherAndAlone } from './reading'

/** A root and ε, as it is written: √A + ε, or √(A + ε). */
interface Site {
  readonly part: Syntax
  readonly line: number
  readonly epsilon: Syntax
  /** What ε is added to: the root, or what is under it. */
  readonly to: Syntax
  readonly isInside: boolean
}

export function epsilonReadings({ lines, settings }: Subject): Reading[] {
  const sites = sitesOf(lines, settings)
  return togetherAndAlone(sites).flatMap((some): Reading[] => {
    const [first] = some
    const which = some.length === sites.length || !first ? '' : ` in line ${first.line + 1}`
    const changed = (change: (site: Site) => Syntax): Line[] =>
      some.reduce<readonly Line[]>(
        (before, site) => replacePart(before, site.part, change(site)),
        lines,
      ) as Line[]
    const outside = some.filter(({ isInside }) => !isInside)
    const corrected = outside.flatMap(({ to }) => correctionsIn(to, lines))
    const square = ({ epsilon }: Site): Syntax => join(epsilon, '^', number(2))
    return [
      {
        name: `ε ${outside.length > 0 ? 'inside' : 'outside'} the root${which}`,
        lines: changed((site) => (site.isInside ? apart(site) : within(site, site.epsilon))),
      },
      ...(corrected.length > 0
        ? [{ name: `ε before the bias correction${which}`, lines: changed((site) => early(site, lines)) }]
        : []),
      {
        name: `ε squared inside the root${which}`,
        lines: changed((site) =>
          site.isInside ? root(join(site.to, '+', square(site))) : within(site, square(site)),
        ),
      },
      {
        name: `ε missing${which}`,
        lines: changed((site) => (site.isInside ? root(site.to) : site.to)),
      },
    ]
  })
}

/** Beside a root, or under one, a number below 1 is an ε, and so is a setting, whatever it is called. */
function sitesOf(lines: readonly Line[], settings: readonly string[]): Site[] {
  const roots = findParts(lines, isRoot)
  const rootOf = (sum: Syntax): Syntax | undefined =>
    roots.find(({ part }) => part.kind === 'call' && part.args.includes(sum))?.part
  const isTiny = (part: Syntax, beside: boolean): boolean =>
    (part.kind === 'name' &&
      part.name !== 'eta' &&
      settings.includes(part.name) &&
      (beside || /^eps/i.test(part.name))) ||
    (part.kind === 'number' && part.value > 0 && part.value <= (beside ? largestBeside : largestAlone))
  const sums = findParts(lines, (part) => part.kind === 'operation' && part.operator === '+')
  return sums.flatMap(({ part, line }): Site[] => {
    if (part.kind !== 'operation') return []
    const around = rootOf(part)
    const { left, right } = part
    const [to, epsilon] = isTiny(right, around !== undefined || isRoot(left)) ? [left, right] : [right, left]
    if (!isTiny(epsilon, around !== undefined || isRoot(to))) return []
    return [{ part: around ?? part, line, epsilon, to, isInside: around !== undefined }]
  })
}

const largestAlone = 1e-3
const largestBeside = 0.5

function isRoot(part: Syntax): boolean {
  return part.kind === 'call' && part.name === 'sqrt'
}

/** √A + ε of √(A + ε). */
function apart({ to, epsilon }: Site): Syntax {
  return join(root(to), '+', epsilon)
}

/** √(A + ε) of √A + ε. What is no root is squared under it. */
function within({ to }: Site, epsilon: Syntax): Syntax {
  const under = to.kind === 'call' && to.name === 'sqrt' ? to.args[0] : undefined
  return root(join(under ?? join(to, '^', number(2)), '+', epsilon))
}

/** As if ε were added before the root is corrected for its bias: ε / √(1 − βᵗ). TensorFlow has it so. */
function early(site: Site, lines: readonly Line[]): Syntax {
  const [beta] = correctionsIn(site.to, lines)
  if (site.isInside || beta === undefined) return site.part
  return simplify(join(site.to, '+', join(site.epsilon, '/', root(correction(beta)))))
}

/** The decays that the value of a part is corrected for, there or in the lines that it comes from. */
function correctionsIn(part: Syntax, lines: readonly Line[]): string[] {
  const reached = lines.filter(({ target }) => target !== undefined && isName(part, target))
  const all = [...reached, { target: undefined, value: part, at: 0, length: 0 }]
  const found = findParts(all, (each) => correctedBy(each) !== undefined)
  const names = findParts(all, (each) => each.kind === 'name' && each !== part)
  const further = names.flatMap(({ part: each }) =>
    lines.filter(({ target, value }) => target !== 'theta' && isName(each, target ?? '') && value !== part),
  )
  const behind = findParts(further, (each) => correctedBy(each) !== undefined)
  return [...new Set([...found, ...behind].map((each) => correctedBy(each.part) ?? ''))]
}
