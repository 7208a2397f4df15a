/** The runs of the ensemble that the answer to an open question counts are counted before it is given. */
import { useMemo } from 'react'
import { useLabState } from '../../lab/lab'
import { answerIn } from '../../lab/talk/verdict'
import type { Ask } from '../../talk/talk'
import { useEnds } from './useEnds'

const none: readonly number[] = []

/** `ask`: undefined if none is open. */
export function useAnswerCount(ask: Ask | undefined): void {
  const experiment = useLabState((state) => state.experiment)
  const counted = useMemo(() => (ask && answerIn(ask, experiment)?.counted) ?? none, [ask, experiment])
  useEnds(experiment, counted)
}
