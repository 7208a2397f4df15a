/** The file: an Experiment as JSON text. */
import { shownName } from '../run/shownName'
import type { Experiment } from './experiment'
import { show } from '../math/show'
import { isObject } from './schema/reading'
import { type Parsed, isPartName, nothingOf, parseExperiment, serialize } from './schema/schema'

/** Length of the longest text that is read, in characters. */
const maxTextLength = 1024 * 1024
const tooLong = `the text is longer than ${maxTextLength / 1024 / 1024} MiB`

/** Readable text that `readText` reads back. */
export function writeText(experiment: Experiment): string {
  return `${JSON.stringify(serialize(experiment), null, 2)}\n`
}

/** How many bytes of a file are enough: as many as the longest text has, and one more to see that it is too long. */
export const maxBytes = 4 * maxTextLength + 1

/** Never throws. Reads a file's bytes, which are UTF-8, with or without a byte order mark. Another encoding is named. */
export function readBytes(bytes: Uint8Array): Parsed {
  if (bytes.length >= maxBytes) return nothingOf(tooLong)
  if (isUtf16(bytes)) return nothingOf('the text is in UTF-16, and UTF-8 is expected')
  try {
    return readText(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return nothingOf('the text is not in UTF-8')
  }
}

/** By its byte order mark, or since every other byte of its first two characters is 0. */
function isUtf16([a, b, c, d]: Uint8Array): boolean {
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return true
  return (a === 0 && c === 0 && !!b && !!d) || (b === 0 && d === 0 && !!a && !!c)
}

/** Never throws. A text that is not JSON gives the default experiment and one line that says where it goes wrong. */
export function readText(text: string): Parsed {
  if (text.length > maxTextLength) return nothingOf(tooLong)
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return nothingOf(`not JSON${positionIn(text, endOfJson(text))}`)
  }
  return isForeign(json)
    ? nothingOf(`no part of it is one of an experiment, as ${show(Object.keys(json)[0])}`)
    : parseExperiment(json)
}

/** An object that has parts, but none of an experiment. */
function isForeign(json: unknown): json is object {
  const names = isObject(json) ? Object.keys(json) : []
  return names.length > 0 && !names.some((name) => isPartName(name))
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
