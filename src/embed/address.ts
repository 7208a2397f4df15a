/** What the address of an embedded page says of the page around it: who may send messages, and whether the race waits. */

export interface EmbedAddress {
  /** Other origins than the page's own that may send messages. */
  readonly allowed: ReadonlySet<string>
  /** Whether the race waits to be started, as on a slide that is not shown yet. */
  readonly isPaused: boolean
  /** One line for each `allow` that is no origin. */
  readonly problems: readonly string[]
}

/** Reads the query of an address, as `?embed&allow=https://blog.example`. Never throws. */
export function readEmbedAddress(query: string): EmbedAddress {
  const given = new URLSearchParams(query)
  const read = given.getAll('allow').map((text) => ({ text, origin: originOf(text) }))
  return {
    allowed: new Set(read.flatMap(({ origin }) => origin ?? [])),
    isPaused: given.has('paused'),
    problems: read
      .filter(({ origin }) => origin === undefined)
      .map(({ text }) => `allow=${text} is no origin such as https://blog.example; it allows nothing`),
  }
}

/** The origin of an address of the web. A frame without one, as in a sandbox, says `null`, which anyone can be. */
function originOf(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined
  const { origin, protocol } = new URL(text)
  // A star would look as if it allowed all.
  return /^https?:$/.test(protocol) && !origin.includes('*') ? origin : undefined
}
