/** What went wrong, in words, until it is dismissed. */
import { useLab, useLabState } from '../../lab/lab'
import { obstacle } from '../../lab/obstacles'
import type { Offer } from '../../lab/offer'
import { afterMotion } from '../controls/afterMotion'
import { IconButton } from '../controls/icons'

const CheckNote = afterMotion(() => import('./CheckNote'), 'CheckNote')

/** As many as fit. The others move up when one is dismissed. */
const maxShown = 4

export function Notices() {
  const lab = useLab()
  const notices = useLabState((state) => state.notices)
  const offers = useLabState((state) => state.offers)
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
          <OfferButton offer={offers.get(text)} onTake={() => lab.store.getState().dismiss(index)} />
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

/** What can be done instead. The notice goes with it. */
function OfferButton({ offer, onTake }: { readonly offer: Offer | undefined; onTake(): void }) {
  if (!offer) return null
  const take = () => {
    onTake()
    offer.take()
  }
  return (
    <button type="button" className="button button-plain" onClick={take}>
      {offer.label}
    </button>
  )
}
