/** The question of a cue. What is typed stays in its fields; the cue takes it once its reader would. */
import { useMemo, useReducer } from 'react'
import { runnerNames } from '../../../experiment/names/runnerNames'
import { useLab, useOwnRace } from '../../../lab/lab'
import { endTalkGesture } from '../../../lab/talk/editTalk'
import { checkAsk } from '../../../talk/document/checkAsk'
import { maxQuestion } from '../../../talk/limits'
import { problemsOfAnswer } from '../../../talk/report'
import { ProblemList } from '../../controls/Problems'
import { TimeField } from '../../controls/TimeField'
import { AskOptions } from './AskOptions'
import { type AskDraft, askDraftOf, draftOf, keepAskDraft, kinds, takeAskDraft } from './askDraft'
import { CueSection } from './CueSection'
import { type CuePartProps, withPart } from './editCue'

interface CueAskProps extends CuePartProps {
  /** Whether the race on the table is that of the cue. */
  readonly isOnTable: boolean
}

export function CueAsk({ cue, edit, isOnTable }: CueAskProps) {
  const lab = useLab()
  const race = useOwnRace()
  const { ask, experiment } = cue
  const [, renderAgain] = useReducer((count: number) => count + 1, 0)
  const draft = askDraftOf(cue)
  const problems = useMemo(() => {
    const found = draft.kind === 'none' ? [] : checkAsk(draft, experiment).problems
    if (found.length > 0) return [...found, 'Until then the cue keeps the question that it had.']
    return isOnTable ? problemsOfAnswer(cue, { race, turns: race.turns }) : []
  }, [draft, experiment, cue, race, isOnTable])
  const take = (next: AskDraft) => {
    const read = next.kind === 'none' ? undefined : checkAsk(next, experiment)
    // The cue does not change: the draft has a mistake, or there is no question to take away.
    if ((read && read.problems.length > 0) || (!read && !ask)) {
      keepAskDraft(cue, next)
      return renderAgain()
    }
    edit((now) => {
      const taken = withPart(now, 'ask', read?.ask)
      takeAskDraft(now, taken, next)
      return taken
    }, 'question')
  }
  return (
    <CueSection name="Question" note={kinds[ask?.kind ?? 'none']}>
      <div className="cue-ask" onBlur={() => endTalkGesture(lab)}>
        <select
          className="choice"
          aria-label="What is asked"
          value={draft.kind}
          onChange={({ currentTarget: { value } }) => take(draftOf(value))}
        >
          {Object.entries(kinds).map(([kind, name]) => (
            <option key={kind} value={kind}>
              {name}
            </option>
          ))}
        </select>
        {draft.kind === 'place' && (
          <select
            className="choice"
            aria-label="Whose end is asked for"
            value={draft.runner}
            onChange={({ currentTarget }) => take({ ...draft, runner: Number(currentTarget.value) })}
          >
            {runnerNames(experiment.runners).map((name, runner) => (
              <option key={runner} value={runner}>
                {name}
              </option>
            ))}
          </select>
        )}
        {(draft.kind === 'number' || draft.kind === 'choice') && (
          <>
            <Line
              label="Question"
              value={draft.question}
              onType={(question) => take({ ...draft, question })}
            />
            {draft.kind === 'choice' && (
              <AskOptions options={draft.options} onTake={(options) => take({ ...draft, options })} />
            )}
            <Line
              label={draft.kind === 'choice' ? 'Answer: the index of the right one, from 0' : 'Answer'}
              value={draft.answer}
              onType={(answer) => take({ ...draft, answer })}
            />
          </>
        )}
        {draft.kind === 'number' && (
          <div className="cue-row">
            {(['min', 'max'] as const).map((name) => (
              <label key={name}>
                {name}{' '}
                <TimeField
                  label={name === 'min' ? 'Smallest guess' : 'Largest guess'}
                  value={draft[name]}
                  min={-widest}
                  max={widest}
                  isFine
                  onTake={(value) => take({ ...draft, [name]: value })}
                />
              </label>
            ))}
          </div>
        )}
        <ProblemList problems={problems} />
      </div>
    </CueSection>
  )
}

const widest = 1e9

interface LineProps {
  readonly label: string
  readonly value: string
  onType(text: string): void
}

function Line({ label, value, onType }: LineProps) {
  return (
    <label className="cue-line">
      {label}
      <input
        type="text"
        className="name-field"
        dir="auto"
        maxLength={maxQuestion}
        value={value}
        onChange={({ currentTarget }) => onType(currentTarget.value)}
      />
    </label>
  )
}
