/** The progress of a tuning, and the runner it searches for. It moves while the race may be playing, so it is written to, not rendered. */
import { useEffect, useRef } from 'react'
import { runnerNames } from '../../experiment/names/runnerNames'
import { useLab } from '../../lab/lab'
import { guard, useFail } from '../../lab/useFail'
import { useTuning } from '../../lab/tuning'
import { ProgressBar, showProgress } from '../controls/Progress'

export function TuningProgress() {
  const fail = useFail()
  const { store } = useLab()
  const tuning = useTuning()
  const bar = useRef<HTMLDivElement>(null)
  const name = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    const show = () => {
      const { progress } = tuning.store.getState()
      if (!progress || !name.current) return
      showProgress(bar.current, progress.share)
      const searched = runnerNames(store.getState().experiment.runners)[progress.runner]
      name.current.textContent = searched === undefined ? '' : `tuning ${searched}`
    }
    show()
    return tuning.store.subscribe(guard(show, fail))
  }, [store, tuning, fail])
  return (
    <>
      <ProgressBar label="Tuning" bar={bar} />
      <p className="field-note" ref={name} />
    </>
  )
}
