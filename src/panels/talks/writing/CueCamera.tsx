/** The way of the camera in a cue: keys, each where the camera stood when it was made. */
import { useState } from 'react'
import type { CameraKey } from '../../../camera/keys'
import { maxKeys } from '../../../camera/readCamera'
import { standName } from '../../../camera/standName'
import { useLabState } from '../../../lab/lab'
import { maxSeconds } from '../../../talk/limits'
import { IconButton } from '../../controls/icons'
import { TextButton } from '../../controls/TextButton'
import { TimeField } from '../../controls/TimeField'
import { CueSection } from './CueSection'
import type { CuePartProps } from './editCue'

export function CueCamera({ cue: { camera }, edit }: CuePartProps) {
  const now = useLabState((state) => state.experiment.view.camera)
  const [chosen, setTime] = useState<number>()
  const time = chosen ?? nextTime(camera)
  const setKeys = (change: (keys: readonly CameraKey[]) => readonly CameraKey[]) =>
    edit((cue) => ({ ...cue, camera: change(cue.camera).toSorted((one, other) => one.at - other.at) }))
  const addKey = () => {
    const stand: CameraKey['stand'] = typeof now === 'string' ? { view: now } : now
    // Another key at this time takes the place of the first.
    setKeys((keys) => [...keys.filter(({ at }) => at !== time), { at: time, ease: 'inOut', stand }])
    setTime(undefined)
  }
  return (
    <CueSection name="Camera" note={camera.length > 0 ? `${camera.length} keys` : 'stands'}>
      <ul className="cue-items">
        {camera.map((key, index) => (
          <li key={index}>
            <TimeField
              label={`Time of key ${index + 1} in seconds`}
              value={key.at}
              min={0}
              max={maxSeconds}
              onTake={(at) => setKeys((keys) => keys.with(index, { ...key, at }))}
            />
            <span>s, {standName(key.stand)}</span>
            <IconButton
              icon="remove"
              label={`Remove key ${index + 1}`}
              onClick={() => setKeys((keys) => keys.toSpliced(index, 1))}
            />
          </li>
        ))}
      </ul>
      <div className="cue-row">
        <TextButton
          off={camera.length >= maxKeys ? `${maxKeys} keys are as many as there can be` : undefined}
          title="Where the camera stands now in the picture"
          onClick={addKey}
        >
          Key here
        </TextButton>
        <label>
          at{' '}
          <TimeField
            label="Time of the next key in seconds"
            value={time}
            min={0}
            max={maxSeconds}
            onTake={setTime}
          />{' '}
          s
        </label>
      </div>
    </CueSection>
  )
}

/** A few seconds after the last. */
function nextTime(camera: readonly CameraKey[]): number {
  const last = camera.at(-1)
  return last ? Math.min(last.at + 4, maxSeconds) : 0
}
