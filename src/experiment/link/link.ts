/**
 * The link: an Experiment as the hash of an address. `#v2=` and base64url of the CRC-32 of what follows (four bytes, the
 * highest first) and the raw-deflated JSON. `#v1=` has no checksum. Behind the data there may be a moment of the race.
 */
import { Inflate, deflateSync, strFromU8, strToU8 } from 'fflate'
import { show } from '../../math/show'
import { crc32 } from './checksum'
import { defaultExperiment } from '../defaults'
import type { Experiment } from '../experiment'
import { readText } from '../file'
import { linkTextOf } from './linkText'
import { type Moment, readMoment, writeMoment } from './moment'
import { type Parsed, nothingOf, serialize, whyNothing } from '../schema/schema'

/** Length of the longest link that is opened, in characters. */
export const maxLinkLength = 32 * 1024

/** How many bytes it may inflate to. */
const maxInflated = 1024 * 1024

const maxMangledLength = 16 * maxLinkLength
const checksumLength = 4
const tooLong = `the link is longer than ${maxLinkLength / 1024} KiB`

export interface Linked extends Parsed {
  /** What the link says of the moment, if it says anything. */
  readonly moment?: Moment
}

/** The hash of the experiment. If it is longer than `maxLinkLength`, it does not open again: save a file instead. */
export function encodeLink(experiment: Experiment, moment?: Moment): string {
  const data = deflateSync(strToU8(JSON.stringify(serialize(experiment))), { level: 9 })
  const bytes = new Uint8Array(checksumLength + data.length)
  new DataView(bytes.buffer).setUint32(0, crc32(data))
  bytes.set(data, checksumLength)
  return `#v2=${toBase64Url(bytes)}${moment ? writeMoment(moment) : ''}`
}

/** Never throws. An empty hash gives the default experiment; an unreadable one also gives one line that says why. */
export function decodeLink(hash: string): Linked {
  if (hash === '' || hash === '#') return { experiment: defaultExperiment, problems: [] }
  // On its way a link may have become several times as long.
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
  try {
    const bytes = fromBase64Url(data)
    return readText(strFromU8(inflate(version === 'v1' ? bytes : checkedPart(bytes))))
  } catch (error) {
    return nothingOf(error instanceof Refused ? error.message : 'the link is damaged')
  }
}

/** The bytes after the checksum. @throws Refused if it is not theirs */
function checkedPart(bytes: Uint8Array): Uint8Array {
  const data = bytes.subarray(checksumLength)
  const { buffer, byteOffset, byteLength } = bytes
  const isWhole =
    byteLength > checksumLength && new DataView(buffer, byteOffset, byteLength).getUint32(0) === crc32(data)
  if (!isWhole) throw new Refused('the link is damaged: some of it was changed or lost on its way')
  return data
}

class Refused extends Error {}

/** Inflates a little at a time and stops when the result is too large. @throws on damaged data */
function inflate(bytes: Uint8Array): Uint8Array {
  const chunks: Uint8Array[] = []
  let length = 0
  const stream = new Inflate((chunk) => {
    length += chunk.length
    if (length > maxInflated) throw new Refused('the link unpacks to more than 1 MiB')
    chunks.push(chunk)
  })
  // 256 bytes inflate to 260 KiB at most.
  const piece = 256
  for (let at = 0; at < bytes.length || at === 0; at += piece) {
    stream.push(bytes.subarray(at, at + piece), at + piece >= bytes.length)
  }
  const all = new Uint8Array(length)
  let end = 0
  for (const chunk of chunks) {
    all.set(chunk, end)
    end += chunk.length
  }
  return all
}

function toBase64Url(bytes: Uint8Array): string {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** @throws on other characters */
function fromBase64Url(text: string): Uint8Array {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, (character) => character.charCodeAt(0))
}
