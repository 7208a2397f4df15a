/** The two axes of a plan with the numbers of their cells, and the place of the runner's own values. */
import { axisValues } from '../../ensemble/axes'
import type { Axis, EnsemblePlan } from '../../ensemble/plan'
import { quantityOf } from '../../ensemble/quantities'
import { dimensionOf } from '../../surfaces/kinds'
import type { RacePlan } from '../../run/plan'
import { shareOf } from './mapAxis'

/** One axis with the numbers of its cells. */
export interface MapAxis {
  readonly axis: Axis
  /** The quantity's sign, as η. */
  readonly label: string
  readonly spoken: string
  readonly isWhole: boolean
  /** One for each cell. */
  readonly values: Float64Array
}

export interface MapAxes {
  readonly across: MapAxis
  readonly up: MapAxis
  /** Of the surface. */
  readonly dimension: 1 | 2
}

export function planAxes({ race, runner, x, y, columns, rows }: EnsemblePlan): MapAxes {
  const mapAxis = (axis: Axis, count: number): MapAxis => {
    const quantity = quantityOf(race, runner, axis.of)
    const isWhole = quantity?.whole ?? false
    return {
      axis,
      label: quantity?.label ?? axis.of,
      spoken: quantity?.spoken ?? axis.of,
      isWhole,
      values: axisValues(axis, count, isWhole),
    }
  }
  return {
    across: mapAxis(x, columns),
    up: mapAxis(y, rows),
    dimension: dimensionOf(race.surface),
  }
}

/** A place on the map, each share from 0 to 1, from the bottom left. */
export interface Place {
  readonly across: number
  readonly up: number
}

/** The place of the runner's own settings and start, if it is on the map. */
export function ownPlace(race: RacePlan, runner: number, { across, up }: MapAxes): Place | undefined {
  const share = ({ axis, isWhole }: MapAxis): number => {
    const value = quantityOf(race, runner, axis.of)?.value
    return value === undefined ? NaN : shareOf(axis, isWhole, value)
  }
  const place = { across: share(across), up: share(up) }
  return [place.across, place.up].every((each) => each >= 0 && each <= 1) ? place : undefined
}
