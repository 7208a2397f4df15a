/** The open cue: its title, its text with its numbers below, and in sections all else that can be said of it. */
import { useMemo } from 'react'
import { useLab, useLabState } from '../../../lab/lab'
import { editTalk, endTalkGesture } from '../../../lab/talk/editTalk'
import { type TalkEdited, changeCue, changeExperiment } from '../../../talk/edits'
import { maxNote, maxTitle } from '../../../talk/limits'
import type { Cue, Talk } from '../../../talk/talk'
import { TextButton } from '../../controls/TextButton'
import { passAskDraft } from './askDraft'
import { CueAsk } from './CueAsk'
import { CueCamera } from './CueCamera'
import { CueControls } from './CueControls'
import { CuePlay } from './CuePlay'
import { CueSection } from './CueSection'
import { CueShown } from './CueShown'
import { CueText } from './CueText'
import { type EditCue, withPart } from './editCue'
import { isSame } from '../../controls/isSame'

interface CueFieldsProps {
  readonly index: number
  readonly cue: Cue
}

export function CueFields({ index, cue }: CueFieldsProps) {
  const lab = useLab()
  const table = useLabState((state) => state.experiment)
  const isOnTable = useMemo(() => isSame(cue.experiment, table), [cue.experiment, table])
  const edit: EditCue = (change, gesture) => {
    const changed = (now: Cue): Cue => {
      const next = change(now)
      passAskDraft(now, next)
      return next
    }
    editTalk(lab, (talk) => changeCue(talk, index, changed), gesture && `${gesture} of ${index}`)
  }
  const takeTable = (talk: Talk): TalkEdited => {
    const edited = changeExperiment(talk, index, table)
    const next = 'talk' in edited ? edited.talk.cues[index] : undefined
    if (next) passAskDraft(cue, next)
    return edited
  }
  const its = { cue, edit }
  const onBlur = () => endTalkGesture(lab)
  return (
    <section className="cue" aria-label={`Cue ${index + 1}`}>
      <input
        type="text"
        className="name-field"
        dir="auto"
        aria-label="Title of the cue"
        placeholder="Title of the cue"
        maxLength={maxTitle}
        value={cue.title}
        onChange={({ currentTarget: { value } }) => edit((now) => ({ ...now, title: value }), 'title')}
        onBlur={onBlur}
      />
      <div className="cue-table">
        <p role="status">{isOnTable ? '' : 'The table differs from the cue.'}</p>
        <TextButton
          off={isOnTable ? 'The cue has what is on the table' : undefined}
          title="The cue then has the experiment as it stands now"
          onClick={() => editTalk(lab, takeTable)}
        >
          Take what is on the table
        </TextButton>
      </div>
      <CueText {...its} isOnTable={isOnTable} />
      <CueSection name="Note" note={cue.note === undefined ? 'none' : undefined}>
        <textarea
          className="text-area cue-note"
          dir="auto"
          aria-label="Note for the speaker"
          placeholder="For the speaker alone"
          maxLength={maxNote}
          value={cue.note ?? ''}
          onChange={({ currentTarget: { value } }) =>
            edit((now) => withPart(now, 'note', value || undefined), 'note')
          }
          onBlur={onBlur}
        />
      </CueSection>
      <CuePlay {...its} />
      <CueControls {...its} />
      <CueShown {...its} />
      <CueCamera {...its} />
      <CueAsk {...its} isOnTable={isOnTable} />
    </section>
  )
}
