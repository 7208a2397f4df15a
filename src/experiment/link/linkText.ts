/** What is left of a link that went through chat and mail: its version, its data, and what was put after its end. */

interface LinkText {
  /** As in `v2` of an experiment, `t1` of a talk, `f1` of a film. Undefined if the text is no link. */
  readonly version: string | undefined
  /** Characters of base64url. */
  readonly data: string
  /** What follows the data. Empty if nothing does. */
  readonly after: string
}

/**
 * Finds the link in the hash of an address. Mail and chat write `%3D` for `=` and `&amp;` for `&`, break lines, and put
 * blanks and signs without width into long words: all this is undone. The link ends before the first other character.
 */
export function linkTextOf(hash: string): LinkText {
  const text = percentDecoded(hash)
    .replace(/&(?:amp;)+/g, '&')
    // Quoted-printable ends a broken line with =.
    .replace(/=\r?\n/g, '')
    .replace(/[\s\u00ad\p{Cf}\ufe0f]/gu, '')
  const [whole, version] = /^#?([vtf]\d{1,9})=/.exec(text) ?? ['']
  const [data = ''] = /^[\w-]*/.exec(text.slice(whole.length)) ?? []
  // Base64 may be filled up with = to a multiple of four characters.
  return { version, data, after: text.slice(whole.length + data.length).replace(/^={1,2}/, '') }
}

/** Decodes what is encoded, also twice, as by a mail that quotes an address in an address. */
function percentDecoded(text: string): string {
  let decoded = text
  for (let times = 0; times < 3 && decoded.includes('%'); times += 1) {
    decoded = decoded.replace(/(?:%[0-9a-f]{2})+/gi, (encoded) => {
      try {
        return decodeURIComponent(encoded)
      } catch {
        return encoded
      }
    })
  }
  return decoded
}

/** Whether the hash of an address holds a talk or a film; else it is read as an experiment. */
export function kindOfLink(hash: string): 'talk' | 'film' | 'experiment' {
  const { version } = linkTextOf(hash.slice(0, kindLength))
  if (version?.startsWith('t')) return 'talk'
  return version?.startsWith('f') ? 'film' : 'experiment'
}

/** So many characters have the version, however mangled the link is. */
const kindLength = 200
