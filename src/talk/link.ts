/** A talk as the hash of an address: `#t1=` and its JSON, packed. */
import { linkTextOf } from '../experiment/link/linkText'
import { maxLinkLength, pack, tooLong, unpack } from '../experiment/link/packed'
import { type ParsedTalk, readTalkText, serializeTalk } from './document/readTalk'
import type { Talk } from './talk'

/** Undefined if it is too long for a link: it would not open again. */
export function encodeTalk(talk: Talk): string | undefined {
  const hash = `#t1=${pack(JSON.stringify(serializeTalk(talk)))}`
  return hash.length > maxLinkLength ? undefined : hash
}

/** Never throws. Without a talk there is one line that says why. */
export function decodeTalk(hash: string): ParsedTalk {
  const nothing = (problem: string): ParsedTalk => ({ talk: undefined, problems: [problem] })
  const { version, data } = linkTextOf(hash)
  if (version !== 't1') return nothing('the link holds no talk')
  if (data.length > maxLinkLength) return nothing(tooLong)
  const read = unpack(data)
  return 'text' in read ? readTalkText(read.text) : nothing(read.problem)
}
