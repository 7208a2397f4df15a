/** Thin progress bars. They move while a race may be playing, so they are written past React. */
import { type RefObject, useEffect, useRef } from 'react'
import './progress.css'
import { useEnsembles } from '../../lab/ensembles'
import { guard, useFail } from '../../lab/useFail'

/** While an ensemble is being computed. */
export function Progress() {
  const fail = useFail()
  const ensembles = useEnsembles()
  const bar = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const show = () => {
      const { progress } = ensembles.store.getState()
      showProgress(bar.current, progress)
    }
    show()
    return ensembles.store.subscribe(guard(show, fail))
  }, [ensembles, fail])
  return <ProgressBar label="Computing the ensemble" bar={bar} />
}

interface ProgressBarProps {
  /** For a screen reader. */
  readonly label: string
  readonly bar: RefObject<HTMLDivElement | null>
}

/** Moved by `showProgress`. */
export function ProgressBar({ label, bar }: ProgressBarProps) {
  return (
    <div
      className="progress"
      ref={bar}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
    />
  )
}

/** Shows a share of the work. Without one the bar is hidden. */
export function showProgress(bar: HTMLElement | null, share: number | undefined): void {
  if (!bar) return
  bar.hidden = share === undefined
  bar.style.setProperty('--done', String(share ?? 0))
  bar.setAttribute('aria-valuenow', String(Math.round(100 * Math.min(Math.max(share ?? 0, 0), 1))))
}
