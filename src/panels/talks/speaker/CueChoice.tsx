/** Where the talk is, and a way to any of its cues. */
import type { Asked } from '../../../lab/talk/channel'
import type { Talk } from '../../../talk/talk'

interface CueChoiceProps {
  readonly talk: Talk
  readonly cue: number
  ask(asked: Asked): void
}

export function CueChoice({ talk, cue, ask }: CueChoiceProps) {
  return (
    <label className="speaker-cues">
      Cue
      <select
        className="choice"
        value={cue}
        onChange={({ currentTarget }) => {
          ask({ kind: 'cue', cue: Number(currentTarget.value) })
          // The keys are the talk's again.
          currentTarget.blur()
        }}
      >
        {talk.cues.map(({ title }, index) => (
          <option key={index} value={index}>
            {index + 1}. {title || 'Untitled'}
          </option>
        ))}
      </select>
      of {talk.cues.length}
    </label>
  )
}
