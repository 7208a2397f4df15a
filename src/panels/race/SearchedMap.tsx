/** A small map of the search for one runner, with a cross at the result. A press opens it beside the picture. */
import { useEffect, useMemo, useRef } from 'react'
import { type Outcomes, outcomeCode } from '../../ensemble/outcomes/result'
import { settingsVaried } from '../../ensemble/tuning/trials'
import type { Tuned } from '../../ensemble/tuning/tune'
import { setEnsemble, showAtlas } from '../../experiment/edits/ensembleEdits'
import type { Ensemble, Experiment } from '../../experiment/experiment'
import { useLab, useLabState } from '../../lab/lab'
import { mapColours } from '../../looks/map/mapColours'
import { drawCells } from '../controls/drawCells'
import { shareOf } from '../../looks/map/mapAxis'
import { planAxes } from '../../looks/map/planAxes'

export interface SearchedMapProps {
  readonly tuned: Tuned
  /** The experiment before tuning. */
  readonly race: Experiment
}

export function SearchedMap({ tuned, race }: SearchedMapProps) {
  const { store } = useLab()
  const theme = useLabState((state) => state.experiment.view.theme)
  const isThere = useLabState(
    ({ experiment: { surface, runners } }) =>
      surface === race.surface && runners[tuned.runner]?.optimizer === race.runners[tuned.runner]?.optimizer,
  )
  const canvas = useRef<HTMLCanvasElement>(null)
  const { map, after, runner } = tuned
  const { plan, outcomes } = map
  const by = colouringOf(outcomes)
  const { across, up } = useMemo(() => planAxes(plan), [plan])
  const [first, second] = settingsVaried(plan).map((name) => after.settings[name] ?? NaN)

  useEffect(() => {
    if (!canvas.current) return
    drawCells(canvas.current, mapColours(outcomes, by, theme), outcomes.columns, outcomes.rows)
  }, [outcomes, by, theme])

  const open = () =>
    store.getState().edit((now) => {
      const shown = showAtlas(now, runner)
      return setEnsemble(shown, {
        x: plan.x,
        ...(second !== undefined && { y: plan.y }),
        map: true,
        mapColours: by,
      })
    })
  const label = second === undefined ? across.label : `${across.label} × ${up.label}`
  return (
    <button
      type="button"
      className="race-map"
      aria-disabled={!isThere}
      title={isThere ? undefined : 'The surface or the optimizer has changed since.'}
      aria-label={`Map of the search: ${colouringWords[by]} over ${label}. Open it.`}
      onClick={isThere ? open : undefined}
    >
      {second !== undefined && <span className="race-map-up">{up.label}</span>}
      <span className="race-map-cells" data-strip={second === undefined ? '' : undefined}>
        <canvas className="race-map-canvas" ref={canvas} aria-hidden="true" />
        <span
          className="race-map-place"
          style={{
            left: `${100 * shareOf(across.axis, false, first ?? NaN)}%`,
            bottom: second === undefined ? '50%' : `${100 * shareOf(up.axis, false, second)}%`,
          }}
        />
      </span>
      <span className="race-map-across">
        {across.label} <span>{colouringWords[by]}</span>
      </span>
    </button>
  )
}

/** With a smaller share of runs at rest, the map shows the loss. */
const minShare = 0.01

const colouringWords = { steps: 'steps', loss: 'loss' } as const

function colouringOf({ kind }: Outcomes): Extract<Ensemble['mapColours'], keyof typeof colouringWords> {
  const resting = kind.filter((its) => its === outcomeCode.converged).length
  return resting >= minShare * kind.length ? 'steps' : 'loss'
}
