/** The strip by which a hand changes the race before the room: large sliders for what the cue names. */
import { useLab, useLabState } from '../../../lab/lab'
import { keepChanges, replay } from '../../../lab/talk/present'
import type { Cue } from '../../../talk/talk'
import { IconButton } from '../../controls/icons'
import { isSame } from '../../controls/isSame'
import { PathRows } from '../../controls/PathRows'
import { livePaths } from './livePaths'

export function StageStrip({ cue }: { readonly cue: Cue }) {
  const lab = useLab()
  const experiment = useLabState((state) => state.experiment)
  const selected = useLabState((state) => state.selected)
  const reading = useLabState((state) => state.reading)
  const kept = useLabState((state) => state.presenting?.kept)
  const its = reading && kept?.get(reading.cue)
  const isKept = its !== undefined && isSame(its, experiment)
  const paths = cue.controls.length > 0 ? cue.controls : livePaths(experiment, selected)
  return (
    <section className="stage-strip" aria-label="Controls of the cue">
      <PathRows paths={paths} />
      <IconButton icon="restart" label="The race again (R)" onClick={() => replay(lab)} />
      <button
        type="button"
        className="button button-plain"
        aria-pressed={isKept}
        title="What was changed comes back with this cue; else it is put back on leaving it"
        onClick={() => keepChanges(lab, !isKept)}
      >
        Keep
      </button>
    </section>
  )
}
