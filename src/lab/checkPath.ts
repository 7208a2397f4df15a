/** Compares a path of another program with the selected runner. It is loaded when it is first asked for. */
import { textOfBytes } from '../check/path/bytes'
import { type Path, PathError } from '../check/path/path'
import { readPath } from '../check/path/readPath'
import { type Verdict, verdictOf } from '../check/verdict'
import { wordsOf } from '../check/words'
import { experimentAt } from '../experiment/edits/panes'
import { runnerNames } from '../experiment/names/runnerNames'
import { groundOf } from '../run/ground'
import { type CheckedPath, partsOf } from './checkedPath'
import type { Lab } from './store'

/** Shows the verdict, or a notice that says what is wrong with the text. */
export function checkPath({ store }: Lab, given: string | Uint8Array, file: string): void {
  const { experiment: whole, pane, selected, set, notify } = store.getState()
  const experiment = experimentAt(whole, pane)
  const name = runnerNames(experiment.runners)[selected]
  if (name === undefined) return notify(`${file}: there is no runner to compare it with. Add one.`)
  const { text: ground, surface } = groundOf(experiment)
  const { parameters } = ground
  try {
    const text = typeof given === 'string' ? given : textOfBytes(given)
    const path = readPath(text, { parameters, runner: selected })
    const verdict = verdictOf(experiment, selected, path)
    set({
      checked: {
        file,
        text,
        words: wordsOf(verdict, path, { name, parameters }),
        ...shownOf(path, verdict),
        surface,
        runner: selected,
        pane,
        parts: partsOf(experiment, selected),
      },
    })
  } catch (error) {
    if (!(error instanceof PathError)) throw error
    notify(`${file}: ${error.message}`)
  }
}

function shownOf(
  { rows }: Path,
  { comparison, fits, alignment }: Verdict,
): Pick<CheckedPath, 'agrees' | 'points' | 'partsAt' | 'reading'> {
  const { parting } = comparison
  const [fit] = fits
  const { start } = alignment
  const { optimizer, settings, schedule, clip } = fit?.variant.runner ?? {}
  const canRun = optimizer !== undefined && settings && schedule && clip && !fit?.variant.clipsFirst
  return {
    agrees: parting === undefined,
    points: Float64Array.from(rows.flatMap(({ point: [x = 0, y = 0] }) => [x, y, 0])),
    partsAt: parting && rows.indexOf(parting.row),
    reading: canRun ? { optimizer, settings, schedule, clip, ...(start && { start }) } : undefined,
  }
}
