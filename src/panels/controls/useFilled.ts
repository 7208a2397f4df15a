/** A text of a cue with its numbers at the playhead. */
import { useMemo, useState } from 'react'
import type { Experiment } from '../../experiment/experiment'
import { useLab } from '../../lab/lab'
import type { Race } from '../../run/race'
import { checkText, countedIn } from '../../talk/text/checkText'
import { type FilledSpan, fill } from '../../talk/text/fill'
import { useAtPlayhead } from './useAtPlayhead'
import { useEnds } from './useEnds'

/** Its paragraphs. `race` is that of the experiment. */
export function useFilled(
  text: string,
  experiment: Experiment,
  race: Race,
): readonly (readonly FilledSpan[])[] {
  const { timeline } = useLab()
  const checked = useMemo(() => checkText(text, experiment), [text, experiment])
  const [turns, setTurns] = useState(timeline.step)
  const counted = useMemo(() => countedIn(checked), [checked])
  const endsOf = useEnds(experiment, counted)
  const paragraphs = useMemo(() => fill(checked, { race, turns, endsOf }), [checked, race, turns, endsOf])
  useAtPlayhead((now) => {
    if (now === turns) return
    // Most texts say the same at every step.
    const filled = fill(checked, { race, turns: now, endsOf })
    if (JSON.stringify(filled) !== JSON.stringify(paragraphs)) setTurns(now)
  })
  return paragraphs
}
