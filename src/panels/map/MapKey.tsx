/** What the colours of a map mean: a ramp with numbers, or a list, or both. */
import type { MapKey as Key } from '../../looks/map/mapKey'

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
            {apart(mapKey.ticks).map(({ at, label }) => (
              <span key={at} className="map-ramp-tick" style={{ left: `${100 * at}%` }} data-end={endOf(at)}>
                {label}
              </span>
            ))}
          </div>
        </div>
      )}
      <Swatches swatches={mapKey.swatches} />
    </div>
  )
}

/** A list of colours, each with what it means and which share of the runs has it. */
export function Swatches({ swatches }: { readonly swatches: Key['swatches'] }) {
  if (swatches.length === 0) return null
  return (
    <ul className="map-swatches">
      {swatches.map(({ colour, label, share }) => (
        <li key={label}>
          <span className="map-swatch" style={{ background: colour }} />
          <span className="map-swatch-label">{label}</span>
          {share !== undefined && <span className="map-swatch-share">{shareText(share)}</span>}
        </li>
      ))}
    </ul>
  )
}

/** `93.4 %`; what is there is never told as none, nor what is missing as all. */
export function shareText(share: number): string {
  const percent = 100 * share
  if (percent > 0 && percent < 0.1) return '< 0.1 %'
  if (percent < 100 && percent > 99.9) return '> 99.9 %'
  return `${percent < 99.95 && percent > 0 ? percent.toFixed(1) : percent.toFixed(0)} %`
}

/** Numbers need about this share of the ramp each. */
const room = 0.17

/** Those that do not run into the one before. */
export function apart<Tick extends { readonly at: number }>(ticks: readonly Tick[]): Tick[] {
  let before = -Infinity
  return ticks.filter(({ at }) => {
    const fits = at - before >= room
    if (fits) before = at
    return fits
  })
}

/** Numbers at the ends of the ramp stay inside of it. */
function endOf(at: number): string | undefined {
  return at < 0.04 ? 'first' : at > 0.95 ? 'last' : undefined
}
