/** The text of the open cue as it is written, what is wrong with it, and below it as it is read. */
import { useMemo } from 'react'
import { useLab, useOwnRace } from '../../../lab/lab'
import { endTalkGesture } from '../../../lab/talk/editTalk'
import { maxText } from '../../../talk/limits'
import { checkText } from '../../../talk/text/checkText'
import { fill, problemsIn } from '../../../talk/text/fill'
import { FilledText } from '../../controls/FilledText'
import { ProblemList } from '../../controls/Problems'
import type { CuePartProps } from './editCue'

interface CueTextProps extends CuePartProps {
  /** Whether the race on the table is that of the cue. */
  readonly isOnTable: boolean
}

const hint = 'Words, *emphasis*, {= loss(0)}, {~ runners.0.settings.eta}, [words](seek 10)'

export function CueText({ cue: { text, experiment }, edit, isOnTable }: CueTextProps) {
  const lab = useLab()
  const race = useOwnRace()
  const checked = useMemo(() => checkText(text, experiment), [text, experiment])
  const lines = useMemo(() => {
    if (checked.mistakes.length > 0 || !isOnTable) return checked.mistakes.map(({ message }) => message)
    return problemsIn(fill(checked, { race, turns: race.turns }))
  }, [checked, race, isOnTable])
  return (
    <>
      <textarea
        className="text-area cue-text"
        dir="auto"
        aria-label="Text of the cue"
        aria-invalid={checked.mistakes.length > 0}
        aria-describedby="cue-mistakes"
        placeholder={hint}
        title={hint}
        maxLength={maxText}
        rows={7}
        value={text}
        onChange={({ currentTarget: { value } }) => edit((now) => ({ ...now, text: value }), 'text')}
        onBlur={() => endTalkGesture(lab)}
      />
      <div id="cue-mistakes">
        <ProblemList problems={lines} />
      </div>
      {text.trim() !== '' && (
        <div className="cue-preview" role="group" aria-label="As it is read">
          <FilledText text={text} />
        </div>
      )}
    </>
  )
}
