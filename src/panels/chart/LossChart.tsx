/**
 * The loss of every visible runner against the step, with the playhead on it, and the bands of the ensembles below;
 * press or drag to seek.
 */
import { useEffect, useRef } from 'react'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import './chart.css'
import type { EnsembleResult, LossBand } from '../../ensemble/result'
import type { Experiment } from '../../experiment/experiment'
import { useLab, useLabState, useRace } from '../../lab/lab'
import type { Race } from '../../run/race'
import { lookOf, type RunnerLook } from '../../scene/palette'
import { useEnsemblePart } from '../ensemble/useEnsemblePart'
import { lossSeries, type LossSeries } from './lossSeries'

export function LossChart() {
  const lab = useLab()
  const race = useRace()
  const runners = useLabState((state) => state.experiment.runners)
  const scale = useLabState((state) => state.experiment.view.chart)
  const theme = useLabState((state) => state.experiment.view.theme)
  const selected = useLabState((state) => state.selected)
  const results = useEnsemblePart('results')
  const frame = useRef<HTMLDivElement>(null)
  const drawn = useRef<{ plot: uPlot; made: string; range: { now: LossSeries['range'] } }>(undefined)

  const shown = shownRuns(race, runners)
  const bands = shownBands(results, runners)
  const series = lossSeries(
    shown.map(({ run }) => run.points),
    race.turns,
    scale,
    lowestMinimum(race),
    bands.map(({ band }) => band),
  )
  const made = JSON.stringify([
    shown.map(({ look, index }) => [look.name, index === selected]),
    bands.map(({ look }) => look.name),
    scale,
    theme,
    series.label,
  ])

  useEffect(() => {
    const target = frame.current
    if (!target) return
    if (drawn.current?.made !== made) {
      drawn.current?.plot.destroy()
      const range = { now: series.range }
      const plot = makePlot(target, series, shown, bands, selected, range, (ready) => {
        ready.over.append(playheadLine())
        placePlayhead(ready, lab.timeline.position)
      })
      drawn.current = { plot, made, range }
      seekByPointer(plot, (step) => lab.timeline.seek(step))
    } else {
      drawn.current.range.now = series.range
      drawn.current.plot.setData(series.columns)
    }
    placePlayhead(drawn.current?.plot, lab.timeline.position)
  })

  useEffect(() => {
    const target = frame.current
    if (!target) return
    const observer = new ResizeObserver(() => {
      const plot = drawn.current?.plot
      plot?.setSize({ width: target.clientWidth, height: target.clientHeight })
      placePlayhead(plot, lab.timeline.position)
    })
    observer.observe(target)
    const stop = lab.timeline.onMove(() => placePlayhead(drawn.current?.plot, lab.timeline.position))
    return () => {
      observer.disconnect()
      stop()
      drawn.current?.plot.destroy()
      drawn.current = undefined
    }
  }, [lab])

  const other = scale === 'log' ? 'linear' : 'log'
  return (
    <figure className="chart" aria-label={`${series.label} of every runner against the step`}>
      <div className="chart-frame" ref={frame} />
      <figcaption className="chart-caption">
        <button
          type="button"
          className="chart-scale"
          title={`Show on a ${other} axis`}
          onClick={() =>
            lab.store.getState().edit((now) => ({ ...now, view: { ...now.view, chart: other } }))
          }
        >
          {series.label}
        </button>
      </figcaption>
    </figure>
  )
}

interface Shown {
  readonly index: number
  readonly look: RunnerLook
  readonly run: Race['runs'][number]
}

function shownRuns(race: Race, runners: Experiment['runners']): Shown[] {
  return race.runs.flatMap((run, index) => {
    const runner = runners[index]
    return runner?.visible ? [{ index, look: lookOf(runner), run }] : []
  })
}

interface ShownBand {
  readonly look: RunnerLook
  readonly band: LossBand
}

function shownBands(results: readonly EnsembleResult[], runners: Experiment['runners']): ShownBand[] {
  return results.flatMap(({ plan, band }) => {
    const runner = runners[plan.runner]
    return band && runner?.visible ? [{ look: lookOf(runner), band }] : []
  })
}

function lowestMinimum(race: Race): number | undefined {
  const values = race.minima.map(([x = 0, y = 0]) => race.loss.value(x, y)).filter(Number.isFinite)
  return values.length > 0 ? Math.min(...values) : undefined
}

function makePlot(
  target: HTMLElement,
  series: LossSeries,
  shown: readonly Shown[],
  bands: readonly ShownBand[],
  selected: number,
  range: { readonly now: LossSeries['range'] },
  onReady: (plot: uPlot) => void,
): uPlot {
  const style = getComputedStyle(target)
  const colour = (name: string) => style.getPropertyValue(name).trim()
  const size = Number.parseFloat(style.getPropertyValue('--small'))
  const width = Number.parseFloat(style.getPropertyValue('--line-width'))
  const axis: uPlot.Axis = {
    stroke: colour('--ink-faint'),
    font: `${size}px system-ui, sans-serif`,
    grid: { stroke: colour('--line'), width: 1 },
    ticks: { show: false },
    gap: 4,
  }
  return new uPlot(
    {
      width: target.clientWidth,
      height: target.clientHeight,
      padding: [size * 1.9, size * 1.6, 0, 0],
      legend: { show: false },
      cursor: { drag: { x: false, y: false }, y: false, points: { show: false } },
      scales: {
        x: { time: false, range: (_, __, last) => [0, Math.max(last, 1)] },
        y: { distr: series.log ? 3 : 1, range: () => [...range.now] },
      },
      axes: [
        { ...axis, size: size * 1.9, space: size * 6 },
        {
          ...axis,
          size: size * 4.4,
          space: size * 2,
          values: (_, ticks) => ticks.map(tickText),
          filter: powersOnly(series.log),
          grid: { ...axis.grid, filter: powersOnly(series.log) },
        },
      ],
      series: [
        {},
        ...bands.flatMap(({ look }) => bandSeries(look, width)),
        ...shown.map(({ look, index }) => ({
          stroke: look.colour,
          width: index === selected ? width * 1.6 : width,
          dash: [...look.dash],
          points: { show: false },
          spanGaps: false,
          pxAlign: 0,
        })),
      ],
      bands: bands.map(({ look }, index) => ({
        series: [3 * index + 1, 3 * index + 3],
        fill: `${look.colour}${bandOpacity}`,
      })),
      hooks: { ready: [onReady] },
    },
    series.columns,
    target,
  )
}

/** In two hexadecimal digits: the runners' own lines stand on it. */
const bandOpacity = '2b'

/** 90 %, median and 10 %: edges without a line around a thin, broken one. They join over the steps between samples. */
function bandSeries({ colour }: RunnerLook, width: number): uPlot.Series[] {
  const edge = { stroke: colour, width: 0, points: { show: false }, spanGaps: true, pxAlign: 0 }
  return [edge, { ...edge, width: 0.7 * width, dash: [4, 3] }, edge]
}

/** Of a log axis only the powers of ten are marked, and of many powers only some. */
function powersOnly(log: boolean): uPlot.Axis.Filter {
  return (plot, ticks) => {
    if (!log) return ticks
    const powers = ticks.map((tick) => Math.log10(tick)).filter(isWhole)
    const every = Math.ceil(powers.length / (plot.bbox.height / devicePixelRatio / 24))
    return ticks.map((tick) => {
      const power = Math.log10(tick)
      return isWhole(power) && Math.round(power) % every === 0 ? tick : null
    })
  }
}

function isWhole(power: number): boolean {
  return Math.abs(power - Math.round(power)) < 1e-6
}

function tickText(tick: number | null): string {
  if (tick === null) return ''
  const size = Math.abs(tick)
  if (tick !== 0 && (size < 1e-2 || size >= 1e5))
    return tick.toExponential(0).replace('e+', 'e').replaceAll('-', '−')
  return String(Number(tick.toPrecision(6))).replace('-', '−')
}

function playheadLine(): HTMLElement {
  const line = document.createElement('div')
  line.className = 'chart-playhead'
  return line
}

function placePlayhead(plot: uPlot | undefined, position: number): void {
  const line = plot?.over.querySelector<HTMLElement>('.chart-playhead')
  if (plot && line) line.style.transform = `translateX(${plot.valToPos(position, 'x')}px)`
}

function seekByPointer(plot: uPlot, seek: (step: number) => void): void {
  const { over } = plot
  const seekTo = (event: PointerEvent) =>
    seek(Math.round(plot.posToVal(event.clientX - over.getBoundingClientRect().left, 'x')))
  over.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return
    over.setPointerCapture(event.pointerId)
    seekTo(event)
  })
  over.addEventListener('pointermove', (event) => {
    if (over.hasPointerCapture(event.pointerId)) seekTo(event)
  })
}
