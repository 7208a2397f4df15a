/** Another reading of a rule: what somebody may have written instead of it. */
import type { Line, Syntax } from '../../math/syntax'
import type { RacePlan, RunnerPlan } from '../../run/plan'
import { findParts, isName, rewrite } from '../rule/tree'

/** A rule taken apart. */
export interface Subject {
  readonly lines: readonly Line[]
  /** The names of its settings and states. */
  readonly settings: readonly string[]
  readonly states: readonly string[]
  readonly runner: RunnerPlan
  readonly noise: RacePlan['noise']
}

export interface Reading {
  /** What differs, in words. */
  readonly name: string
  /** The lines of the rule, if they differ. */
  readonly lines?: readonly Line[]
  /** What of the runner differs. */
  readonly runner?: Partial<RunnerPlan>
  /** Whether the gradient is clipped before noise is added. */
  readonly clipsFirst?: boolean
}

/** A name that the rule does not have yet. */
export function freshName({ lines, settings, states }: Subject, wish: string): string {
  const taken = new Set([...settings, ...states, ...lines.map(({ target }) => target)])
  let name = wish
  for (let count = 2; taken.has(name); count += 1) name = `${wish}${count}`
  return name
}

/** The rule's lines after an index, with other values in place of a name that they read. */
export function readOtherwise(lines: readonly Line[], after: number, name: string, by: Syntax): Line[] {
  return lines.map((line, index) => {
    if (index <= after) return line
    return { ...line, value: rewrite(line.value, (part) => (isName(part, name) ? by : part)) }
  })
}

/** Whether a line after an index reads a name. */
export function isReadAfter(lines: readonly Line[], after: number, name: string): boolean {
  return findParts(lines, (part) => isName(part, name)).some(({ line }) => line > after)
}

/** All of a few things together, and if there are several, each alone. */
export function togetherAndAlone<Thing>(things: readonly Thing[]): (readonly Thing[])[] {
  if (things.length === 0) return []
  return things.length === 1 ? [things] : [things, ...things.map((each) => [each])]
}

/** ` of m and v`, or nothing for all of them. */
export function ofWhich(names: readonly string[], all: readonly string[]): string {
  return names.length === all.length ? '' : ` of ${names.join(' and ')}`
}
