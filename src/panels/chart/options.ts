/** The chart as uPlot is told to draw it: axes, bands, lines, and at their ends what they are called. */
import type uPlot from 'uplot'
import { endsOf } from './ends'
import type { Current } from './series'
import { type ChartStyle, fontOf } from './style'
import { countTicks, linearTicks, logTicks, tickTexts } from './ticks'

/** `head`: room above the plot, in sizes of the type. `across`: what is written below it. */
export function plotOptions(
  current: Current,
  style: ChartStyle,
  head: number,
  across?: string,
): Pick<uPlot.Options, 'padding' | 'legend' | 'scales' | 'axes' | 'series' | 'bands' | 'hooks'> {
  const { size } = style
  const { lines, bands } = current.content
  const ends = endsOf(current, style, outsideOf(head, across) * size)
  const axis: uPlot.Axis = {
    stroke: style.inkSoft,
    font: fontOf(Math.round(size)),
    grid: { stroke: style.line, width: 1, filter: all },
    ticks: { show: false },
    gap: 0.35 * size,
    values: (_, ticks) => tickTexts(ticks),
    filter: all,
  }
  return {
    padding: [head * size, ends.room, 0, 0],
    legend: { show: false },
    scales: {
      x: { time: false, range: () => [0, current.content.across.last] },
      y: { distr: current.series.log ? 3 : 1, range: () => [...current.series.range] },
    },
    axes: [
      {
        ...axis,
        size: foot * size,
        ...(across !== undefined && {
          label: across,
          labelFont: fontOf(Math.round(size)),
          labelSize: nameHeight * size,
        }),
        splits: (plot, _, __, last) => countTicks(last, Math.max(plot.width / (size * 8), 2)),
      },
      {
        ...axis,
        // As wide as the longest of its numbers; a digit is about so wide.
        size: (_, texts) => size * (1.2 + 0.56 * Math.max(2, ...(texts ?? []).map((text) => text.length))),
        splits: (plot, _, low, high) => {
          const most = Math.max(Math.floor(plot.height / (size * 2.4)), 2)
          return current.series.log ? logTicks(low, high, most) : linearTicks(low, high, most)
        },
      },
    ],
    series: [
      {},
      ...bands.flatMap(({ look }) => bandSeries(style.shaded(look.colour), style.lineWidth)),
      ...lines.map(({ look, isSelected }) => ({
        stroke: style.shaded(look.colour),
        width: isSelected ? style.lineWidth * 1.6 : style.lineWidth,
        dash: dashOf(look.dash, style.lineWidth),
        points: { show: false },
        spanGaps: false,
        pxAlign: 0,
      })),
    ],
    bands: bands.map(({ look }, index) => ({
      series: [3 * index + 1, 3 * index + 3],
      fill: `${look.colour}${bandOpacity}`,
    })),
    hooks: { draw: [ends.draw] },
  }
}

/** What lies above and below the plot, in sizes of the type. */
export function outsideOf(head: number, across?: string): number {
  return head + foot + (across === undefined ? 0 : nameHeight)
}

/** Room for the numbers below the plot and for what they count, in sizes of the type. */
const foot = 1.9
const nameHeight = 1.5
/** In two hexadecimal digits: the runners' own lines stand on it. */
const bandOpacity = '2b'
/** The width of a line that dashes are made for. */
const usualWidth = 1.75

/** 90 %, median and 10 %: edges without a line around a thin, broken one. They join over the steps between samples. */
function bandSeries(colour: string, width: number): uPlot.Series[] {
  const edge = { stroke: colour, width: 0, points: { show: false }, spanGaps: true, pxAlign: 0 }
  return [edge, { ...edge, width: 0.7 * width, dash: dashOf([4, 3], width) }, edge]
}

/** A thicker line has longer dashes. */
function dashOf(lengths: readonly number[], width: number): number[] {
  return lengths.map((length) => (length * width) / usualWidth)
}

/** uPlot would leave some of the ticks out. */
function all(_: uPlot, ticks: number[]): number[] {
  return ticks
}
