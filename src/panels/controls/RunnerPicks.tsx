/** A row to choose runners, at least one. */
import type { Runner } from '../../experiment/experiment'
import { runnerNames } from '../../experiment/names/runnerNames'
import { lookOf, onPage } from '../../looks/palette'

interface RunnerPicksProps {
  /** For a screen reader. */
  readonly spoken: string
  readonly runners: readonly Runner[]
  /** Indices of the chosen ones. */
  readonly chosen: readonly number[]
  /** Words on the first one chosen. */
  readonly first?: string
  onChange(chosen: readonly number[]): void
}

export function RunnerPicks({ spoken, runners, chosen, first, onChange }: RunnerPicksProps) {
  const names = runnerNames(runners)
  return (
    <div className="field">
      <span className="field-label">runners</span>
      <div className="runner-picks" role="group" aria-label={spoken}>
        {runners.map((runner, index) => {
          const { colour, marker } = lookOf(runner)
          const isChosen = chosen.includes(index)
          const name = names[index] ?? ''
          return (
            <button
              key={index}
              type="button"
              className="runner-pick"
              style={{ color: onPage(colour) }}
              title={first && index === chosen[0] ? `${name}, ${first}` : name}
              aria-label={name}
              aria-pressed={isChosen}
              onClick={() => {
                const others = chosen.filter((one) => one !== index)
                if (!isChosen) onChange([...chosen, index])
                else if (others.length > 0) onChange(others)
              }}
            >
              {marker}
            </button>
          )
        })}
      </div>
    </div>
  )
}
