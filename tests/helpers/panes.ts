/** Experiments with panes, the fills of panes by their ids, and the way through a link. */
import { defaultExperiment } from '../../src/experiment/defaults/defaults'
import type { Experiment, Pane } from '../../src/experiment/experiment'
import { paneFills } from '../../src/experiment/edits/paneEdits'
import { parseExperiment, serialize } from '../../src/experiment/schema/schema'

export const bowl = { id: 'bowl', settings: { kappa: 10 } }

export function withPanes(panes: readonly Pane[], experiment = defaultExperiment): Experiment {
  return { ...experiment, view: { ...experiment.view, panes } }
}

export function fillOf(id: string): (typeof paneFills)[number] {
  const found = paneFills.find((fill) => fill.id === id)
  if (!found) throw new Error(`no fill "${id}"`)
  return found
}

/** The experiment after a round trip through a link. */
export function reread(experiment: Experiment): { experiment: Experiment; problems: string[] } {
  return parseExperiment(JSON.parse(JSON.stringify(serialize(experiment))))
}
