/** The flat map beside the scene: one cell for each run of an ensemble, with axes, key, and the reading of a cell. */
import './map.css'
import { useMemo, useRef } from 'react'
import type { EnsembleResult } from '../../ensemble/outcomes/result'
import type { Ensemble } from '../../experiment/experiment'
import { surfaceName } from '../../experiment/names/paneTitles'
import { runnerNames } from '../../experiment/names/runnerNames'
import { useLab, useLabState } from '../../lab/lab'
import { mapColours } from '../../looks/map/mapColours'
import { mapKey } from '../../looks/map/mapKey'
import { lookOf } from '../../looks/palette'
import { IconButton } from '../controls/icons'
import { MapCells } from './MapCells'
import { MapKey } from './MapKey'
import { MapRunners } from './MapRunners'
import { MapTicks } from './MapTicks'
import { Problems } from '../controls/Problems'
import { Progress } from '../controls/Progress'
import { ensembleParts } from '../../experiment/options/ensembleParts'
import { namesOf } from '../../experiment/options/options'
import { ownPlace, planAxes } from '../../looks/map/planAxes'
import { choiceOf, withParts } from '../../experiment/edits/switches'
import { useEnsemblePart } from '../controls/useEnsemblePart'

const colourings = namesOf(ensembleParts.mapColours.words)

/** The maximum of numbers along an axis of the map. Large type has room for fewer. */
const maxTicks = { dark: 6, light: 6, projector: 4 } as const

export function MapPanel() {
  const ensemble = useLabState((state) => state.experiment.ensemble)
  return ensemble?.map ? <Map ensemble={ensemble} /> : null
}

function Map({ ensemble }: { readonly ensemble: Ensemble }) {
  const { store } = useLab()
  const experiment = useLabState((state) => state.experiment)
  const results = useEnsemblePart('results')
  const reading = useRef<HTMLParagraphElement>(null)
  const runner = ensemble.runners[0] ?? 0
  const { theme } = experiment.view
  const by = ensemble.mapColours

  // The axes belong to the map that is shown, even while the next one is computed.
  const result = results.find(({ plan }) => plan.runner === runner)
  const plan = result?.plan
  const shown = useMemo(
    () => plan ?? { ...ensemble, race: experiment, runner },
    [plan, ensemble, experiment, runner],
  )
  const axes = useMemo(() => planAxes(shown), [shown])
  const outcomes = result?.outcomes
  const pixels = useMemo(() => outcomes && mapColours(outcomes, by, theme), [outcomes, by, theme])
  const key = useMemo(
    () => outcomes && mapKey(outcomes, by, theme, axes.dimension),
    [outcomes, by, theme, axes],
  )

  const look = lookOf(experiment.runners[runner] ?? { colour: 0 })
  const names = runnerNames(experiment.runners)
  const name = names[runner] ?? ''
  const kind = choiceOf(ensemble) === 'starts' ? 'basins' : 'atlas'
  // Beside panes on other surfaces the map names its own.
  const isOneOfSeveral = experiment.view.panes.some(({ surface }) => surface)
  const title = isOneOfSeveral ? `${kind}, ${surfaceName(experiment.surface)}` : kind
  return (
    <section className="map" aria-label={`Map: ${title} of ${name}`}>
      <header className="map-head">
        <MapRunners
          runners={experiment.runners}
          chosen={ensemble.runners}
          names={names}
          onChange={(runners) => store.getState().edit((now) => withParts(now, { runners }))}
        />
        <h2 className="map-name">
          {name} <span className="map-title">{title}</span>
        </h2>
        {result?.isCoarse && <span className="map-coarse">coarse</span>}
        <IconButton
          icon="close"
          label="Close the map"
          onClick={() => store.getState().edit((now) => withParts(now, { map: false }))}
        />
      </header>
      <div className="map-body">
        <div className="map-frame">
          <span className="map-label-up">{axes.up.label}</span>
          <div className="map-colourings" role="group" aria-label="Colours of the map">
            {colourings.map((each) => (
              <button
                key={each}
                type="button"
                className="map-colouring"
                aria-pressed={each === by}
                onClick={() => store.getState().edit((now) => withParts(now, { mapColours: each }))}
              >
                {each}
              </button>
            ))}
          </div>
          <MapTicks axis={axes.up} max={maxTicks[theme] + 1} side="left" />
          <div className="map-plot">
            <Progress />
            {result && pixels ? (
              <MapCells
                result={result}
                pixels={pixels}
                axes={axes}
                own={ownPlace(experiment, runner, axes)}
                colour={look.colour}
                name={`${title} of ${name}`}
                reading={reading}
              />
            ) : (
              <p className="map-empty">computing…</p>
            )}
            {!result && <Problems className="map-problems" />}
          </div>
          <MapTicks axis={axes.across} max={maxTicks[theme]} side="bottom" />
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
