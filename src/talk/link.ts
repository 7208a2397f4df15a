/** A talk as the hash of an address. */
import { decodeDocument, encodeDocument } from '../experiment/link/documentLink'
import { type ParsedTalk, readTalkText, serializeTalk } from './document/readTalk'
import type { Talk } from './talk'

/** Undefined if it is too long for a link. */
export function encodeTalk(talk: Talk): string | undefined {
  return encodeDocument('t1', serializeTalk(talk))
}

/** Never throws. Without a talk there is one line that says why. */
export function decodeTalk(hash: string): ParsedTalk {
  const read = decodeDocument('t1', 'talk', hash)
  return 'text' in read ? readTalkText(read.text) : { talk: undefined, problems: [read.problem] }
}
