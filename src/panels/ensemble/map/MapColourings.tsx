/** What the colours of the map show: a button for each. */
import type { Ensemble } from '../../../experiment/experiment'
import { withParts } from '../../../experiment/edits/switches'
import { ensembleParts } from '../../../experiment/options/ensembleParts'
import { namesOf } from '../../../experiment/options/options'
import { useLab } from '../../../lab/lab'

const colourings = namesOf(ensembleParts.mapColours.words)

export function MapColourings({ chosen }: { readonly chosen: Ensemble['mapColours'] }) {
  const { store } = useLab()
  return (
    <div className="map-colourings" role="group" aria-label="Colours of the map">
      {colourings.map((each) => (
        <button
          key={each}
          type="button"
          className="map-colouring"
          aria-pressed={each === chosen}
          onClick={() => store.getState().edit((now) => withParts(now, { mapColours: each }))}
        >
          {each}
        </button>
      ))}
    </div>
  )
}
