/** What a screen reader is told: at most one message in some seconds while a race plays, and the last one once it rests. */

/** In milliseconds. */
const [whilePlaying, onceAtRest] = [6000, 700]
/** So many events are told; more are counted. */
const maxEvents = 4

export class Speech {
  #events: string[] = []
  #sentence = ''
  #told = ''
  #last = -Infinity
  #waiting: ReturnType<typeof setTimeout> | undefined

  constructor(readonly say: (text: string) => void) {}

  /** Takes the present sentence, which replaces the last, and new events, which wait until they are told. */
  take(sentence: string, events: readonly string[], isPlaying: boolean): void {
    this.#sentence = sentence
    this.#events.push(...events)
    const now = performance.now()
    if (isPlaying && this.#waiting !== undefined) return
    clearTimeout(this.#waiting)
    this.#waiting = undefined
    if (sentence === this.#told && this.#events.length === 0) return
    const wait = isPlaying ? Math.max(this.#last + whilePlaying - now, onceAtRest) : onceAtRest
    this.#waiting = setTimeout(() => this.#tell(), wait)
  }

  /** Begins anew: what is so now is no news. */
  begin(sentence: string): void {
    this.cancel()
    this.#events = []
    this.#told = sentence
    this.#sentence = sentence
  }

  /** Drops the events that were not told yet. */
  forget(): void {
    this.#events = []
  }

  cancel(): void {
    clearTimeout(this.#waiting)
    this.#waiting = undefined
  }

  #tell(): void {
    this.#waiting = undefined
    const events = this.#events.splice(0)
    const more = events.length > maxEvents ? [`and ${events.length - maxEvents} more.`] : []
    const news = this.#sentence === this.#told ? [] : [this.#sentence]
    this.#told = this.#sentence
    // It changed, and changed back.
    if (events.length + news.length === 0) return
    this.#last = performance.now()
    this.say([...events.slice(0, maxEvents), ...more, ...news].join(' '))
  }
}
