/** The link to the whole page, in a new tab: the same address, or the experiment as a hand has changed it. */
import { useState } from 'react'
import { shortLink } from '../../experiment/link/link'
import type { Experiment } from '../../experiment/experiment'
import { useLab } from '../../lab/lab'
import { ownTalk } from '../../lab/talk/openTalk'

export function WholePage() {
  const { store } = useLab()
  const [first] = useState(() => store.getState().experiment)
  const [href, setHref] = useState(() => wholeAddress(location.href))
  // A link is long to write, so it waits for a press.
  const aim = () => {
    const { experiment, reading } = store.getState()
    // The address holds a talk, and follows its cues.
    const isTalk = reading?.id === ownTalk
    setHref(isTalk || experiment === first ? wholeAddress(location.href) : addressOf(experiment))
  }
  return (
    <a
      className="button embed-link"
      href={href}
      target="_blank"
      rel="noopener"
      title="Open in Thalweg, in a new tab"
      onPointerDown={aim}
      onFocus={aim}
    >
      <span className="embed-link-words">Open in</span>Thalweg
    </a>
  )
}

/** The address without what makes it an embedded page. */
function wholeAddress(address: string): string {
  const whole = new URL(address)
  for (const name of ['embed', 'present', 'paused', 'allow']) whole.searchParams.delete(name)
  return whole.href
}

function addressOf(experiment: Experiment): string {
  const hash = shortLink(experiment)
  const whole = new URL(wholeAddress(location.href))
  // A longer one would not open.
  if (hash !== undefined) whole.hash = hash
  return whole.href
}
