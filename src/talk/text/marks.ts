/** The marks of the picture that a text can light up. */
import { nearestName } from '../../math/nearestName'
import { show } from '../../math/show'
import type { Wording } from '../../math/words'
import type { Experiment } from '../../experiment/experiment'
import { compileOptimizer } from '../../optimizers/compile'
import { optimizerOf } from '../../run/ground'

/** Marks of which there is one. */
export const plainMarks = ['gradient', 'step', 'momentum', 'minimum', 'tangent', 'ellipse', 'chart'] as const

/** A runner's ball, by the runner's index; a line of the selected runner's rule on the card, counted from 1. */
export type Mark =
  | { readonly kind: (typeof plainMarks)[number] }
  | { readonly kind: 'ball'; readonly runner: number }
  | { readonly kind: 'formula line'; readonly line: number }

const choice = `${plainMarks.join(', ')}, ball 0 or formula line 1`

/** Reads `gradient`, `ball 0` or `formula line 2`. */
export function readMark(text: string): Mark | Wording {
  const name = text.trim().replace(/\s+/g, ' ')
  const plain = plainMarks.find((each) => each === name)
  if (plain) return { kind: plain }
  const [, kind, digits = ''] = /^(ball|formula line) (\d{1,3})$/.exec(name) ?? []
  if (kind === 'ball') return { kind, runner: Number(digits) }
  if (kind === 'formula line' && Number(digits) > 0) return { kind, line: Number(digits) }
  const meant = name.length < 20 ? nearestName(name, plainMarks) : undefined
  const advice = meant === undefined ? `write ${choice}` : `did you mean "${meant}"?`
  return { problem: `no mark ${show(name)}`, advice }
}

/** Why there is no such mark in an Experiment; undefined if there is. */
export function missingMark({ runners }: Experiment, mark: Mark): Wording | undefined {
  if (mark.kind === 'ball' && mark.runner >= runners.length)
    return {
      problem: `there is no runner ${mark.runner}`,
      advice: `the experiment has ${runners.length}, counted from 0`,
    }
  if (mark.kind !== 'formula line') return undefined
  const lines = Math.max(0, ...runners.map((runner) => compileOptimizer(optimizerOf(runner)).lines.length))
  if (mark.line <= lines) return undefined
  return { problem: `there is no line ${mark.line}`, advice: `the longest rule has ${lines}` }
}
