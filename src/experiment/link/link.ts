/**
 * The link: an Experiment as the hash of an address. `#v2=` and its JSON, packed. `#v1=` has no checksum. Behind the data
 * there may be a moment of the race.
 */
import { show } from '../../math/show'
import { defaultExperiment } from '../defaults/defaults'
import type { Experiment } from '../experiment'
import { readText } from '../file/file'
import { maxMangledLength } from './documentLink'
import { linkTextOf } from './linkText'
import { type Moment, readMoment, writeMoment } from './moment'
import { maxInflated, maxLinkLength, pack, tooLong, unpack } from './packed'
import { type Parsed, nothingOf, serialize, whyNothing } from '../schema/schema'

export interface Linked extends Parsed {
  /** What the link says of the moment, if it says anything. */
  readonly moment?: Moment
}

/** The hash of the experiment, however long. */
export function encodeLink(experiment: Experiment, moment?: Moment): string {
  return hashOf(JSON.stringify(serialize(experiment)), moment)
}

/** The same; undefined where it would be too long to open again: save a file instead. */
export function shortLink(experiment: Experiment, moment?: Moment): string | undefined {
  const text = JSON.stringify(serialize(experiment))
  // In bytes it is not shorter.
  if (text.length > maxInflated) return undefined
  const hash = hashOf(text, moment)
  return hash.length > maxLinkLength ? undefined : hash
}

function hashOf(text: string, moment: Moment | undefined): string {
  return `#v2=${pack(text)}${moment ? writeMoment(moment) : ''}`
}

/** Never throws. An empty hash gives the default experiment; an unreadable one also gives one line that says why. */
export function decodeLink(hash: string): Linked {
  if (hash === '' || hash === '#') return { experiment: defaultExperiment, problems: [] }
  if (hash.length > maxMangledLength) return nothingOf(tooLong)
  const { version, data, after: end } = linkTextOf(hash)
  if (version === undefined) return nothingOf('the link holds no experiment')
  if (data.length + '#v1='.length > maxLinkLength) return nothingOf(tooLong)
  if (version !== 'v1' && version !== 'v2') return nothingOf(`link version ${version} is not known`)
  const { experiment, problems } = readData(version, data)
  const { moment, problems: wrong, after } = readMoment(end, experiment.steps)
  if (whyNothing({ experiment, problems }) !== undefined)
    return after === '' ? { experiment, problems } : nothingOf(`the link is damaged from ${show(after)} on`)
  const cut = after === '' ? [] : [`the link is followed by ${show(after)}; that is left out`]
  const hasMoment = Object.keys(moment).length > 0
  return { experiment, problems: [...cut, ...problems, ...wrong], ...(hasMoment && { moment }) }
}

function readData(version: 'v1' | 'v2', data: string): Parsed {
  const read = unpack(data, version === 'v2')
  return 'text' in read ? readText(read.text) : nothingOf(read.problem)
}
