/** The ticks of one axis of the map and their numbers. */
import { ticksOf } from '../../../looks/map/mapAxis'
import type { MapAxis } from '../../../looks/map/planAxes'

interface MapTicksProps {
  readonly axis: MapAxis
  /** The maximum of numbers. */
  readonly max: number
  readonly side: 'left' | 'bottom'
}

export function MapTicks({ axis: { axis, isWhole }, max, side }: MapTicksProps) {
  const edge = side === 'left' ? 'bottom' : 'left'
  return (
    <div className="map-ticks" data-side={side} aria-hidden="true">
      {ticksOf(axis, isWhole, max).map(({ share, text }) => (
        <span
          key={share}
          className="map-tick"
          data-minor={text === '' ? '' : undefined}
          style={{ [edge]: `${100 * share}%` }}
        >
          {text && <span>{text}</span>}
        </span>
      ))}
    </div>
  )
}
