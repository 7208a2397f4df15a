/**
 * What a pointer in a pane does to the lab. A press makes the pane active. After that, drags and clicks move the start of
 * one runner or of all. While a lesson asks where a run will end, a click says so instead.
 */
import { setStart } from '../../experiment/edits/edits'
import { editPane, experimentAt, panesOf, runnersOf } from '../../experiment/edits/panes'
import type { Lab } from '../../lab/store'
import type { PointerActions } from './pointer'

interface PaneActions extends PointerActions {
  press(): void
}

export function placing({ store, timeline, light }: Lab, pane: number): PaneActions {
  let before = { playing: false, position: 0 }
  /** Whether this press only makes the pane active: then a click moves nothing. */
  let isChoosing = false
  /** Whether this click answers a question. */
  let isMarking = false
  const again = () => timeline.set({ playing: before.playing })
  /** The index in the experiment's list of a pane's runner. */
  const indexOf = (runner: number | undefined): number | undefined => {
    const { experiment } = store.getState()
    return runner === undefined ? undefined : runnersOf(experiment, panesOf(experiment)[pane] ?? {})[runner]
  }
  /** The question that a click answers. */
  const asked = () => {
    const { reading } = store.getState()
    return reading?.place && !reading.isAnswered ? { reading, place: reading.place } : undefined
  }
  return {
    canPlace: () => store.getState().pane === pane,
    fingerDrags: () => store.getState().embedded === undefined,
    offer: () => (asked() ? 'mark its end here' : 'start here'),
    // Before a room a hand that passes by changes nothing, unless it has asked for the controls.
    isReading: () => store.getState().presenting?.strip ?? true,
    isLight: () => light.isOn,
    light: (place) => light.move(place && { pane, place }),
    press() {
      isChoosing = store.getState().pane !== pane
      if (isChoosing) store.getState().activate(pane)
    },
    select(runner) {
      const index = indexOf(runner)
      if (index !== undefined) store.getState().select(index)
    },
    begin(runner) {
      isChoosing &&= runner === undefined
      isMarking = runner === undefined && asked() !== undefined
      if (isChoosing || isMarking) return
      before = { playing: timeline.state.playing, position: timeline.position }
      timeline.set({ playing: false })
      store.getState().leaveAt(timeline.position)
      timeline.seek(0)
      const index = indexOf(runner)
      if (index !== undefined) store.getState().select(index)
    },
    place(start, runner) {
      if (isChoosing) return
      const question = isMarking ? asked() : undefined
      if (question) {
        const { reading, place } = question
        store.getState().set({ reading: { ...reading, place: { ...place, mark: start } } })
        return
      }
      const index = indexOf(runner)
      const { experiment, edit } = store.getState()
      const { runners } = experimentAt(experiment, pane)
      const own = index !== undefined && runners[index]?.start !== undefined ? index : undefined
      edit((now) => editPane(now, pane, (shown) => setStart(shown, start, own)), 'start')
    },
    end() {
      if (isChoosing || isMarking) return
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
