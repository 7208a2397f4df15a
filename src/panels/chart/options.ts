/** The chart's options for uPlot: axes, bands, lines, and the names at their ends. */
import type uPlot from 'uplot'
import { tickTexts } from '../../looks/numbers'
import type { ChartContent } from './content'
import { endsOf } from './ends'
import { placeAt } from './places'
import type { Current } from './series'
import { drawSuggestions } from './suggestions'
import { type ChartStyle, fontOf } from './style'
import { linearTicks, logTicks } from './ticks'

/** `head`: room above the plot, in sizes of the type. `across`: the text below it. */
export function plotOptions(
  current: Current,
  style: ChartStyle,
  head: number,
  across?: string,
): Pick<uPlot.Options, 'padding' | 'legend' | 'scales' | 'axes' | 'series' | 'bands' | 'hooks'> {
  const { size } = style
  const { lines, bands } = current.content
  const ends = endsOf(current, style, outsideOf(head, across) * size)
  return {
    padding: [head * size, ends.room, 0, 0],
    legend: { show: false },
    scales: {
      x: { time: false, range: () => [0, current.content.across.last] },
      y: { distr: current.series.log ? 3 : 1, range: () => [...current.series.range] },
    },
    axes: [acrossAxis(current, style, across), upAxis(current, style)],
    series: [
      {},
      ...bands.flatMap(({ look }) => bandSeries(style.shaded(look.colour), style.lineWidth)),
      ...lines.map(({ look, isSelected, isValidation }, index) => ({
        stroke: style.shaded(look.colour),
        width: isSelected && !isValidation ? style.lineWidth * 1.6 : style.lineWidth,
        dash: dashOf(isValidation ? [4, 3] : look.dash, style.lineWidth),
        // Dots where a run has looked, if they have room.
        points: {
          show: ({ bbox }: uPlot) => hasDots(current.content, index, bbox.width / style.lineWidth),
          size: 3 * style.lineWidth,
          fill: style.shaded(look.colour),
        },
        spanGaps: false,
        pxAlign: 0,
      })),
    ],
    bands: bands.map(({ look }, index) => ({
      series: [3 * index + 1, 3 * index + 3],
      fill: `${look.colour}${bandOpacity}`,
    })),
    hooks: { draw: [(plot) => drawSuggestions(plot, current, style), ends.draw] },
  }
}

/** Between two dots of a line, in its widths. */
const dotRoom = 6

/** Whether those of a line have room on an axis of this width, in widths of the line. */
function hasDots({ across, lines }: ChartContent, index: number, width: number): boolean {
  const line = lines[index]
  if (!line?.stepsPerPoint) return false
  const last = line.values.length - 1
  const length = (width * placeAt(line, last)) / across.last
  return dotRoom * last <= length * line.stepsPerPoint
}

/** The horizontal axis, with its name if it has one. */
function acrossAxis(current: Current, style: ChartStyle, name: string | undefined): uPlot.Axis {
  const { size } = style
  return {
    ...axisOf(style),
    size: foot * size,
    ...(name !== undefined && {
      label: name,
      labelFont: fontOf(Math.round(size)),
      labelSize: nameHeight * size,
    }),
    splits: (plot) => current.content.across.ticks(Math.max(plot.width / (size * 8), 2)),
    values: (_, ticks) => tickTexts(ticks.map(current.content.across.numberAt)),
  }
}

function upAxis(current: Current, style: ChartStyle): uPlot.Axis {
  const { size } = style
  return {
    ...axisOf(style),
    // As wide as its longest number, at about this width a digit.
    size: (_, texts) => size * (1.2 + 0.56 * Math.max(2, ...(texts ?? []).map((text) => text.length))),
    // uPlot knows steps up to 1e32 and hides an axis that needs a larger one, or one below 5 that it does not know.
    incrs: (_, __, low, high) => [Math.max(high - low, 5)],
    splits: (plot, _, low, high) => {
      const max = Math.max(Math.floor(plot.height / (size * 2.4)), 2)
      return current.series.log ? logTicks(low, high, max) : linearTicks(low, high, max)
    },
  }
}

/** What both axes have. */
function axisOf({ size, inkSoft, line }: ChartStyle): uPlot.Axis {
  return {
    stroke: inkSoft,
    font: fontOf(Math.round(size)),
    grid: { stroke: line, width: 1, filter: all },
    ticks: { show: false },
    // uPlot would hide all numbers of an axis that is shorter.
    space: 1,
    gap: 0.35 * size,
    values: (_, ticks) => tickTexts(ticks),
    filter: all,
  }
}

/** The height above and below the plot, in sizes of the type. */
export function outsideOf(head: number, across?: string): number {
  return head + foot + (across === undefined ? 0 : nameHeight)
}

/** Room for the numbers below the plot and for the axis's name, in sizes of the type. */
const foot = 1.9
const nameHeight = 1.5
/** In two hexadecimal digits. The runners' own lines must show on it. */
const bandOpacity = '2b'
/** Dashes are made for a line of this width. */
const usualWidth = 1.75

/** 90 %, median and 10 %: the median thin and dashed, the edges without a line. They join over the steps between samples. */
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
