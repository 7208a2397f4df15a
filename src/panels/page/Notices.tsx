/** What went wrong, in words, until it is dismissed. */
import { useLab, useLabState } from '../../lab/lab'
import { obstacle } from '../../lab/obstacles'
import { afterMotion } from '../controls/afterMotion'
import { IconButton } from '../controls/icons'

const CheckNote = afterMotion(async () => (await import('./CheckNote')).CheckNote)

/** As many as fit. The others move up when one is dismissed. */
const maxShown = 4

export function Notices() {
  const lab = useLab()
  const notices = useLabState((state) => state.notices)
  const isChecked = useLabState((state) => state.checked !== undefined)
  const dismissAll = () => {
    for (const _ of notices) lab.store.getState().dismiss(0)
  }
  return (
    <div className="notices" role="status" aria-live="polite" ref={obstacle}>
      {isChecked && <CheckNote />}
      {notices.slice(0, maxShown).map((text, index) => (
        <div key={`${index} ${text}`} className="notice">
          <p>{text}</p>
          <IconButton icon="close" label="Dismiss" onClick={() => lab.store.getState().dismiss(index)} />
        </div>
      ))}
      {notices.length > 1 && (
        <div className="notice notice-more">
          <p>{notices.length > maxShown && `and ${notices.length - maxShown} more`}</p>
          <button type="button" className="button button-plain" onClick={dismissAll}>
            Dismiss all
          </button>
        </div>
      )}
    </div>
  )
}
