/** A runner's marker, and the name that tells it from the others. */
import type { Runner } from '../../experiment/experiment'
import { runnerNames } from '../../experiment/names/runnerNames'
import { lookOf, onPage } from '../../looks/palette'

interface RunnerNameProps {
  readonly runners: readonly Runner[]
  readonly index: number
}

export function RunnerName({ runners, index }: RunnerNameProps) {
  const runner = runners[index]
  if (!runner) return null
  const name = runnerNames(runners)[index]
  const { colour, marker } = lookOf(runner)
  return (
    <span className="runner-name">
      <span className="marker" aria-hidden="true" style={{ color: onPage(colour) }}>
        {marker}
      </span>
      <span className="runner-name-text" title={name}>
        {name}
      </span>
    </span>
  )
}
