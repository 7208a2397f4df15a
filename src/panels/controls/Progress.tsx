/** A thin bar while an ensemble is being computed. It moves with every pass, so it is written to, not rendered. */
import { useEffect, useRef } from 'react'
import './progress.css'
import { useEnsembles } from '../../lab/ensembles'

export function Progress() {
  const ensembles = useEnsembles()
  const bar = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const show = () => {
      const { progress } = ensembles.state
      if (!bar.current) return
      bar.current.hidden = progress === undefined
      bar.current.style.setProperty('--done', String(progress ?? 0))
      bar.current.setAttribute('aria-valuenow', String(Math.round(100 * (progress ?? 0))))
    }
    show()
    return ensembles.subscribe(show)
  }, [ensembles])
  return (
    <div
      className="progress"
      ref={bar}
      role="progressbar"
      aria-label="Computing the ensemble"
      aria-valuemin={0}
      aria-valuemax={100}
    />
  )
}
