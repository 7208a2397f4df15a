/** How the experiment is shown. */
import { setView } from '../../experiment/edits/edits'
import type { View } from '../../experiment/experiment'
import { cameraViews, viewGroups, viewParts } from '../../experiment/options/viewParts'
import { useLab, useLabState } from '../../lab/lab'
import { EntriesPanel } from '../controls/EntriesPanel'
import { optionEntries } from '../controls/optionEntries'
import { PictureEntries } from './PictureEntries'

export function ViewEntries() {
  const { store } = useLab()
  const view = useLabState((state) => state.experiment.view)
  const change = (part: Partial<View>, gesture?: string) =>
    store.getState().edit((now) => setView(now, part), gesture)
  return (
    <>
      <div className="actions" role="group" aria-label="Camera">
        {cameraViews.map((camera) => (
          <button
            key={camera}
            type="button"
            className="button button-plain"
            aria-pressed={view.camera === camera}
            onClick={() => change({ camera })}
          >
            {camera}
          </button>
        ))}
      </div>
      <EntriesPanel id="view" entries={optionEntries(viewParts, viewGroups, view, undefined, change)} />
      <PictureEntries />
    </>
  )
}
