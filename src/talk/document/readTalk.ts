/**
 * Reads and writes the JSON form of a talk. A wrong part becomes its default and a cue without an Experiment is left
 * out, each with a line that names its path. What is wrong in texts is told by `checkText`: a text opens with it.
 */
import { show } from '../../math/show'
import { writeCamera } from '../../camera/readCamera'
import type { Experiment } from '../../experiment/experiment'
import { type JsonText, jsonOfBytes, jsonOfText } from '../../experiment/file/jsonText'
import { plainCopy } from '../../experiment/schema/plainCopy'
import { Part, Problems, isObject } from '../../experiment/schema/reading'
import { serialize } from '../../experiment/schema/schema'
import { maxCues, maxSource, maxTalkLength, maxTitle, maxValues, usualGlide, usualShow } from '../limits'
import type { Cue, CueShow, Talk } from '../talk'
import { type Before, readCue } from './readCue'
import { readText } from './values'

export interface ParsedTalk {
  /** Undefined if nothing of it is a talk. */
  readonly talk: Talk | undefined
  /** One line for each part that was wrong: `path: what is wrong; what is done instead`. */
  readonly problems: readonly string[]
}

/** Never throws. Reads the bytes of a file, which are UTF-8. */
export function readTalkBytes(bytes: Uint8Array): ParsedTalk {
  return parsed(jsonOfBytes(bytes, maxTalkLength))
}

/** Never throws. */
export function readTalkText(text: string): ParsedTalk {
  return parsed(jsonOfText(text, maxTalkLength))
}

function parsed(read: JsonText): ParsedTalk {
  return 'problem' in read ? nothing(read.problem) : parseTalk(read.json)
}

/** Reads any value. Never throws. */
export function parseTalk(given: unknown): ParsedTalk {
  let json: unknown
  try {
    json = plainCopy(given)
  } catch (error) {
    return nothing(`the talk cannot be read: ${error instanceof Error ? error.message : show(error)}`)
  }
  if (!isObject(json) || json['thalweg'] !== 'talk')
    return nothing('it is no talk: "thalweg": "talk" is missing')
  if (json['version'] !== 1) return nothing(`version: ${show(json['version'])} is not known, 1 is expected`)
  const { $schema: _, ...parts } = json
  const problems = new Problems()
  const at = new Part(parts, '', problems).object(['thalweg', 'version', 'title', 'source', 'cues'])
  const title = readText(at('title'), maxTitle, untitled)
  const source = readText(at('source'), maxSource, undefined, 'it is left out')
  const cues = readCues(at('cues').list(maxCues) ?? [], problems)
  const talk: Talk = { version: 1, title, ...(source !== undefined && { source }), cues }
  return { talk, problems: problems.lines }
}

/** The title of a talk that has none yet. */
export const untitled = 'Untitled talk'

function nothing(problem: string): ParsedTalk {
  return { talk: undefined, problems: [problem] }
}

function readCues(parts: readonly Part[], problems: Problems): Cue[] {
  const cues: Cue[] = []
  let before: Before = { json: undefined, experiment: undefined, values: maxValues }
  for (const part of parts) {
    const { cue, after } = readCue(part, before, problems)
    before = after
    if (cue) cues.push(cue)
  }
  return cues
}

/** JSON that `parseTalk` reads back. A cue says its Experiment where it is another than before. */
export function serializeTalk({ title, source, cues }: Talk): object {
  const before = (index: number): Experiment | undefined => cues[index - 1]?.experiment
  return {
    thalweg: 'talk',
    version: 1,
    title,
    ...(source !== undefined && { source }),
    cues: cues.map(({ experiment, controls, glide, show: shown, camera, ...others }, index) => ({
      ...others,
      ...(experiment !== before(index) && { experiment: serialize(experiment) }),
      ...(controls.length > 0 && { controls }),
      ...writeShow(shown),
      ...(camera.length > 0 && { camera: writeCamera(camera) }),
      ...(glide !== usualGlide && { glide }),
    })),
  }
}

function writeShow(shown: CueShow): { readonly show?: Partial<CueShow> } {
  const others = Object.entries(shown).filter(([name, value]) => usualShow[name as keyof CueShow] !== value)
  return others.length > 0 ? { show: Object.fromEntries(others) } : {}
}

/** Readable text that `readTalkText` reads back. */
export function writeTalk(talk: Talk): string {
  return `${JSON.stringify(serializeTalk(talk), null, 2)}\n`
}
