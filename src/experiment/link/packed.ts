/**
 * A text as part of an address: base64url of the CRC-32 of what follows (four bytes, the highest first) and the
 * raw-deflated text.
 */
import { Inflate, deflateSync, strFromU8, strToU8 } from 'fflate'
import { crc32 } from './checksum'

/** Length of the longest link that is opened, in characters. */
export const maxLinkLength = 32 * 1024

/** How many bytes it may inflate to. */
export const maxInflated = 1024 * 1024
const checksumLength = 4

export const tooLong = `the link is longer than ${maxLinkLength / 1024} KiB`

export function pack(text: string): string {
  const data = deflateSync(strToU8(text), { level: 9 })
  const bytes = new Uint8Array(checksumLength + data.length)
  new DataView(bytes.buffer).setUint32(0, crc32(data))
  bytes.set(data, checksumLength)
  return toBase64Url(bytes)
}

/** The text, or why there is none. Never throws. `isChecked`: whether it begins with its checksum. */
export function unpack(
  packed: string,
  isChecked = true,
): { readonly text: string } | { readonly problem: string } {
  try {
    const bytes = fromBase64Url(packed)
    return { text: strFromU8(inflate(isChecked ? checkedPart(bytes) : bytes)) }
  } catch (error) {
    return { problem: error instanceof Refused ? error.message : 'the link is damaged' }
  }
}

/** The bytes after the checksum. @throws Refused if it is not theirs */
function checkedPart(bytes: Uint8Array): Uint8Array {
  const data = bytes.subarray(checksumLength)
  const { buffer, byteOffset, byteLength } = bytes
  const isWhole =
    byteLength > checksumLength && new DataView(buffer, byteOffset, byteLength).getUint32(0) === crc32(data)
  if (!isWhole)
    throw new Refused('the link is damaged: some of it was changed or lost on its way, copy it anew')
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
