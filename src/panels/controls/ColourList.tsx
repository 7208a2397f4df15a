/** A list of colours, each with its meaning and its share of the runs. */
import './colourList.css'
import type { MapKey } from '../../looks/map/mapKey'

export function ColourList({ colours }: { readonly colours: MapKey['swatches'] }) {
  if (colours.length === 0) return null
  return (
    <ul className="colour-list">
      {colours.map(({ colour, label, share }) => (
        <li key={label}>
          <span className="colour-mark" style={{ background: colour }} />
          <span className="colour-label">{label}</span>
          {share !== undefined && <span className="colour-share">{shareText(share)}</span>}
        </li>
      ))}
    </ul>
  )
}

/** `93.4 %`. A small share is never rounded to 0 %, nor a large one to 100 %. */
export function shareText(share: number): string {
  const percent = 100 * share
  if (percent > 0 && percent < 0.1) return '< 0.1 %'
  if (percent < 100 && percent > 99.9) return '> 99.9 %'
  return `${percent < 99.95 && percent > 0 ? percent.toFixed(1) : percent.toFixed(0)} %`
}
