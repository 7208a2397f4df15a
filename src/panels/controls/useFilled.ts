/** A text of a cue with its numbers at the playhead. */
import { useMemo, useState } from 'react'
import type { Experiment } from '../../experiment/experiment'
import { useLab } from '../../lab/lab'
import type { Race } from '../../run/race'
import { checkText } from '../../talk/text/checkText'
import { type FilledSpan, fill } from '../../talk/text/fill'
import { useAtPlayhead } from './useAtPlayhead'

/** Its paragraphs. `race` is that of the experiment. */
export function useFilled(
  text: string,
  experiment: Experiment,
  race: Race,
): readonly (readonly FilledSpan[])[] {
  const { timeline } = useLab()
  const checked = useMemo(() => checkText(text, experiment), [text, experiment])
  const [turns, setTurns] = useState(timeline.step)
  const paragraphs = useMemo(() => fill(checked, { race, turns }), [checked, race, turns])
  useAtPlayhead((now) => {
    // Most texts say the same at every step.
    if (now !== turns && JSON.stringify(fill(checked, { race, turns: now })) !== JSON.stringify(paragraphs))
      setTurns(now)
  })
  return paragraphs
}
