/** What a visitor may touch in a cue, chosen from the numbers of its experiment. */
import { useMemo } from 'react'
import { maxControls } from '../../../talk/limits'
import { pathsOf } from '../../../talk/path/listPaths'
import { IconButton } from '../../controls/icons'
import { CueSection } from './CueSection'
import type { CuePartProps } from './editCue'

export function CueControls({ cue: { controls, experiment }, edit }: CuePartProps) {
  const paths = useMemo(() => pathsOf(experiment), [experiment])
  const isFull = controls.length >= maxControls
  return (
    <CueSection name="Controls" note={controls.length > 0 ? String(controls.length) : 'none'}>
      <ul className="cue-items">
        {controls.map((control) => (
          <li key={control}>
            <span title={control}>{paths.find(({ path }) => path === control)?.name ?? control}</span>
            <IconButton
              icon="remove"
              label={`Remove ${control}`}
              onClick={() =>
                edit((now) => ({ ...now, controls: now.controls.filter((path) => path !== control) }))
              }
            />
          </li>
        ))}
      </ul>
      <select
        className="choice"
        aria-label="Add a control"
        disabled={isFull}
        value=""
        onChange={({ currentTarget: { value } }) =>
          edit((now) => ({ ...now, controls: [...now.controls, value] }))
        }
      >
        <option value="" disabled>
          {isFull ? `${maxControls} controls are as many as there can be` : 'Add a control…'}
        </option>
        {paths
          .filter(({ path }) => !controls.includes(path))
          .map(({ path, name }) => (
            <option key={path} value={path}>
              {name}
            </option>
          ))}
      </select>
    </CueSection>
  )
}
