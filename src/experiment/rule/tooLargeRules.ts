/** Custom rules that cannot run on a surface of the experiment, because their gradients there are too large. */
import { compileOptimizer } from '../../optimizers/compile'
import { factsOf } from '../../surfaces/kinds'
import { panesOf, runnersOf } from '../edits/panes'
import type { Experiment } from '../experiment'

type Parts = Pick<Experiment, 'surface' | 'runners' | 'view'>

/** A line for each rule and surface, of all panes. */
export function tooLargeRules(experiment: Parts): string[] {
  if (experiment.runners.every(({ optimizer }) => typeof optimizer === 'string')) return []
  const lines = panesOf(experiment).flatMap((pane) => {
    const { text } = factsOf(pane.surface ?? experiment.surface)
    return runnersOf(experiment, pane).flatMap((index) => {
      const optimizer = experiment.runners[index]?.optimizer
      if (optimizer === undefined || typeof optimizer === 'string') return []
      const { problem } = compileOptimizer(optimizer).rule(text)
      if (!problem) return []
      // A rule for two parameters has none of its components on a curve.
      const why = problem.message.includes(' operations ') ? 'is too large for' : 'does not run on'
      return `${optimizer.name} ${why} this surface: ${problem.message}`
    })
  })
  return [...new Set(lines)]
}

/** The lines that an edit adds. */
export function newlyTooLarge(before: Parts, after: Parts): string[] {
  const isSame =
    before.surface === after.surface &&
    before.runners === after.runners &&
    before.view.panes === after.view.panes
  if (isSame) return []
  const known = new Set(tooLargeRules(before))
  return tooLargeRules(after).filter((line) => !known.has(line))
}
