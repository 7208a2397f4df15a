/** Lines thinned to what a screen can show, and the columns that they make together. */
import type { ChartLine } from './content'
import { type Places, placeAt, stepOf } from './places'

/** Undefined between the points of a line, null where the axis cannot show a value. */
export type Column = (number | null | undefined)[]

/** The points of a line that are drawn. */
export interface Drawn {
  readonly places: Float64Array
  readonly values: readonly (number | null)[]
}

/** The axis shows values above `above`, each at `fit` of it. */
interface Placing {
  readonly above: number
  fit(value: number): number
}

/** A line with more points per pixel of width is thinned. */
const maxPoints = 4

/**
 * All points of a line. Of a long line, the lowest and the highest in each pixel of the width, in their order: at the
 * beginning and in the middle of the pixel, so that lines share places.
 */
export function thin(
  { values, stepsPerPoint = 1, ...along }: Pick<ChartLine, 'values' | 'stepsPerPoint' | 'unit' | 'after'>,
  last: number,
  pixels: number,
  { above, fit }: Placing,
): Drawn {
  const isShown = (value: number): boolean => value > above && value < Infinity
  const seen = (value: number): number | null => (isShown(value) ? fit(value) : null)
  if (values.length <= maxPoints * pixels * stepsPerPoint) {
    const steps = pointsOf({ values, stepsPerPoint })
    return {
      places: Float64Array.from(steps, (step) => placeAt(along, step)),
      values: steps.map((step) => seen(values[step] as number)),
    }
  }
  const width = last / pixels
  const places: number[] = []
  const kept: (number | null)[] = []
  for (let pixel = 0, step = 0; step < values.length; pixel += 1) {
    const end =
      pixel === pixels - 1 ? values.length : Math.min(stepsBefore(along, (pixel + 1) * width), values.length)
    let lowAt = -1
    let highAt = -1
    for (; step < end; step += 1) {
      const value = values[step] as number
      if (!isShown(value)) continue
      if (lowAt < 0 || value < (values[lowAt] as number)) lowAt = step
      if (highAt < 0 || value > (values[highAt] as number)) highAt = step
    }
    places.push(pixel * width, (pixel + 0.5) * width)
    for (const at of [Math.min(lowAt, highAt), Math.max(lowAt, highAt)])
      kept.push(at < 0 ? null : fit(values[at] as number))
  }
  return { places: Float64Array.from(places), values: kept }
}

/** The steps that are points of a line. */
function pointsOf({ values, stepsPerPoint = 1 }: Pick<ChartLine, 'values' | 'stepsPerPoint'>): number[] {
  const last = values.length - 1
  const steps = Array.from({ length: Math.ceil(last / stepsPerPoint) }, (_, point) => point * stepsPerPoint)
  return values.length > 0 ? [...steps, last] : steps
}

/** The points of a line before and after a step, or a fraction between two. */
export function pointsAround(
  { values, stepsPerPoint = 1 }: Pick<ChartLine, 'values' | 'stepsPerPoint'>,
  step: number,
): [number, number] {
  const last = values.length - 1
  const before = step >= last ? Math.floor(step) : Math.floor(step / stepsPerPoint) * stepsPerPoint
  return [
    before,
    step === before ? before : before >= last ? before + 1 : Math.min(before + stepsPerPoint, last),
  ]
}

/** How many steps stand before a place. */
function stepsBefore(along: Places, place: number): number {
  return along.after ? Math.ceil(stepOf(along, place)) : place / along.unit
}

/** All places of some lines, and further ones, sorted. A line's places begin at 0, and most are evenly spaced. */
export function gridOf(lines: readonly Drawn[], further: readonly number[]): Float64Array {
  const longest = new Map<number, Float64Array>()
  const grid = new Set(further)
  for (const { places } of lines) {
    const spacing = places[1] ?? 0
    const end = spacing * (places.length - 1)
    if (Math.abs((places.at(-1) ?? 0) - end) > 1e-9 * end) for (const place of places) grid.add(place)
    else if (places.length > (longest.get(spacing)?.length ?? 0)) longest.set(spacing, places)
  }
  for (const places of longest.values()) for (const place of places) grid.add(place)
  return Float64Array.from(grid).sort()
}

/** A line's values at the places of `grid`, which includes the line's own. */
export function columnOf({ places, values }: Drawn, grid: Float64Array): Column {
  const column: Column = Array.from({ length: grid.length })
  let row = 0
  for (const [index, place] of places.entries()) {
    while ((grid[row] ?? Infinity) < place) row += 1
    column[row] = values[index]
  }
  return column
}
