/** Whose map it is: the runner's marker, or, of several runners, a button for each. */
import type { Runner } from '../../../experiment/experiment'
import { lookOf, onPage } from '../../../looks/palette'

interface MapRunnersProps {
  readonly runners: readonly Runner[]
  /** Indices of those that have an ensemble, the map's first. */
  readonly chosen: readonly number[]
  readonly names: readonly string[]
  onChange(chosen: readonly number[]): void
}

export function MapRunners({ runners, chosen, names, onChange }: MapRunnersProps) {
  const marks = chosen
    .toSorted((a, b) => a - b)
    .flatMap((index) => {
      const runner = runners[index]
      return runner ? [{ index, ...lookOf(runner) }] : []
    })
  if (marks.length < 2) {
    return marks.map(({ index, colour, marker }) => (
      <span key={index} className="marker" aria-hidden="true" style={{ color: onPage(colour) }}>
        {marker}
      </span>
    ))
  }
  return (
    <span className="runner-picks" role="group" aria-label="Runner of the map">
      {marks.map(({ index, colour, marker }) => (
        <button
          key={index}
          type="button"
          className="runner-pick"
          style={{ color: onPage(colour) }}
          title={names[index]}
          aria-label={names[index]}
          aria-pressed={index === chosen[0]}
          onClick={() => onChange([index, ...chosen.filter((other) => other !== index)])}
        >
          {marker}
        </button>
      ))}
    </span>
  )
}
