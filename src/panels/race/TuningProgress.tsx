/** How far a tuning has come, and whom it searches for. It moves while the race may be playing, so it is written to, not rendered. */
import { useEffect, useRef } from 'react'
import { runnerNames } from '../../experiment/names/runnerNames'
import { useLab } from '../../lab/lab'
import { useTuning } from '../../lab/tuning'

export function TuningProgress() {
  const { store } = useLab()
  const tuning = useTuning()
  const bar = useRef<HTMLDivElement>(null)
  const name = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    const show = () => {
      const { progress } = tuning.store.getState()
      if (!progress || !bar.current || !name.current) return
      bar.current.style.setProperty('--done', String(progress.share))
      bar.current.setAttribute('aria-valuenow', String(Math.round(100 * progress.share)))
      const searched = runnerNames(store.getState().experiment.runners)[progress.runner]
      name.current.textContent = searched === undefined ? '' : `searching for ${searched}`
    }
    show()
    return tuning.store.subscribe(show)
  }, [store, tuning])
  return (
    <>
      <div
        className="progress"
        ref={bar}
        role="progressbar"
        aria-label="Tuning"
        aria-valuemin={0}
        aria-valuemax={100}
      />
      <p className="field-note" ref={name} />
    </>
  )
}
