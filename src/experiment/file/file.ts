/** The file: an Experiment as JSON text. */
import type { Experiment } from '../experiment'
import { type JsonText, bytesFor, jsonOfBytes, jsonOfText } from './jsonText'
import { show } from '../../math/show'
import { isObject } from '../schema/reading'
import { type Parsed, isPartName, nothingOf, parseExperiment, serialize } from '../schema/schema'

/** Length of the longest text that is read, in characters: a hundred thousand rows have six million. */
const maxTextLength = 16 * 1024 * 1024

/** Readable text that `readText` reads back. */
export function writeText(experiment: Experiment): string {
  return `${JSON.stringify(serialize(experiment), null, 2)}\n`
}

/** How many bytes of a file are enough. */
export const maxBytes = bytesFor(maxTextLength)

/** Never throws. Reads a file's bytes, which are UTF-8, with or without a byte order mark. Another encoding is named. */
export function readBytes(bytes: Uint8Array): Parsed {
  return parsed(jsonOfBytes(bytes, maxTextLength))
}

/** Never throws. A text that is not JSON gives the default experiment and one line that says where it goes wrong. */
export function readText(text: string): Parsed {
  return parsed(jsonOfText(text, maxTextLength))
}

function parsed(read: JsonText): Parsed {
  if ('problem' in read) return nothingOf(read.problem)
  const { json } = read
  return isForeign(json)
    ? nothingOf(`no part of it is one of an experiment, as ${show(Object.keys(json)[0])}`)
    : parseExperiment(json)
}

/** An object that has parts, but none of an experiment. */
function isForeign(json: unknown): json is object {
  const names = isObject(json) ? Object.keys(json) : []
  return names.length > 0 && !names.some((name) => isPartName(name))
}
