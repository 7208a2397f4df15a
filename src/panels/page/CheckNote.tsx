/** What was found about the path of another program, until it is dismissed. */
import { putBeside } from '../../experiment/edits/besideEdits'
import { editPane } from '../../experiment/edits/panes'
import { type CheckedPath, isBeside, isStale } from '../../lab/checkedPath'
import { useLab, useLabState } from '../../lab/lab'
import type { Offer } from '../../lab/offer'
import type { Lab } from '../../lab/store'
import { IconButton } from '../controls/icons'
import { checkText } from './files'

export function CheckNote() {
  const lab = useLab()
  const checked = useLabState((state) => state.checked)
  const isOld = useLabState(
    (state) => state.checked !== undefined && isStale(state.experiment, state.checked),
  )
  const isAdded = useLabState(
    (state) => state.checked !== undefined && isBeside(state.experiment, state.checked),
  )
  if (!checked) return null
  const { file, words, agrees, reading, offer } = checked
  return (
    <div className="notice check-note" data-agrees={agrees ? '' : undefined}>
      <div>
        {words.map((sentence, index) => (
          <p key={`${index} ${sentence}`}>{index === 0 ? `${file}: ${sentence}` : sentence}</p>
        ))}
        {isOld && <p>The runner or its race has changed since.</p>}
        {reading && !isOld && !isAdded && (
          <button type="button" className="button button-plain" onClick={() => addReading(lab, checked)}>
            Put it beside
          </button>
        )}
        {(isOld || !agrees) && (
          <button
            type="button"
            className="button button-plain"
            title="Compare it with the selected runner"
            onClick={() => void checkText(lab, checked.text, file, offer)}
          >
            Check again
          </button>
        )}
        {offer && (
          <button type="button" className="button button-plain" onClick={() => takeInstead(lab, offer)}>
            {offer.label}
          </button>
        )}
      </div>
      <IconButton
        icon="close"
        label="Dismiss"
        onClick={() => lab.store.getState().set({ checked: undefined })}
      />
    </div>
  )
}

/** What the text may be instead takes the place of the verdict. */
function takeInstead({ store }: Lab, offer: Offer): void {
  store.getState().set({ checked: undefined })
  offer.take()
}

/** Adds a runner with the reading that explains the path, beside the one that it parts from. */
function addReading({ store }: Lab, checked: CheckedPath): void {
  const { reading, runner, pane } = checked
  const { experiment, edit, notify } = store.getState()
  if (!reading) return
  edit((now) => editPane(now, pane, (shown) => putBeside(shown, runner, reading, reading.start)))
  if (store.getState().experiment.runners.length === experiment.runners.length)
    notify('There is no room for another runner. Remove one.')
}
