/** The map that is shown: the runner's last result, its axes, and its colours with their key. */
import { useMemo } from 'react'
import type { EnsembleResult } from '../../../ensemble/outcomes/result'
import type { Ensemble } from '../../../experiment/experiment'
import { useLabState } from '../../../lab/lab'
import { mapColours } from '../../../looks/map/mapColours'
import { type MapKey, mapKey } from '../../../looks/map/mapKey'
import { type MapAxes, planAxes } from '../../../looks/map/planAxes'
import { useEnsemblePart } from '../../controls/useEnsemblePart'

interface ShownMap {
  /** Undefined until something is computed, as are its colours. */
  readonly result: EnsembleResult | undefined
  readonly axes: MapAxes
  readonly pixels: Uint8ClampedArray<ArrayBuffer> | undefined
  readonly key: MapKey | undefined
}

export function useShownMap(ensemble: Ensemble, runner: number): ShownMap {
  const experiment = useLabState((state) => state.experiment)
  const results = useEnsemblePart('results')
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
  return { result, axes, pixels, key }
}
