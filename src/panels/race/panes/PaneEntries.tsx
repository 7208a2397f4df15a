/** The panes: how many, what fills them, whether they share a camera, and the settings of the active one. */
import './panes.css'
import { setView } from '../../../experiment/edits/edits'
import type { Pane } from '../../../experiment/experiment'
import { isSeen } from '../../../run/shownName'
import { maxTitleLength, paneCounts } from '../../../experiment/limits'
import { paneFills, setPane, setPaneCount } from '../../../experiment/edits/paneEdits'
import { panesOf, runnersOf } from '../../../experiment/edits/panes'
import { paneTitles } from '../../../experiment/names/paneTitles'
import { useLab, useLabState } from '../../../lab/lab'
import { fillAndSelect } from '../../controls/compare'
import { EntriesPanel } from '../../controls/EntriesPanel'
import { RunnerPicks } from '../../controls/RunnerPicks'
import { TextButton } from '../../controls/TextButton'

export function PaneEntries() {
  const lab = useLab()
  const { store } = lab
  const experiment = useLabState((state) => state.experiment)
  const selected = useLabState((state) => state.selected)
  const { edit } = store.getState()
  const { panes, cameras } = experiment.view
  return (
    <>
      <div className="actions" role="group" aria-label="Number of panes">
        {paneCounts.map((count) => (
          <button
            key={count}
            type="button"
            className="button button-plain"
            aria-label={count === 1 ? 'One pane' : `${count} panes`}
            aria-pressed={panesOf(experiment).length === count}
            onClick={() => edit((now) => setPaneCount(now, count))}
          >
            {count}
          </button>
        ))}
      </div>
      <p className="field-note">Vary one of these from pane to pane, starting with the selected runner:</p>
      <div className="pane-fills" role="group" aria-label="One of each in a pane">
        {paneFills.map(({ id, label, can, lacks, fill, varied }) => (
          <TextButton
            key={id}
            title={`One ${label} in each pane`}
            off={can?.(experiment, selected) === false ? lacks : undefined}
            onClick={() =>
              fillAndSelect(lab, selected, (now) => fill(now, selected), varied?.(experiment, selected))
            }
          >
            {label}
          </TextButton>
        ))}
      </div>
      {panes.length > 0 && (
        <>
          <EntriesPanel
            id="panes"
            entries={{
              linked: {
                kind: 'toggle',
                label: 'one camera',
                spoken: 'One camera for all panes',
                value: cameras === 'linked',
                edit: (linked) => edit((now) => setView(now, { cameras: linked ? 'linked' : 'free' })),
              },
            }}
          />
          <ActivePane />
        </>
      )}
    </>
  )
}

/** The settings of the active pane. */
function ActivePane() {
  const { store } = useLab()
  const experiment = useLabState((state) => state.experiment)
  const index = useLabState((state) => state.pane)
  const { edit, endGesture } = store.getState()
  const pane = experiment.view.panes[index]
  if (!pane) return null
  const change = (part: { readonly [Key in keyof Pane]: Pane[Key] | undefined }, gesture?: string) =>
    edit((now) => setPane(now, index, part), gesture)
  const { surface, start, noise, runners } = experiment
  return (
    <div role="group" aria-label={`Pane ${index + 1}`}>
      <p className="field-note">Pane {index + 1}. Press another pane to edit it.</p>
      <div className="field">
        <label className="field-label" htmlFor="pane-title">
          title
        </label>
        <input
          id="pane-title"
          className="pane-text"
          value={pane.title ?? ''}
          placeholder={paneTitles(experiment)[index]}
          maxLength={maxTitleLength}
          autoComplete="off"
          onChange={({ currentTarget: { value } }) =>
            change({ title: isSeen(value) ? value : undefined }, `title ${index}`)
          }
          onBlur={endGesture}
        />
      </div>
      <RunnerPicks
        spoken={`Runners of pane ${index + 1}`}
        runners={runners}
        chosen={runnersOf(experiment, pane)}
        onChange={(chosen) => change({ runners: chosen.toSorted((one, other) => one - other) })}
      />
      <EntriesPanel
        id="pane"
        entries={{
          ownSurface: {
            kind: 'toggle',
            label: 'own surface',
            value: pane.surface !== undefined,
            edit: (has) => change(has ? { surface, start } : { surface: undefined, start: undefined }),
          },
          ownNoise: {
            kind: 'toggle',
            label: 'own noise',
            value: pane.sigma !== undefined,
            edit: (has) => change({ sigma: has ? noise.sigma : undefined }),
          },
        }}
      />
    </div>
  )
}
