/** Play, pause, step, restart, speed, loop and the scrub bar. The playhead moves the bar without React. */
import './transport.css'
import { speeds } from '../../experiment/limits'
import { useLab, useTimelineState } from '../../lab/lab'
import { IconButton } from '../controls/icons'
import type { PageActions } from '../controls/pageActions'
import { restart, stepBy } from '../controls/playhead'
import { ScrubBar } from './ScrubBar'

export function Transport({ page }: { readonly page: PageActions }) {
  const lab = useLab()
  const { timeline } = lab
  const { playing, speed, loop, stride } = useTimelineState()
  const perSecond = stride ? `Steps of ${stride.perStep} rows per second` : 'Turns per second'
  return (
    <div className="transport" role="group" aria-label="Playback">
      <IconButton icon="restart" label="Restart (R)" onClick={() => restart(lab)} />
      <IconButton icon="back" label="One step back ( , )" onClick={() => stepBy(lab, -1)} />
      <IconButton
        icon={playing ? 'pause' : 'play'}
        label={playing ? 'Pause (Space)' : 'Play (Space)'}
        onClick={() => timeline.set({ playing: !playing })}
      />
      <IconButton icon="forward" label="One step forward ( . )" onClick={() => stepBy(lab, 1)} />
      <ScrubBar />
      <label className="transport-speed" title={perSecond}>
        <select
          aria-label={stride ? 'Speed in steps per second' : 'Speed in turns per second'}
          value={speed}
          onChange={(event) => timeline.set({ speed: Number(event.currentTarget.value) })}
        >
          {speeds.map((each) => (
            <option key={each} value={each}>
              {each} / s
            </option>
          ))}
        </select>
      </label>
      <IconButton icon="loop" label="Loop" pressed={loop} onClick={() => timeline.set({ loop: !loop })} />
      <IconButton icon="moment" label="Copy the link to this moment (Shift+L)" onClick={page.copyMoment} />
    </div>
  )
}
