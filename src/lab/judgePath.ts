/** What is found of a path, as plain data: so that a worker can find it. */
import { textOfBytes } from '../check/path/bytes'
import { type Path, PathError } from '../check/path/path'
import { readPath } from '../check/path/readPath'
import { type Verdict, verdictOf } from '../check/verdict'
import { wordsOf } from '../check/words'
import type { Experiment } from '../experiment/experiment'
import { groundOf } from '../run/ground'
import type { CheckedPath } from './checkedPath'

export interface PathQuestion {
  /** As the pane has it. */
  readonly experiment: Experiment
  readonly runner: number
  /** What the runner is called. */
  readonly name: string
  readonly given: string | Uint8Array
}

export type PathFindings = Pick<CheckedPath, 'text' | 'words' | 'agrees' | 'points' | 'partsAt' | 'reading'>

/** The findings, or what is wrong with the text. */
export type PathAnswer = { readonly findings: PathFindings } | { readonly problem: string }

export function judgePath({ experiment, runner, name, given }: PathQuestion): PathAnswer {
  const { parameters } = groundOf(experiment).text
  try {
    const text = typeof given === 'string' ? given : textOfBytes(given)
    const path = readPath(text, { parameters, runner })
    const verdict = verdictOf(experiment, runner, path)
    return {
      findings: { text, words: wordsOf(verdict, path, { name, parameters }), ...shownOf(path, verdict) },
    }
  } catch (error) {
    if (!(error instanceof PathError)) throw error
    return { problem: error.message }
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
