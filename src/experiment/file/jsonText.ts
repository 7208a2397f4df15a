/** JSON text of files: its encoding, its length, and where it stops being JSON. */
import { shownName } from '../../run/shownName'

/** The value of a text, or why there is none, in one line. */
export type JsonText = { readonly json: unknown } | { readonly problem: string }

/** How many bytes of a file are enough: as many as the longest text has, and one more to see that it is too long. */
export function bytesFor(maxLength: number): number {
  return 4 * maxLength + 1
}

/** Never throws. Reads UTF-8, with or without a byte order mark. Another encoding is named. */
export function jsonOfBytes(bytes: Uint8Array, maxLength: number): JsonText {
  if (bytes.length >= bytesFor(maxLength)) return tooLong(maxLength)
  if (isUtf16(bytes)) return { problem: 'the text is in UTF-16, and UTF-8 is expected' }
  try {
    return jsonOfText(new TextDecoder('utf-8', { fatal: true }).decode(bytes), maxLength)
  } catch {
    return { problem: 'the text is not in UTF-8' }
  }
}

/** Never throws. `maxLength` is in characters. */
export function jsonOfText(text: string, maxLength: number): JsonText {
  if (text.length > maxLength) return tooLong(maxLength)
  try {
    return { json: JSON.parse(text) as unknown }
  } catch {
    return { problem: `not JSON${positionIn(text, endOfJson(text))}` }
  }
}

function tooLong(maxLength: number): JsonText {
  return { problem: `the text is longer than ${maxLength / 1024 / 1024} MiB` }
}

/** By its byte order mark, or since every other byte of its first two characters is 0. */
function isUtf16([a, b, c, d]: Uint8Array): boolean {
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return true
  return (a === 0 && c === 0 && !!b && !!d) || (b === 0 && d === 0 && !!a && !!c)
}

function positionIn(text: string, at: number): string {
  if (at >= text.length) return ': the text ends too early'
  const lines = text.slice(0, at).split('\n')
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0)
  // JSON writes out control characters, but not those that nobody sees.
  const shown = JSON.stringify(character < ' ' ? character : shownName(character))
  return ` at line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}: unexpected ${shown}`
}

const blank = /[ \t\n\r]*/y
const token =
  /[[\]{}:,]|"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y

/** Where a text stops being JSON, which the engines' messages do not always say; its length if it ends too early. */
function endOfJson(text: string): number {
  const open: string[] = []
  let wanted: 'value' | 'item' | 'name' | 'first name' | ':' | 'next' = 'value'
  let at = 0
  for (;;) {
    blank.lastIndex = at
    at += blank.exec(text)?.[0].length ?? 0
    token.lastIndex = at
    const found = token.exec(text)?.[0]
    if (found === undefined) return at
    const closes = found === (open.at(-1) === '{' ? '}' : ']')
    if (
      wanted === 'next' ? closes && open.length > 0 : closes && (wanted === 'item' || wanted === 'first name')
    ) {
      open.pop()
      wanted = 'next'
    } else if (wanted === 'next') {
      if (found !== ',' || open.length === 0) return at
      wanted = open.at(-1) === '{' ? 'name' : 'value'
    } else if (wanted === ':') {
      if (found !== ':') return at
      wanted = 'value'
    } else if (wanted === 'name' || wanted === 'first name') {
      if (!found.startsWith('"')) return at
      wanted = ':'
    } else if (found === '{' || found === '[') {
      open.push(found)
      wanted = found === '{' ? 'first name' : 'item'
    } else {
      if (/^[\]}:,]/.test(found)) return at
      wanted = 'next'
    }
    at += found.length
  }
}
