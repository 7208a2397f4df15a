/** The link: an Experiment as the hash of an address, `#v1=` and base64url of the raw-deflated JSON. */
import { Inflate, deflateSync, strFromU8, strToU8 } from 'fflate'
import type { Experiment } from './experiment'
import { readText } from './file'
import { type Parsed, nothingOf, serialize } from './schema/schema'

/** Length of the longest link that is opened, in characters. */
export const maxLinkLength = 32 * 1024

/** How many bytes it may inflate to. */
const maxInflated = 1024 * 1024

const prefix = '#v1='

/** The hash of the experiment. If it is longer than `maxLinkLength`, it does not open again: save a file instead. */
export function encodeLink(experiment: Experiment): string {
  return prefix + toBase64Url(deflateSync(strToU8(JSON.stringify(serialize(experiment))), { level: 9 }))
}

/** Never throws. An empty hash gives the default experiment; an unreadable one also gives one line that says why. */
export function decodeLink(hash: string): Parsed {
  if (hash === '' || hash === '#') return { ...nothingOf(''), problems: [] }
  if (hash.length > maxLinkLength) return nothingOf(`the link is longer than ${maxLinkLength / 1024} KiB`)
  if (!hash.startsWith(prefix)) {
    const version = /^#(v\d{1,9})=/.exec(hash)?.[1]
    return nothingOf(version ? `link version ${version} is not known` : 'the link holds no experiment')
  }
  try {
    return readText(strFromU8(inflate(fromBase64Url(hash.slice(prefix.length)))))
  } catch (error) {
    return nothingOf(error instanceof TooLarge ? error.message : 'the link is damaged')
  }
}

class TooLarge extends Error {}

/** Inflates a little at a time and stops when the result is too large. @throws on damaged data */
function inflate(bytes: Uint8Array): Uint8Array {
  const all = new Uint8Array(maxInflated)
  let length = 0
  const stream = new Inflate((chunk) => {
    if (length + chunk.length > maxInflated) throw new TooLarge('the link unpacks to more than 1 MiB')
    all.set(chunk, length)
    length += chunk.length
  })
  // 256 bytes inflate to 260 KiB at most.
  const piece = 256
  for (let at = 0; at < bytes.length || at === 0; at += piece) {
    stream.push(bytes.subarray(at, at + piece), at + piece >= bytes.length)
  }
  return all.subarray(0, length)
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
