/** A runner's mark and name. */
import type { Runner } from '../../experiment/experiment'
import { optimizerOf } from '../../run/ground'
import { lookOf } from '../../scene/palette'

export function RunnerName({ runner }: { readonly runner: Runner }) {
  const { colour, marker } = lookOf(runner)
  return (
    <span className="race-runner">
      <span className="marker" aria-hidden="true" style={{ color: colour }}>
        {marker}
      </span>
      <span className="race-name">{optimizerOf(runner).name}</span>
    </span>
  )
}
