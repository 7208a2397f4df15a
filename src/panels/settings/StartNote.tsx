/** Says that a start has no loss: a run that begins there takes no step. */
import type { Race } from '../../run/race'
import { startFault } from '../../run/emptiness'

interface StartNoteProps {
  readonly race: Pick<Race, 'loss'>
  readonly start: readonly number[]
}

export function StartNote({ race, start }: StartNoteProps) {
  const fault = startFault(race.loss, start)
  return (
    <div role="status" className="name-field-problem">
      {fault !== undefined && <p className="field-problem">{fault}</p>}
    </div>
  )
}
