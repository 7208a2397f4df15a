/** The head of the map: whose map it is and of what, and the button that closes it. */
import type { Ensemble } from '../../../experiment/experiment'
import { withParts } from '../../../experiment/edits/switches'
import { runnerNames } from '../../../experiment/names/runnerNames'
import { useLab, useLabState } from '../../../lab/lab'
import { IconButton } from '../../controls/icons'
import { MapRunners } from './MapRunners'

interface MapHeadProps {
  readonly ensemble: Ensemble
  readonly name: string
  readonly title: string
  readonly isCoarse: boolean
}

export function MapHead({ ensemble, name, title, isCoarse }: MapHeadProps) {
  const { store } = useLab()
  const runners = useLabState((state) => state.experiment.runners)
  const edit = (parts: Partial<Ensemble>) => store.getState().edit((now) => withParts(now, parts))
  return (
    <header className="map-head">
      <MapRunners
        runners={runners}
        chosen={ensemble.runners}
        names={runnerNames(runners)}
        onChange={(chosen) => edit({ runners: chosen })}
      />
      <h2 className="map-name">
        {name} <span className="map-title">{title}</span>
      </h2>
      {isCoarse && <span className="map-coarse">coarse</span>}
      <IconButton icon="close" label="Close the map" onClick={() => edit({ map: false })} />
    </header>
  )
}
