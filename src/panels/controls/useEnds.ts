/** The ends of an ensemble's runs for a text: of few at once, and of many as soon as they are counted. */
import { useCallback, useEffect, useState } from 'react'
import type { Experiment } from '../../experiment/experiment'
import { useFail } from '../../lab/useFail'
import type { EndsOf } from '../../talk/expression/moment'
import { areCounted, countMany, endsAtHand, endsOfFew } from '../../talk/expression/share'

/** How long an experiment stays as it is before many of its runs are counted, in milliseconds. */
const stillMilliseconds = 300

/** Counts those of `runners` beside what the page does. Another function once there are more. */
export function useEnds(experiment: Experiment, runners: readonly number[]): EndsOf {
  const fail = useFail()
  const [count, setCount] = useState(0)
  useEffect(() => {
    if (runners.length === 0) return
    const ending = new AbortController()
    const { signal } = ending
    const waiting = setTimeout(() => {
      countMany(experiment, runners, signal).then(
        () => setCount((now) => now + 1),
        (error: unknown) => {
          if (!signal.aborted) fail(error)
        },
      )
    }, stillMilliseconds)
    return () => {
      clearTimeout(waiting)
      ending.abort()
    }
  }, [experiment, runners, fail])
  return useCallback<EndsOf>(
    // A text says one count for all of them.
    (its, runner) => (areCounted(its, runners) ? endsAtHand : endsOfFew)(its, runner),
    // oxlint-disable-next-line react/exhaustive-deps -- those at hand are more then
    [runners, count],
  )
}
