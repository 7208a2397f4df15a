/** Lights up a mark of the picture, for as long as a reader points at its name. It makes no undo step. */
import { setView } from '../../experiment/edits/edits'
import type { Experiment } from '../../experiment/experiment'
import type { Lab } from '../../lab/store'
import type { Mark } from '../../talk/text/marks'

const gesture = 'a mark of the lesson'

/** Returns what puts it out again. */
export function lightUp({ store }: Lab, mark: Mark): () => void {
  const { selected, select, edit } = store.getState()
  if (mark.kind === 'ball') {
    select(mark.runner)
    return () => store.getState().select(selected)
  }
  const page = document.documentElement
  page.dataset['mark'] = mark.kind
  edit((now) => withMark(now, mark), gesture)
  return () => {
    delete page.dataset['mark']
    if (store.getState().gesture === gesture) store.getState().cancelGesture()
  }
}

/** The experiment with this mark in the picture. Of the arrows it is the only one. */
function withMark(experiment: Experiment, { kind }: Mark): Experiment {
  switch (kind) {
    case 'gradient':
    case 'step':
    case 'momentum': {
      const none = { gradient: false, step: false, momentum: false }
      return setView(experiment, { arrows: { ...none, [kind]: true } })
    }
    case 'minimum':
      return setView(experiment, { minima: true })
    case 'ellipse':
      return setView(experiment, { internals: true })
    default:
      return experiment
  }
}
