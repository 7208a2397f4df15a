/** The bytes of a file as text. Spreadsheets save "Unicode text" in UTF-16, with a mark in front. */
import { PathError, maxPathLength } from './path'

/** How many bytes of a file are enough: as many as the longest path has, and one more to see that it is too long. */
export const maxPathBytes = 2 * maxPathLength + 1

/** @throws PathError if it is no text */
export function textOfBytes(bytes: Uint8Array): string {
  const [a, b] = bytes
  const encoding = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw new PathError('the text is not in UTF-8', 'save it as UTF-8')
  }
}
