/** The rows of a data fit, with the model's curve of each runner at the playhead and the batch of the selected one. */
import { useMemo, useRef } from 'react'
import './slice.css'
import { setView } from '../../experiment/edits/edits'
import { experimentAt } from '../../experiment/edits/panes'
import { useLab, useLabState, useRace } from '../../lab/lab'
import { drawFit } from '../../looks/drawFit'
import { fitCurves, rowsSeenNext } from '../../looks/fitMarks'
import { type FitPlot, fitPlot } from '../../looks/fitPlot'
import { readable } from '../../math/numbers'
import { rowsSeenBy } from '../../run/fit'
import type { Race } from '../../run/race'
import { columnWords } from '../../surfaces/columnWords'
import { penOf, sliceColours } from './drawSlice'
import { useAtPlayhead } from '../controls/useAtPlayhead'
import { CardHead } from './CardHead'
import { CardSwitch } from './CardSwitch'
import { useRedrawn } from './useRedrawn'
import { useRowMoves } from './useRowMoves'

export function FitTab() {
  const race = useRace()
  const { model } = race
  const whole = useLabState((state) => state.experiment)
  const pane = useLabState((state) => state.pane)
  const experiment = useMemo(() => experimentAt(whole, pane), [whole, pane])
  const selected = useLabState((state) => state.selected)
  const residuals = useLabState((state) => state.experiment.view.residuals)
  // Its colours and sizes are read from the page.
  useLabState((state) => state.experiment.view.theme)
  const [canvas, draw] = useRedrawn()
  const plot = useRef<FitPlot>(undefined)
  const { row, held, pointer, keys } = useRowMoves(canvas, plot)
  const measured = columnWords(experiment.surface)
  const said = rowInWords(race, row)
  const seenAt = useMemo(() => rowsSeenBy(experiment, selected, race.rows), [experiment, selected, race.rows])

  useAtPlayhead((turns) => {
    const target = canvas.current
    if (!target || !race.rows) return
    const curves = fitCurves(race, experiment.runners, selected, turns)
    const seen = rowsSeenNext(race, selected, turns, seenAt)
    draw(() => {
      const pen = penOf(target)
      if (!pen) return
      const colours = sliceColours(target)
      plot.current = fitPlot({ ...pen, size: colours.size }, race, held.current?.plot)
      if (plot.current) drawFit(pen, colours, plot.current, { curves, seen, residuals, held: row })
    })
  })

  return (
    <section className="card-tab" aria-label="Fit">
      <CardHead>
        <p className="fit-row" role="status">
          {said}
        </p>
        {model && said === '' && (
          <span className="fit-model" title={`${model.y} ≈ ${model.curve}`}>
            {`${model.y} ≈ ${model.curve}`}
          </span>
        )}
        {measured && said === '' && (
          <span className="fit-measured" title={measured}>
            {measured}
          </span>
        )}
        <ResidualsToggle />
      </CardHead>
      <div
        className="slice-frame"
        role="application"
        tabIndex={0}
        aria-label="Rows: arrow keys choose one, with Shift they move it, Escape leaves."
        {...keys}
      >
        <canvas
          className="slice"
          ref={canvas}
          role="img"
          aria-label={`${race.rows?.count ?? 0} rows, and the curve of each runner`}
          {...pointer}
        />
      </div>
    </section>
  )
}

function ResidualsToggle() {
  const { store } = useLab()
  const isOn = useLabState((state) => state.experiment.view.residuals)
  return (
    <CardSwitch
      words="residuals"
      spoken="Residuals of the selected runner"
      title="A line from each row to the curve of the selected runner"
      isOn={isOn}
      onChange={(residuals) => store.getState().edit((now) => setView(now, { residuals }))}
    />
  )
}

/** The row that is held, as `row 3: u 1.200, v 4.500`. */
function rowInWords({ rows, text }: Pick<Race, 'rows' | 'text'>, row: number | undefined): string {
  if (!rows || row === undefined || row >= rows.count) return ''
  const numbers = (text.columns ?? []).map((name, at) => {
    const value = rows.columns[at]?.[row] ?? Number.NaN
    return `${name} ${readable(value)}`
  })
  return `row ${row + 1}: ${numbers.join(', ')}`
}
