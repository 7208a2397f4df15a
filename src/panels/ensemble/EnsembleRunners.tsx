/** Which runners have an ensemble: one at least; the map is that of the first one chosen. */
import type { Runner } from '../../experiment/experiment'
import { lookOf } from '../../scene/palette'

export interface EnsembleRunnersProps {
  readonly names: readonly string[]
  readonly runners: readonly Runner[]
  /** Indices of the chosen ones, the map's first. */
  readonly chosen: readonly number[]
  onChange(chosen: readonly number[]): void
}

export function EnsembleRunners({ names, runners, chosen, onChange }: EnsembleRunnersProps) {
  return (
    <div className="field">
      <span className="field-label">runners</span>
      <div className="ensemble-runners" role="group" aria-label="Runners of the ensemble">
        {runners.map((runner, index) => {
          const { colour, marker } = lookOf(runner)
          const isChosen = chosen.includes(index)
          const name = names[index] ?? ''
          return (
            <button
              key={index}
              type="button"
              className="ensemble-runner"
              style={{ color: colour }}
              title={index === chosen[0] ? `${name}, on the map` : name}
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
