/** Momentum: Nesterov's look ahead or none, where it looks, its weight, and when it is used. */
import type { Line, Syntax } from '../../math/syntax'
import { type Average, averagesOf, rest, updateOf } from '../rule/averages'
import { assign, call, choose, factorsOf, findParts, isName, join, later, mentions, name, one, productOf, replacePart, same, times } from '../rule/tree' // prettier-ignore
import { type Reading, type Subject, freshName, isReadAfter, ofWhich, readOtherwise, togetherAndAlone } from './reading' // prettier-ignore

export function momentumReadings(subject: Subject): Reading[] {
  const averages = averagesOf(subject.lines, subject.states)
  return [
    ...averages.filter(isMomentum).flatMap((each) => nesterovReadings(subject, each)),
    ...dampeningReadings(subject, averages),
    ...averages.flatMap((each) => orderReadings(subject, each)),
  ]
}

/** Whether what it takes in is a multiple of the gradient. */
function isMomentum({ of }: Average): boolean {
  const factors = factorsOf(of).filter((factor) => mentions(factor, 'g'))
  return factors.length === 1 && factors.every((factor) => factor.kind === 'name')
}

function nesterovReadings({ lines }: Subject, average: Average): Reading[] {
  const { line, state, beta, of, isWeighted } = average
  const weight = isWeighted ? rest(beta) : undefined
  const ahead = updateOf(average, weight)
  const turned = ahead.kind === 'operation' ? join(ahead.right, ahead.operator as '+', ahead.left) : ahead
  const looks = findParts(lines.slice(line + 1), (part) => same(part, ahead) || same(part, turned))
  if (looks.length > 0) {
    const straight = looks.reduce<readonly Line[]>(
      (before, { part }) => replacePart(before, part, name(state)),
      lines,
    )
    return [{ name: `Nesterov's look ahead missing`, lines: straight }, ...lookedUp(straight, average)]
  }
  if (!isReadAfter(lines, line, state) || mentions(of, state)) return []
  const looking = weight ? ahead : turned
  return [
    { name: `with Nesterov's look ahead`, lines: readOtherwise(lines, line, state, looking) },
    ...lookedUp(lines, average),
  ]
}

/** The gradient taken where the velocity alone would lead, as Nesterov and Sutskever et al. have it. */
function lookedUp(lines: readonly Line[], { state, beta, isWeighted }: Average): Reading[] {
  const hasOwn = findParts(lines, (part) => part.kind === 'call' && part.name === 'grad').length > 0
  if (hasOwn || isWeighted) return []
  const place = join(name('theta'), '-', times(name('eta'), name(beta), name(state)))
  return [
    {
      name: 'the gradient at the point ahead, θ − ηβv',
      lines: [assign('g', call('grad', place)), ...lines],
    },
  ]
}

/** What comes in weighted by 1 − β, unweighted, or taken whole at the first step. */
function dampeningReadings({ lines }: Subject, averages: readonly Average[]): Reading[] {
  const all = averages.map(({ state }) => state)
  return togetherAndAlone(averages).flatMap((some): Reading[] => {
    const which = ofWhich(some.map(({ state }) => state), all) // prettier-ignore
    const changed = (weightOf: (average: Average) => Syntax | undefined): Line[] =>
      some.reduce<readonly Line[]>(
        (before, average) =>
          before.map((line, index) =>
            index === average.line ? { ...line, value: updateOf(average, weightOf(average)) } : line,
          ),
        lines,
      ) as Line[]
    const isWeighted = some.every((each) => each.isWeighted)
    return [
      {
        name: isWeighted ? `the weight 1 − β${which} missing` : `dampening: the weight 1 − β${which}`,
        lines: changed(({ beta }) => (isWeighted ? undefined : rest(beta))),
      },
      {
        name: isWeighted
          ? `the average${which} begun at the first value`
          : `dampening 1 − β${which}, but not at the first step`,
        lines: changed(({ beta }) => choose(later, rest(beta), one)),
      },
    ]
  })
}

/** The value of before the update is used, or the rate is part of the velocity. */
function orderReadings(subject: Subject, { line, state, of }: Average): Reading[] {
  const { lines, runner } = subject
  if (!isReadAfter(lines, line, state)) return []
  const before = freshName(subject, `${state}Before`)
  const late = [assign(before, name(state)), ...readOtherwise(lines, line, state, name(before))]
  const readings: Reading[] = [{ name: `${state} used before its update`, lines: late }]
  const steps = findParts(lines, (part) => {
    const factors = part.kind === 'operation' && part.operator === '*' ? factorsOf(part) : []
    return factors.length === 2 && factors.some(isEta) && factors.some((each) => isName(each, state))
  })
  const [step, ...others] = steps
  if (!step || others.length > 0 || runner.schedule.id === 'constant') return readings
  const taken = lines.map((each, index) => {
    if (index !== line) return each
    return { ...each, value: replaceGiven(each.value, of) }
  })
  return [...readings, { name: 'η inside the velocity', lines: replacePart(taken, step.part, name(state)) }]
}

function isEta(part: Syntax): boolean {
  return isName(part, 'eta')
}

/** What comes in, times η. */
function replaceGiven(update: Syntax, of: Syntax): Syntax {
  const [line] = replacePart([assign('', update)], of, productOf([name('eta'), ...factorsOf(of)]))
  return line?.value ?? update
}
