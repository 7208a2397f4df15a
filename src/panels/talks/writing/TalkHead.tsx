/** The talk as a whole: its title, and what is done with it. */
import { useState } from 'react'
import { useLab } from '../../../lab/lab'
import { editTalk, endTalkGesture } from '../../../lab/talk/editTalk'
import { closeTalk } from '../../../lab/talk/openTalkFile'
import { rename } from '../../../talk/edits'
import { maxTitle } from '../../../talk/limits'
import type { Talk } from '../../../talk/talk'
import { IconButton } from '../../controls/icons'
import { askForTalk, newTalk } from '../../controls/talkFiles'
import { TextButton } from '../../controls/TextButton'
import { HandoutSheet } from './HandoutSheet'
import { copyTalkLink, filmTalk, openFirst, readTalk, saveTalk } from './talkActions'

interface TalkHeadProps {
  readonly talk: Talk
  /** Opens the sheet from which it is given. */
  onPresent(): void
}

export function TalkHead({ talk, onPresent }: TalkHeadProps) {
  const lab = useLab()
  const [hasSheet, setSheet] = useState(false)
  return (
    <header className="talk-head">
      <input
        type="text"
        className="name-field talk-title"
        dir="auto"
        aria-label="Title of the talk"
        placeholder="Title"
        maxLength={maxTitle}
        value={talk.title}
        onChange={({ currentTarget: { value } }) =>
          editTalk(lab, (now) => ({ talk: rename(now, value), cue: 0 }), 'talk title')
        }
        onBlur={() => endTalkGesture(lab)}
      />
      <IconButton icon="close" label="Close the talk: the experiment stays" onClick={() => closeTalk(lab)} />
      <div className="talk-actions" role="group" aria-label="The talk">
        <TextButton title="Read it as a visitor does" onClick={() => readTalk(lab)}>
          Read
        </TextButton>
        <TextButton
          title="Give it before a room"
          onClick={() => {
            openFirst(lab)
            onPresent()
          }}
        >
          Present
        </TextButton>
        <TextButton title="A new talk, of what is on the table" onClick={() => void newTalk(lab)}>
          New
        </TextButton>
        <TextButton title="Open the file of a talk" onClick={() => askForTalk(lab)}>
          Open
        </TextButton>
        <TextButton title="Save it as one file" onClick={() => saveTalk(talk)}>
          Save
        </TextButton>
        <TextButton title="Copy a link that holds the talk" onClick={() => void copyTalkLink(lab)}>
          Link
        </TextButton>
        <TextButton title="A picture of each cue, or a PDF with the texts" onClick={() => setSheet(true)}>
          Handout
        </TextButton>
        <TextButton title="Make a film of all cues" onClick={() => filmTalk(lab)}>
          Film
        </TextButton>
      </div>
      {hasSheet && <HandoutSheet talk={talk} onClose={() => setSheet(false)} />}
    </header>
  )
}
