/** What the arguments of `npm run build` ask for. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { jsonOfBytes } from '../../experiment/file/jsonText'
import { parseTalk } from '../../talk/document/readTalk'
import { maxTalkBytes, maxTalkLength } from '../../talk/limits'
import { reportOf } from '../../talk/report'
import type { Talk } from '../../talk/talk'
import { readArguments } from '../arguments'
import { bytesOf, complaint } from '../files'
import { openPart } from '../filming/partFile'
import { dist } from '../serve'

/** The one file that is asked for. */
interface OneFileCommand {
  readonly out: string
  /** The JSON of the talk that goes into it. */
  readonly talk?: unknown
}

const options = {
  single: { type: 'boolean' },
  out: { type: 'string', short: 'o' },
  talk: { type: 'string' },
} as const

/** Undefined for the page in `dist/`. @throws Error at wrong input, with a line for each thing that is wrong */
export function readCommand(args: readonly string[]): OneFileCommand | undefined {
  const { single = false, out, talk } = readArguments({ options }, args).values
  if (out === '') throw new Error('-o is followed by the name of a file')
  if (!single && (out !== undefined || talk !== undefined))
    throw new Error('-o and --talk go with --single: the page in dist/ is many files, and has no talk in it')
  if (!single) return undefined
  const command = { out: out ?? usualFile(), ...(talk !== undefined && { talk: talkOf(talk) }) }
  // Whether it can be written is known before the work.
  openPart(command.out).discard()
  return command
}

function usualFile(): string {
  mkdirSync(dist, { recursive: true })
  return join(dist, 'thalweg.html')
}

/** The JSON of a talk, as it was written. @throws Error with a line for each thing that is wrong in it */
function talkOf(file: string): unknown {
  const read = jsonOfBytes(bytesOf(file, maxTalkBytes), maxTalkLength)
  if ('problem' in read) throw new Error(`${file}: ${read.problem}`)
  const { talk, problems: wrong } = parseTalk(read.json)
  const problems = [...wrong, ...(talk ? faultsOf(talk) : [])]
  if (problems.length > 0) throw new Error(problems.map((line) => `${file}: ${complaint(line)}`).join('\n'))
  return read.json
}

/** What of a talk could not be read in its cues and their texts. */
function faultsOf(talk: Talk): string[] {
  if (talk.cues.length === 0) return ['the talk has no cue that can be shown']
  return reportOf(talk).flatMap(({ problems }, index) =>
    problems.map((problem) => `cue ${index + 1}: ${problem}`),
  )
}
