/** Reads the JSON form of a film. A wrong part becomes its default, and a line names its path. */
import { type Check, Misfit, checked, listOf, oneOf, text } from '../../math/check'
import { show } from '../../math/show'
import { eases } from '../../camera/easing'
import { readCamera } from '../../camera/readCamera'
import { defaultExperiment } from '../../experiment/defaults/defaults'
import type { Experiment } from '../../experiment/experiment'
import { type JsonText, bytesFor, jsonOfBytes, jsonOfText } from '../../experiment/file/jsonText'
import { plainCopy } from '../../experiment/schema/plainCopy'
import { Part, Problems, isObject } from '../../experiment/schema/reading'
import { isPartName, readExperiment } from '../../experiment/schema/schema'
import { between, flag, whole } from '../../experiment/schema/values'
import { parseTalk } from '../../talk/document/readTalk'
import { maxTitle } from '../../talk/limits'
import { textUpTo } from '../../talk/document/values'
import type { Film, FilmPlay, FilmShow } from '../film'
import {
  maxFilmLength,
  maxFps,
  maxSeconds,
  maxSide,
  minSide,
  usualFps,
  usualHoldIn,
  usualSeconds,
  usualShow,
  usualSize,
} from '../limits'
import { partsLength } from '../parts'
import { readCaptions, readValues } from './readKeys'

export interface ParsedFilm {
  /** Undefined if nothing of it is a film. */
  readonly film: Film | undefined
  /** One line for each part that was wrong: `path: what is wrong; what is done instead`. */
  readonly problems: readonly string[]
}

/** How many bytes of a file are enough. */
export const maxFilmBytes = bytesFor(maxFilmLength)

/** Never throws. Reads the bytes of a file, which are UTF-8. */
export function readFilmBytes(bytes: Uint8Array): ParsedFilm {
  return parsed(jsonOfBytes(bytes, maxFilmLength))
}

/** Never throws. */
export function readFilmText(text: string): ParsedFilm {
  return parsed(jsonOfText(text, maxFilmLength))
}

function parsed(read: JsonText): ParsedFilm {
  return 'problem' in read ? nothing(read.problem) : parseFilm(read.json)
}

const names = [
  'thalweg', 'version', 'experiment', 'talk', 'size', 'fps', 'seconds', 'play', 'camera', 'values', 'captions',
  'show', 'supersample', 'shutter', 'background', 'loop',
] as const // prettier-ignore

/** Reads any value. Never throws. An Experiment or a talk alone is the film of it with all defaults. */
export function parseFilm(given: unknown): ParsedFilm {
  let json: unknown
  try {
    json = plainCopy(given)
  } catch (error) {
    return nothing(`the film cannot be read: ${error instanceof Error ? error.message : show(error)}`)
  }
  if (!isObject(json)) return nothing(`${show(json)} is not a film`)
  const film = asFilm(json)
  if (film['thalweg'] !== 'film') return nothing('it is no film: "thalweg": "film" is missing')
  if (film['version'] !== undefined && film['version'] !== 1)
    return nothing(`version: ${show(film['version'])} is not known, 1 is expected`)
  const { $schema: _, ...parts } = film
  const problems = new Problems()
  const at = new Part(parts, '', problems).object(names)
  const of = readOf(at, problems)
  if (!of) return { film: undefined, problems: problems.lines }
  return { film: readRest(at, of), problems: problems.lines }
}

type FilmJson = Readonly<Record<string, unknown>>

/** An Experiment or a talk alone becomes the film of it. Anything else stays what it is. */
export function asFilm(json: FilmJson): FilmJson {
  if (json['thalweg'] === 'talk') return { thalweg: 'film', version: 1, talk: json }
  const isExperiment = json['thalweg'] === undefined && Object.keys(json).some(isPartName)
  return isExperiment ? { thalweg: 'film', version: 1, experiment: json } : json
}

function readRest(at: (name: (typeof names)[number]) => Part, of: Film['of']): Film {
  const first = 'experiment' in of ? of.experiment : (of.talk.cues[0]?.experiment ?? defaultExperiment)
  const fps = at('fps').read(whole(1, maxFps), usualFps)
  const length = 'talk' in of ? partsLength(of.talk) : usualSeconds
  const seconds = at('seconds').read(duration, length)
  if ('talk' in of) for (const name of ['play', 'values'] as const) refuseInTalk(at(name))
  return {
    version: 1,
    of,
    size: at('size').read(size, usualSize),
    fps,
    seconds: Math.max(seconds, 1 / fps),
    play: readPlay('talk' in of ? new Part(undefined, 'play', new Problems()) : at('play'), first, seconds),
    camera: readCamera(at('camera'), first, seconds),
    values: 'talk' in of ? [] : readValues(at('values'), first, seconds),
    captions: readCaptions(at('captions'), seconds, 'experiment' in of ? of.experiment : undefined),
    show: readShow(at('show')),
    supersample: at('supersample').read(sampling, 1),
    shutter: at('shutter').read(between(0, 1), 0),
    background: at('background').read(ground, 'theme'),
    loop: at('loop').read(flag, false),
  }
}

const duration = between(0, maxSeconds)

function refuseInTalk(part: Part): void {
  if (part.value !== undefined) part.problem('the cues of the talk have it; it is left out')
}

function readOf(at: (name: 'experiment' | 'talk') => Part, problems: Problems): Film['of'] | undefined {
  const [experiment, talk] = [at('experiment'), at('talk')]
  if (talk.value !== undefined) {
    if (experiment.value !== undefined)
      experiment.problem('a film has an experiment or a talk, not both; the talk is used')
    const read = parseTalk(talk.value)
    for (const problem of read.problems) problems.add('', `talk: ${problem}`)
    if (read.talk && read.talk.cues.length > 0) return { talk: read.talk }
    talk.problem('there is no cue to film; write at least one')
    return undefined
  }
  const { value } = experiment
  if (value === undefined) return { experiment: defaultExperiment }
  if (!isObject(value)) {
    experiment.problem(`${show(value)} is not an experiment; the default one is used`)
    return { experiment: defaultExperiment }
  }
  const { $schema: _, ...parts } = value
  if (parts['version'] !== undefined && parts['version'] !== 1) {
    experiment.problem(`version ${show(parts['version'])} is not known, 1 is expected`)
    return undefined
  }
  return { experiment: readExperiment(new Part(parts, 'experiment', problems)) }
}

function readPlay(part: Part, { steps }: Experiment, seconds: number): FilmPlay {
  const at = part.object(['from', 'to', 'hold', 'ease'])
  return {
    from: at('from').read(between(0, steps), 0),
    to: at('to').read(between(0, steps), steps),
    hold: at('hold').read(holdWithin(seconds), usualHoldIn(seconds)),
    ease: at('ease').read(oneOf(eases), 'linear'),
  }
}

function readShow(part: Part): FilmShow {
  const at = part.object(Object.keys(usualShow) as (keyof FilmShow)[])
  const shown = (name: Exclude<keyof FilmShow, 'title'>): boolean => at(name).read(flag, usualShow[name])
  return {
    title: at('title').read(titleText, usualShow.title),
    step: shown('step'),
    board: shown('board'),
    chart: shown('chart'),
    formula: shown('formula'),
    card: shown('card'),
    legend: shown('legend'),
  }
}

const titleText: Check<boolean | string> = (value) =>
  typeof value === 'boolean' ? value : textUpTo(maxTitle)(value)

const size: Check<readonly [number, number]> = (value) => {
  const side = whole(minSide, maxSide)
  if (!Array.isArray(value) || value.length !== 2)
    throw new Misfit(`${show(value)} is not a size, [width, height] in pixels is expected`)
  const [width, height] = value.map((each, index) => {
    const read = checked(side, each)
    if ('misfit' in read) throw new Misfit(read.misfit.message, [index])
    return read.value
  })
  return [width ?? minSide, height ?? minSide]
}

const holdWithin =
  (seconds: number): Check<readonly [number, number]> =>
  (value) => {
    const [before = 0, after = 0] = listOf(2, duration, '[seconds before, seconds after]')(value)
    if (before + after > seconds)
      throw new Misfit(`${show(value)} is longer than the film, which has ${seconds} seconds`)
    return [before, after]
  }

const sampling: Check<1 | 2 | 3> = (value) => {
  if (value !== 1 && value !== 2 && value !== 3) throw new Misfit(`${show(value)} is not 1, 2 or 3`)
  return value
}

const ground: Check<string> = (value) => {
  const given = text(value)
  if (given !== 'theme' && given !== 'transparent' && !/^#[0-9a-f]{6}$/i.test(given))
    throw new Misfit(`${show(given)} is no background, write "theme", "transparent" or "#rrggbb"`)
  return given
}

function nothing(problem: string): ParsedFilm {
  return { film: undefined, problems: [problem] }
}
