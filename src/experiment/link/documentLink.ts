/** A document of another kind than an experiment as the hash of an address: its version, and its JSON, packed. */
import { linkTextOf } from './linkText'
import { maxLinkLength, pack, tooLong, unpack } from './packed'

/** `version` as in `t1`. Undefined if it is too long for a link: it would not open again. */
export function encodeDocument(version: string, json: object): string | undefined {
  const hash = `#${version}=${pack(JSON.stringify(json))}`
  return hash.length > maxLinkLength ? undefined : hash
}

/** The JSON as text, or one line that says why there is none. Never throws. `what`: as in `the link holds no talk`. */
export function decodeDocument(
  version: string,
  what: string,
  hash: string,
): { readonly text: string } | { readonly problem: string } {
  if (hash.length > maxMangledLength) return { problem: tooLong }
  const link = linkTextOf(hash)
  if (link.version !== version) return { problem: `the link holds no ${what}` }
  return link.data.length > maxLinkLength ? { problem: tooLong } : unpack(link.data)
}

/** On its way a link may have become several times as long. */
export const maxMangledLength = 16 * maxLinkLength
