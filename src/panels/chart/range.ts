/** The range of the chart's vertical axis: wide enough for the runs, but not widened by one that blows up. */
import type { ChartContent, ChartLine } from './content'
import { lowestOf, withBands } from './bands'

/** The vertical axis. */
export interface Upright {
  /** What it shows, such as `loss − lowest`. */
  readonly label: string
  readonly log: boolean
  /** Subtracted from every value so that its logarithm exists; else 0. */
  readonly lowest: number
  readonly range: readonly [low: number, high: number]
  /** Why nothing is drawn, if nothing is, and whether a linear axis would show something. */
  readonly note?: string
  readonly linearHelps?: boolean
}

/** The maximum of decades that a log axis shows below its top. Lower values are rounding. */
const maxDecades = 16
/** Values above the usual top by more than this factor leave the chart, so that the others can be read. */
const growth = { linear: 1.25, log: 30 }

const noValue = 'No runner has a finite value to show.'
const noRise = 'No runner’s η rises. Choose the schedule Range test.'
const allZero = 'Every value is 0 or none: a log axis has no place for that.'

const known = new WeakMap<ChartContent, Upright>()

/** The axis of this content, found once. */
export function uprightOf(content: ChartContent): Upright {
  const upright = known.get(content) ?? findUpright(content)
  known.set(content, upright)
  return upright
}

/**
 * Where losses are negative, a log axis shows the distance to the lowest one known: the declared minimum, or the lowest
 * of the runs and bands. What falls off the map leaves the axis: else the others would lie flat.
 */
function findUpright({ measure, scale, lines, bands, across }: ChartContent): Upright {
  const log = scale === 'log'
  const extents = lines.map(({ values }) => extentOf(values, 0))
  const lows = lines.map(({ run, isValidation }, index) => {
    const low = extents[index]?.low ?? Infinity
    return isValidation ? low : (measure.lowestOf?.(run) ?? low)
  })
  const deepest = Math.min(
    measure.floor ?? Infinity,
    lowestOf(bands.filter(({ isBound }) => isBound)),
    ...lows,
  )
  const lowest = deepest < Infinity ? deepest : Math.min(...extents.map(({ low }) => low))
  const highest = Math.max(...extents.map(({ high }) => high))
  const offset = log && measure.isShifted && Number.isFinite(lowest) && lowest < 0 ? lowest : 0
  const label = `${measure.label}${offset < 0 ? ' − lowest' : ''}`
  const tops = lines.map((line, index) => usualTop(line, extents[index]?.high ?? 0, measure.top))
  const top = Math.max(...tops)
  const base = log ? offset : Math.min(lowest, top)
  const high = top > base ? Math.min(highest, base + (top - base) * growth[scale]) : highest
  const isUnseen = lines.length > 0 && bands.length === 0
  const hasNone = isUnseen && highest === -Infinity
  const noteNone = hasNone ? { note: across.isLog ? noRise : noValue } : {}
  // A linear axis ignores the bands: their beginnings would press the lines flat.
  if (!log) return { label, log, lowest: offset, range: linearRange(lowest, high), ...noteNone }
  const above = offset === 0 ? extents : lines.map(({ values }) => extentOf(values, offset))
  const positive = Math.min(...above.map((extent) => extent.positive))
  const range = logRange(positive, high - offset)
  const isEmpty = isUnseen && !hasNone && positive === Infinity
  return {
    label,
    log,
    lowest: offset,
    range: withBands(range, bands, offset),
    ...noteNone,
    ...(isEmpty && { note: allZero, linearHelps: true }),
  }
}

interface Extent {
  readonly low: number
  readonly high: number
  /** The lowest value above 0 after the offset is subtracted. */
  readonly positive: number
}

/** Of the finite values. */
function extentOf(values: Float64Array, offset: number): Extent {
  let low = Infinity
  let high = -Infinity
  let positive = Infinity
  // Of millions of values. An iterator would cost more than everything else here.
  for (let step = 0; step < values.length; step += 1) {
    const value = values[step] as number
    if (value < low) low = value
    if (value > high && value < Infinity) high = value
    const above = value - offset
    if (above > 0 && above < positive) positive = above
  }
  return { low, high, positive }
}

/** The height of a line in a run that makes progress. Gradients and distances may grow during the run. */
function usualTop({ run, values }: ChartLine, high: number, top: ChartContent['measure']['top']): number {
  const climbs = run.divergedAt !== undefined || (run.points.at(-1) ?? 0) > (run.points[2] ?? 0)
  const isAtStart = top === 'start' || (top === 'unlessItClimbs' && climbs)
  return isAtStart ? (values[0] ?? -Infinity) : high
}

function logRange(lowest: number, high: number): [number, number] {
  if (!(high > 0) || !Number.isFinite(lowest)) return [0.1, 1]
  const low = Math.max(lowest, high * 10 ** -maxDecades)
  const room = Math.max((high / low) ** 0.05, 1.3)
  return [low / room, high * room]
}

function linearRange(low: number, high: number): [number, number] {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return [0, 1]
  const room = (high - low) * 0.05 || Math.abs(high) * 0.05 || 1
  return [low - room, high + room]
}
