/**
 * What the window that the room sees and the speaker's window say to each other. Both are pages of this program, so
 * messages are plain values of its own types.
 */
import type { CameraKey } from '../../camera/keys'
import type { Experiment } from '../../experiment/experiment'
import type { Talk } from '../../talk/talk'
import type { LightPlace } from '../light'
import type { Reading } from '../store'
import type { Presentation } from './presentation'

/** To the speaker. */
export type Told =
  | { readonly kind: 'talk'; readonly talk: Talk }
  | {
      readonly kind: 'state'
      readonly reading: Reading
      /** Left out if it is that of the last message. */
      readonly experiment: Experiment | undefined
      readonly presenting: Presentation
      readonly selected: number
      readonly playing: boolean
      readonly speed: number
      readonly turns: number
      readonly way: { readonly keys: readonly CameraKey[]; readonly begins: number } | undefined
    }
  | { readonly kind: 'at'; readonly turns: number }
  | { readonly kind: 'light'; readonly at: LightPlace | undefined }
  /** The talk is over, or its page is gone. */
  | { readonly kind: 'over' }

/** From the speaker. */
export type Asked =
  | { readonly kind: 'hello' }
  | { readonly kind: 'do'; readonly command: Command }
  | { readonly kind: 'cue'; readonly cue: number }
  | { readonly kind: 'pointed'; readonly at: LightPlace | undefined }
  | { readonly kind: 'bye' }

/** What the speaker's window can ask for by a button or a key. */
export type Command =
  'next' | 'back' | 'black' | 'white' | 'play' | 'restart' | 'strip' | 'fullScreen' | 'end'

const name = 'thalweg.talk'

/** `id`: of the talk, so that two that are given at once do not mix. */
export class TalkChannel<Said, Heard> {
  readonly #channel: BroadcastChannel

  constructor(id: string, hear: (heard: Heard) => void) {
    this.#channel = new BroadcastChannel(`${name}.${id}`)
    this.#channel.addEventListener('message', ({ data }: MessageEvent<Heard>) => hear(data))
  }

  say(said: Said): void {
    // A channel is of one origin alone, and has none to name.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    this.#channel.postMessage(said)
  }

  close(): void {
    this.#channel.close()
  }
}
