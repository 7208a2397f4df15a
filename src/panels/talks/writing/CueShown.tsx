/** What is around the picture of a cue before a room. */
import type { CueShow } from '../../../talk/talk'
import { CueSection } from './CueSection'
import type { CuePartProps } from './editCue'

const parts: readonly (readonly [name: keyof CueShow, label: string])[] = [
  ['title', 'title'],
  ['text', 'first sentence'],
  ['board', 'board'],
  ['chart', 'chart'],
  ['card', 'card'],
]

export function CueShown({ cue: { show }, edit }: CuePartProps) {
  const shown = parts.filter(([name]) => show[name]).map(([, label]) => label)
  return (
    <CueSection name="Before a room" note={shown.join(', ') || 'the picture alone'}>
      <div className="cue-row" role="group" aria-label="Shown before a room">
        {parts.map(([name, label]) => (
          <label key={name}>
            <input
              type="checkbox"
              checked={show[name]}
              onChange={({ currentTarget: { checked } }) =>
                edit((now) => ({ ...now, show: { ...now.show, [name]: checked } }))
              }
            />{' '}
            {label}
          </label>
        ))}
      </div>
    </CueSection>
  )
}
