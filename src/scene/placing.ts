/** What a hand's drags and clicks in a pane do to the lab: the start goes where it is put, of one runner or of all. */
import { setStart } from '../experiment/edits'
import { editPane, experimentOf, panesOf, runnersOf } from '../experiment/panes'
import type { Lab } from '../experiment/store'
import type { PointerActions } from './pointer'

export function placing({ store, timeline }: Lab, pane: number): PointerActions {
  let before = { playing: false, position: 0 }
  const again = () => timeline.set({ playing: before.playing })
  /** The experiment's number of a pane's runner. */
  const placeOf = (runner: number | undefined): number | undefined => {
    const { experiment } = store.getState()
    return runner === undefined ? undefined : runnersOf(experiment, panesOf(experiment)[pane] ?? {})[runner]
  }
  return {
    begin(runner) {
      before = { playing: timeline.state.playing, position: timeline.position }
      timeline.set({ playing: false })
      timeline.seek(0)
      const place = placeOf(runner)
      if (place !== undefined) store.getState().select(place)
    },
    place(start, runner) {
      const place = placeOf(runner)
      const { experiment, edit } = store.getState()
      const { runners } = experimentOf(experiment, panesOf(experiment)[pane] ?? {})
      const own = place !== undefined && runners[place]?.start !== undefined ? place : undefined
      edit((now) => editPane(now, pane, (shown) => setStart(shown, start, own)), 'start')
    },
    end() {
      store.getState().endGesture()
      again()
    },
    cancel() {
      store.getState().cancelGesture()
      timeline.seek(before.position)
      again()
    },
  }
}
