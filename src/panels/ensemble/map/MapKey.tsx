/** What the colours of a map mean: a ramp with numbers, or a list, or both. */
import './mapKey.css'
import type { MapKey as Key } from '../../../looks/map/mapKey'
import { ColourList } from '../../controls/ColourList'

export function MapKey({ mapKey }: { readonly mapKey: Key }) {
  return (
    <div className="map-key" role="group" aria-label="Colours">
      {'gradient' in mapKey && (
        <div className="map-ramp">
          <p className="map-ramp-title">{mapKey.title}</p>
          <div className="map-ramp-scale">
            <div
              className="map-ramp-colours"
              style={{ backgroundImage: `linear-gradient(to right, ${mapKey.gradient.join(', ')})` }}
            />
            {dropOverlapping(mapKey.ticks).map(({ at, label }) => (
              <span key={at} className="map-ramp-tick" style={{ left: `${100 * at}%` }} data-end={endOf(at)}>
                {label}
              </span>
            ))}
          </div>
        </div>
      )}
      <ColourList colours={mapKey.swatches} />
    </div>
  )
}

/** Each number needs about this share of the ramp. */
const room = 0.17

/** The ticks that do not overlap the one before. */
function dropOverlapping<Tick extends { readonly at: number }>(ticks: readonly Tick[]): Tick[] {
  let before = -Infinity
  return ticks.filter(({ at }) => {
    const fits = at - before >= room
    if (fits) before = at
    return fits
  })
}

/** Numbers at the ends of the ramp stay inside it. */
function endOf(at: number): string | undefined {
  return at < 0.04 ? 'first' : at > 0.95 ? 'last' : undefined
}
