/** The flat map beside the scene: one cell for each run of an ensemble, with axes, key, and the reading of a cell. */
import './map.css'
import { useRef } from 'react'
import type { EnsembleResult } from '../../../ensemble/outcomes/result'
import { choiceOf } from '../../../experiment/edits/switches'
import type { Ensemble } from '../../../experiment/experiment'
import { surfaceName } from '../../../experiment/names/paneTitles'
import { runnerNames } from '../../../experiment/names/runnerNames'
import { useLabState } from '../../../lab/lab'
import { ownPlace } from '../../../looks/map/planAxes'
import { lookOf } from '../../../looks/palette'
import { Problems } from '../../controls/Problems'
import { Progress } from '../../controls/Progress'
import { MapCells } from './MapCells'
import { MapColourings } from './MapColourings'
import { MapHead } from './MapHead'
import { MapKey } from './MapKey'
import { MapTicks } from './MapTicks'
import { useShownMap } from './useShownMap'

/** The maximum of numbers along an axis of the map. Large type has room for fewer. */
const maxTicks = { dark: 6, light: 6, projector: 4 } as const

export function MapPanel() {
  const ensemble = useLabState((state) => state.experiment.ensemble)
  return ensemble?.map ? <Map ensemble={ensemble} /> : null
}

function Map({ ensemble }: { readonly ensemble: Ensemble }) {
  const experiment = useLabState((state) => state.experiment)
  const reading = useRef<HTMLParagraphElement>(null)
  const runner = ensemble.runners[0] ?? 0
  const { result, axes, pixels, key } = useShownMap(ensemble, runner)
  const max = maxTicks[experiment.view.theme]
  const name = runnerNames(experiment.runners)[runner] ?? ''
  const kind = choiceOf(ensemble) === 'starts' ? 'basins' : 'atlas'
  // Beside panes on other surfaces the map names its own.
  const isOneOfSeveral = experiment.view.panes.some(({ surface }) => surface)
  const title = isOneOfSeveral ? `${kind}, ${surfaceName(experiment.surface)}` : kind
  return (
    <section className="map" aria-label={`Map: ${title} of ${name}`}>
      <MapHead ensemble={ensemble} name={name} title={title} isCoarse={result?.isCoarse ?? false} />
      <div className="map-body">
        <div className="map-frame">
          <span className="map-label-up">{axes.up.label}</span>
          <MapColourings chosen={ensemble.mapColours} />
          <MapTicks axis={axes.up} max={max + 1} side="left" />
          <div className="map-plot">
            <Progress />
            {result && pixels ? (
              <MapCells
                result={result}
                pixels={pixels}
                axes={axes}
                own={ownPlace(experiment, runner, axes)}
                colour={lookOf(experiment.runners[runner] ?? { colour: 0 }).colour}
                name={`${title} of ${name}`}
                reading={reading}
              />
            ) : (
              <p className="map-empty">computing…</p>
            )}
            {!result && <Problems className="map-problems" />}
          </div>
          <MapTicks axis={axes.across} max={max} side="bottom" />
          <span className="map-label-across">{axes.across.label}</span>
        </div>
        <p
          className="map-reading"
          ref={reading}
          aria-live="polite"
          data-idle={result && `${runsText(result)}. Press one to take its values.`}
        />
        {result && <Problems />}
        {result && key && <MapKey mapKey={key} />}
      </div>
    </section>
  )
}

/** `256 × 256 runs of 400 steps` */
function runsText({ plan, outcomes: { columns, rows }, engine }: EnsembleResult): string {
  return `${columns} × ${rows} runs of ${plan.race.steps} steps${engine === 'worker' ? ', in float64' : ''}`
}
