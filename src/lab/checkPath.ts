/** Compares a path of another program with the selected runner. It is loaded when it is first asked for. */
import { experimentAt } from '../experiment/edits/panes'
import { runnerNames } from '../experiment/names/runnerNames'
import { groundOf } from '../run/ground'
import { partsOf } from './checkedPath'
import { type PathAnswer, type PathQuestion, judgePath } from './judgePath'
import type { Offer } from './offer'
import type { Lab } from './store'

/** Shows the verdict, or a notice that says what is wrong with the text. */
export function checkPath(lab: Lab, given: string | Uint8Array, file: string): void {
  const asked = askFor(lab, given, file)
  if (asked) asked.show(judgePath(asked.question))
}

/** The same, while `judge` does the work elsewhere. */
export async function checkPathBy(
  judge: (question: PathQuestion) => Promise<PathAnswer>,
  lab: Lab,
  given: string | Uint8Array,
  file: string,
  offer?: Offer,
): Promise<void> {
  const asked = askFor(lab, given, file, offer)
  if (asked) asked.show(await judge(asked.question))
}

/** The question about the selected runner, and what shows the answer. Undefined, with a notice, without a runner. */
function askFor(
  { store }: Lab,
  given: string | Uint8Array,
  file: string,
  offer?: Offer,
): { readonly question: PathQuestion; show(answer: PathAnswer): void } | undefined {
  const { experiment: whole, pane, selected, set, notify } = store.getState()
  const experiment = experimentAt(whole, pane)
  const name = runnerNames(experiment.runners)[selected]
  if (name === undefined) {
    notify(`${file}: there is no runner to compare it with. Add one.`, offer)
    return undefined
  }
  const { surface } = groundOf(experiment)
  return {
    question: { experiment, runner: selected, name, given },
    show(answer) {
      if ('problem' in answer) return notify(`${file}: ${answer.problem}`, offer)
      const parts = partsOf(experiment, selected)
      set({ checked: { file, ...answer.findings, surface, runner: selected, pane, parts, offer } })
    },
  }
}
