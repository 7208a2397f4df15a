/** A quantity of every visible runner against steps or gradients, with the playhead. Press or drag to seek. */
import { useEffect, useMemo, useRef, useState } from 'react'
import 'uplot/dist/uPlot.min.css'
import './chart.css'
import type { EnsembleResult } from '../../ensemble/outcomes/result'
import { hasOwnRace, panesOf } from '../../experiment/edits/panes'
import { useLab, useLabState, useRace, useRunnersBeside } from '../../lab/lab'
import { useFail } from '../../lab/useFail'
import { useEnsemblePart } from '../controls/useEnsemblePart'
import { ChartCaption } from './ChartCaption'
import { ChartTable } from './ChartTable'
import { type ChartContent, contentOf } from './content'
import { ChartPlot } from './plot'
import { RangeTestNote } from './RangeTestNote'
import { uprightOf } from './range'

export function Chart() {
  const content = useContent()
  const [asTable, setAsTable] = useState(false)
  const { measure, across, scale, suggestions } = content
  // The table has the values themselves.
  const { label: shown, note, linearHelps } = uprightOf(content)
  const label = asTable ? measure.label : `${shown}${scale === 'log' ? ' (log)' : ''}`
  return (
    <figure className="chart" aria-label={`${label} of every runner against ${across.label}`}>
      <ChartCaption content={content} asTable={asTable} onTable={setAsTable} />
      {asTable ? <ChartTable content={content} /> : <Plot content={content} />}
      {suggestions && !asTable && <RangeTestNote {...suggestions} />}
      {note !== undefined && !asTable && (
        <p className="chart-note" role="status">
          {note}
          {linearHelps && (
            <>
              <br />
              Press <em>log</em> for a linear one.
            </>
          )}
        </p>
      )}
    </figure>
  )
}

const none: readonly EnsembleResult[] = []

function useContent(): ChartContent {
  const race = useRace()
  const all = useLabState((state) => state.experiment.runners)
  const beside = useRunnersBeside()
  const quantity = useLabState((state) => state.experiment.view.quantity)
  const against = useLabState((state) => state.experiment.view.against)
  const chart = useLabState((state) => state.experiment.view.chart)
  const selected = useLabState((state) => state.selected)
  // Ensembles belong to the experiment's own race.
  const isOther = useLabState(({ experiment, pane }) => hasOwnRace(panesOf(experiment)[pane] ?? {}))
  const computed = useEnsemblePart('results')
  const results = isOther ? none : computed
  const runners = useMemo(
    () => all.map((runner, index) => (beside.has(index) ? runner : { ...runner, visible: false })),
    [all, beside],
  )
  return useMemo(
    () => contentOf(race, runners, { quantity, against, chart }, results, selected),
    [race, runners, quantity, against, chart, results, selected],
  )
}

function Plot({ content }: { readonly content: ChartContent }) {
  const { timeline } = useLab()
  const theme = useLabState((state) => state.experiment.view.theme)
  const fail = useFail()
  const frame = useRef<HTMLDivElement>(null)
  const drawn = useRef<{ plot: ChartPlot; theme: string; sizes: number }>(undefined)
  /** How often the page's text has changed its size. */
  const [sizes, setSizes] = useState(0)

  useEffect(() => {
    const target = frame.current
    if (!target) return
    const { current } = drawn
    if (current?.theme === theme && current.sizes === sizes && current.plot.update(content)) return
    current?.plot.dispose()
    const onTextSize = () => setSizes((count) => count + 1)
    drawn.current = { plot: new ChartPlot(target, content, timeline, fail, onTextSize), theme, sizes }
  }, [content, theme, sizes, timeline, fail])

  useEffect(
    () => () => {
      drawn.current?.plot.dispose()
      drawn.current = undefined
    },
    [],
  )
  return <div className="chart-frame" ref={frame} />
}
