/** A talk: cues, one after the other, each with an Experiment and a text about it. A lesson is a talk that ships. */
import type { CameraKey } from '../camera/keys'
import type { Experiment } from '../experiment/experiment'

export interface Talk {
  readonly version: 1
  readonly title: string
  /** Where its matter comes from. */
  readonly source?: string
  readonly cues: readonly Cue[]
}

export interface Cue {
  readonly title: string
  readonly experiment: Experiment
  /** As it was written: `readText` and `checkText` read it. */
  readonly text: string
  /** Paths of what a visitor may touch, each a quantity of the Experiment. */
  readonly controls: readonly string[]
  readonly ask?: Ask
  /** Without it, the race stands at its start. */
  readonly play?: Play
  /** What is around its picture before a room. */
  readonly show: CueShow
  /** The way of the camera, from when the change to the cue is over. Empty: it stands where the Experiment has it. */
  readonly camera: readonly CameraKey[]
  /** How long the change from the cue before takes, in seconds. */
  readonly glide: number
  /** How long the cue is planned for, in seconds. */
  readonly seconds?: number
  /** For the speaker. */
  readonly note?: string
}

export interface CueShow {
  readonly title: boolean
  /** The first sentence of the text. */
  readonly text: boolean
  readonly board: boolean
  readonly chart: boolean
  readonly card: boolean
}

export interface Play {
  /** Where the playhead begins, in turns. */
  readonly from: number
  /** In turns per second, one of `speeds`. */
  readonly speed: number
}

/** What a visitor predicts before seeing it. The answer is an expression, so it comes from the run. */
export type Ask =
  /** Where the run of a runner will end. */
  | { readonly kind: 'place'; readonly runner: number }
  /** A number from `min` to `max`. */
  | {
      readonly kind: 'number'
      readonly question: string
      readonly answer: string
      readonly min: number
      readonly max: number
    }
  /** One of the options. The answer is its index, from 0. */
  | {
      readonly kind: 'choice'
      readonly question: string
      readonly options: readonly string[]
      readonly answer: string
    }
