/** The rows of a data fit, with the model's curve of each runner at the playhead and the batch of the selected one. */
import { useMemo } from 'react'
import './slice.css'
import { experimentAt } from '../../experiment/edits/panes'
import { useLabState, useRace } from '../../lab/lab'
import { lookOf } from '../../looks/palette'
import { curveAt, rowsSeenBy } from '../../run/fit'
import { type Race, stepAt } from '../../run/race'
import { type PlanSurface, factsOf } from '../../surfaces/kinds'
import { penOf, sliceColours } from './drawSlice'
import { useAtPlayhead } from '../controls/useAtPlayhead'
import { CardHead } from './CardHead'
import { type FitCurve, drawFit } from './drawFit'
import { useRedrawn } from './useRedrawn'

export function FitTab() {
  const race = useRace()
  const { model } = race
  const whole = useLabState((state) => state.experiment)
  const pane = useLabState((state) => state.pane)
  const experiment = useMemo(() => experimentAt(whole, pane), [whole, pane])
  const selected = useLabState((state) => state.selected)
  const [canvas, draw] = useRedrawn()
  const measured = measuredIn(experiment.surface)
  const seenAt = useMemo(() => rowsSeenBy(experiment, selected, race.rows), [experiment, selected, race.rows])

  useAtPlayhead((turns) => {
    const target = canvas.current
    if (!target || !race.rows) return
    const curves = race.runs.flatMap((_, index): FitCurve[] => {
      const runner = experiment.runners[index]
      if (!runner?.visible && index !== selected) return []
      const curve = curveAt(race, placeAt(race, index, turns))
      return curve && runner ? [{ curve, colour: lookOf(runner).colour, isChosen: index === selected }] : []
    })
    const run = race.runs[selected]
    const step = run ? Math.floor(stepAt(run, turns)) : Infinity
    const seen = run && step < run.steps ? seenAt?.(step + 1) : undefined
    draw(() => {
      const pen = penOf(target)
      if (pen) drawFit(pen, sliceColours(target), race, curves, seen)
    })
  })

  return (
    <section className="card-tab" aria-label="Fit">
      <CardHead>
        {model && <span>{`${model.y} ≈ ${model.curve}`}</span>}
        {measured && (
          <span className="fit-measured" title={measured}>
            {measured}
          </span>
        )}
      </CardHead>
      <div className="slice-frame">
        <canvas
          className="slice"
          ref={canvas}
          role="img"
          aria-label={`${race.rows?.count ?? 0} rows, and the curve of each runner`}
        />
      </div>
    </section>
  )
}

/** What the columns of the data measure, where that is said: `u: weight (1000 lb), v: miles per gallon`. */
function measuredIn(surface: PlanSurface): string {
  const { data } = factsOf(surface)
  const labels = data?.choices.find(({ id }) => id === data.chosen)?.labels ?? {}
  return Object.entries(labels)
    .map(([column, label]) => `${column}: ${label}`)
    .join(', ')
}

/** Where a run is after so many turns. */
function placeAt({ runs }: Race, index: number, turns: number): readonly number[] {
  const run = runs[index]
  if (!run) return []
  const step = Math.floor(stepAt(run, turns))
  return [...run.points.subarray(3 * step, 3 * step + 2)]
}
