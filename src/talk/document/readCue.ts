/** Reads one cue of a talk, which may take its Experiment from the cue before. */
import { oneOf } from '../../math/check'
import { show } from '../../math/show'
import { readCamera } from '../../camera/readCamera'
import type { Experiment } from '../../experiment/experiment'
import { usualSpeed } from '../../experiment/limits'
import { Part, type Problems, isObject } from '../../experiment/schema/reading'
import { readExperiment } from '../../experiment/schema/schema'
import { between, flag, whole } from '../../experiment/schema/values'
import {
  maxControls,
  maxGlide,
  maxNote,
  maxSeconds,
  maxText,
  maxTitle,
  usualGlide,
  usualShow,
} from '../limits'
import type { Cue, CueShow, Play } from '../talk'
import { merge, sizeOf } from './merge'
import { readAsk } from './readAsk'
import { controlIn, readText, speed } from './values'

/** What a cue can take from the cues before it. */
export interface Before {
  /** The Experiment as JSON, with what it took itself. */
  readonly json: unknown
  readonly experiment: Experiment | undefined
  /** How many JSON values the experiments may still have. */
  readonly values: number
}

const names = [
  'from', 'title', 'experiment', 'text', 'controls', 'ask', 'play', 'show', 'camera', 'glide', 'seconds', 'note',
] as const // prettier-ignore
const leftOut = 'the cue is left out'

/** The cue, unless it has no Experiment, and what the next one can take. */
export function readCue(
  part: Part,
  before: Before,
  problems: Problems,
): { readonly cue: Cue | undefined; readonly after: Before } {
  if (!isObject(part.value)) {
    part.problem(`${show(part.value)} is not a cue; ${leftOut}`)
    return { cue: undefined, after: before }
  }
  const at = part.object(names)
  const after = experimentOf(at, before, problems)
  const { experiment } = after
  if (!experiment || after.json === failed)
    return { cue: undefined, after: { ...before, values: after.values } }
  const ask = readAsk(at('ask'), experiment)
  const play = readPlay(at('play'), experiment)
  const seconds = at('seconds').read(between(0, maxSeconds), undefined, 'it is left out')
  const note = readText(at('note'), maxNote, undefined, 'it is left out')
  const cue: Cue = {
    title: readText(at('title'), maxTitle, ''),
    experiment,
    text: readText(at('text'), maxText, '', 'it is left out'),
    controls: (at('controls').list(maxControls) ?? []).flatMap(
      (item) => item.read(controlIn(experiment), undefined, 'it is left out') ?? [],
    ),
    show: readShow(at('show')),
    camera: readCamera(at('camera'), experiment, maxSeconds),
    ...(ask && { ask }),
    ...(play && { play }),
    glide: at('glide').read(between(0, maxGlide), usualGlide),
    ...(seconds !== undefined && { seconds }),
    ...(note !== undefined && { note }),
  }
  return { cue, after }
}

/** In place of the JSON of an Experiment that could not be read. */
const failed = Symbol('failed')

function experimentOf(at: (name: 'from' | 'experiment') => Part, before: Before, problems: Problems): Before {
  const from = at('from').read(oneOf(['previous']), undefined, 'nothing is taken from the cue before')
  const part = at('experiment')
  const fail = (problem: string): Before => {
    part.problem(`${problem}; ${leftOut}`)
    return { ...before, json: failed }
  }
  if (part.value === undefined)
    return before.experiment ? before : fail('missing, and there is none before to take')
  if (!isObject(part.value)) return fail(`${show(part.value)} is not an experiment`)
  const json = from ? merge(before.json, part.value) : part.value
  if (!isObject(json)) return fail(`${show(json)} is not an experiment`)
  const values = before.values - sizeOf(json, before.values + 1)
  if (values < 0) return fail('the experiments up to here are too large together')
  const { $schema: _, ...parts } = json
  if (Object.hasOwn(parts, 'version') && parts['version'] !== 1)
    return { ...fail(`version ${show(parts['version'])} is not known, 1 is expected`), values }
  return { json, experiment: readExperiment(new Part(parts, part.path, problems)), values }
}

function readPlay(part: Part, { steps }: Experiment): Play | undefined {
  if (part.value === undefined) return undefined
  const at = part.object(['from', 'speed'])
  return { from: at('from').read(whole(0, steps), 0), speed: at('speed').read(speed, usualSpeed) }
}

function readShow(part: Part): CueShow {
  const at = part.object(Object.keys(usualShow) as (keyof CueShow)[])
  const shown = (name: keyof CueShow): boolean => at(name).read(flag, usualShow[name])
  return {
    title: shown('title'),
    text: shown('text'),
    board: shown('board'),
    chart: shown('chart'),
    card: shown('card'),
  }
}
