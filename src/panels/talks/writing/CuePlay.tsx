/** The times of a cue: how it comes, whether it plays, and how long it is planned for. */
import { speeds, usualSpeed } from '../../../experiment/limits'
import { partsOfTalk } from '../../../film/parts'
import { maxGlide, maxSeconds } from '../../../talk/limits'
import type { Cue } from '../../../talk/talk'
import { TimeField } from '../../controls/TimeField'
import { CueSection } from './CueSection'
import { type CuePartProps, withPart } from './editCue'

export function CuePlay({ cue, edit }: CuePartProps) {
  const { play, glide, seconds } = cue
  const change = (next: NonNullable<Cue['play']>) => edit((now) => ({ ...now, play: next }))
  return (
    <CueSection name="Time" note={play ? `plays at ${play.speed}` : 'stands still'}>
      <div className="cue-row">
        <label>
          the race{' '}
          <select
            className="choice"
            value={play ? 'plays' : 'stands'}
            onChange={({ currentTarget: { value } }) =>
              edit((now) =>
                withPart(now, 'play', value === 'plays' ? { from: 0, speed: usualSpeed } : undefined),
              )
            }
          >
            <option value="plays">plays</option>
            <option value="stands">stands still</option>
          </select>
        </label>
        {play && (
          <>
            <label>
              from step{' '}
              <TimeField
                label="Step that it plays from"
                value={play.from}
                min={0}
                max={cue.experiment.steps}
                onTake={(from) => change({ ...play, from: Math.round(from) })}
              />
            </label>
            <label>
              at{' '}
              <select
                className="choice"
                aria-label="Steps a second"
                value={play.speed}
                onChange={({ currentTarget }) => change({ ...play, speed: Number(currentTarget.value) })}
              >
                {speeds.map((speed) => (
                  <option key={speed} value={speed}>
                    {speed} a second
                  </option>
                ))}
              </select>
            </label>
          </>
        )}
      </div>
      <div className="cue-row">
        <label>
          glide{' '}
          <TimeField
            label="Glide in seconds"
            value={glide}
            min={0}
            max={maxGlide}
            onTake={(next) => edit((now) => ({ ...now, glide: next }))}
          />{' '}
          s
        </label>
        <label>
          <input
            type="checkbox"
            checked={seconds !== undefined}
            onChange={({ currentTarget: { checked } }) =>
              edit((now) => withPart(now, 'seconds', checked ? lengthOf(now) : undefined))
            }
          />{' '}
          planned for
        </label>
        {seconds !== undefined && (
          <label>
            <TimeField
              label="Planned seconds"
              value={seconds}
              min={0}
              max={maxSeconds}
              onTake={(next) => edit((now) => withPart(now, 'seconds', next))}
            />{' '}
            s
          </label>
        )}
      </div>
    </CueSection>
  )
}

/** What a film gives it. */
function lengthOf(cue: Cue): number {
  const [part] = partsOfTalk({ cues: [cue] })
  return Math.min(Math.round(part?.seconds ?? 0), maxSeconds)
}
