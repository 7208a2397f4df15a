/** The numbers of the chart for uPlot: places, then three columns per band, then one column per line. */
import { type BandColumn, bandColumns } from './bands'
import type { ChartContent } from './content'
import { type Upright, uprightOf } from './range'
import { type Column, type Drawn, thin, columnOf, gridOf } from './thinned'

export interface ChartSeries extends Upright {
  /** Undefined where a column has no number, null where the axis cannot show the number. */
  readonly columns: [Float64Array, ...(BandColumn | Column)[]]
  /** With its scale. */
  readonly label: string
}

/** Values are clamped to this many heights past the ends of a linear axis: further ones break a canvas. */
const beyond = 1e4

/** `pixels`: the width to show it in. */
export function chartSeries(content: ChartContent, pixels: number): ChartSeries {
  const { across, lines, bands } = content
  const upright = uprightOf(content)
  const { log, lowest, range } = upright
  const room = beyond * (range[1] - range[0])
  const placing = {
    above: log ? lowest : -Infinity,
    fit: (value: number) =>
      log ? value - lowest : Math.min(Math.max(value - lowest, range[0] - room), range[1] + room),
  }
  const drawn = lines.map((line): Drawn => thin(line, across.last, pixels, placing))
  const places = bands.flatMap((band) => [...band.places]).filter((place) => place <= across.last)
  const grid = gridOf(drawn, places)
  const label = `${upright.label}${log ? ' (log)' : ''}`
  return {
    ...upright,
    columns: [
      grid,
      ...bandColumns(bands, grid, lowest, range, log),
      ...drawn.map((line) => columnOf(line, grid)),
    ],
    label,
  }
}

/** What is drawn now. Its parts are replaced where only numbers change. */
export interface Current {
  content: ChartContent
  series: ChartSeries
}
