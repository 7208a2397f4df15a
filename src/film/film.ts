/** A film: an Experiment or a talk, seen by a camera that moves, over a time of so many frames. */
import type { Ease } from '../camera/easing'
import type { CameraKey } from '../camera/keys'
import type { Experiment } from '../experiment/experiment'
import type { Talk } from '../talk/talk'

/** Times are in seconds from the film's begin, sizes in pixels. */
export interface Film {
  readonly version: 1
  /** What it shows: one Experiment, or the cues of a talk one after the other. */
  readonly of: { readonly experiment: Experiment } | { readonly talk: Talk }
  readonly size: readonly [width: number, height: number]
  /** Frames a second. */
  readonly fps: number
  readonly seconds: number
  readonly play: FilmPlay
  /** In the order of their times. */
  readonly camera: readonly CameraKey[]
  readonly values: readonly ValueKey[]
  readonly captions: readonly Caption[]
  readonly show: FilmShow
  /** Samples along each side of a pixel, besides those that smooth its edges. */
  readonly supersample: 1 | 2 | 3
  /** The share of a frame's time over which what moves is blurred. */
  readonly shutter: number
  /** `theme`, `transparent`, or a colour `#rrggbb` behind the sheet. */
  readonly background: string
  /** Whether the last frame leads to the first: the camera ends where it began. */
  readonly loop: boolean
}

/** How the playhead goes from one turn to another, between two times of rest. */
export interface FilmPlay {
  readonly from: number
  readonly to: number
  /** How long it stands before and after. */
  readonly hold: readonly [before: number, after: number]
  readonly ease: Ease
}

/** A part of the Experiment that goes to another value. */
export interface ValueKey {
  readonly at: number
  /** A path, as `runners.0.settings.eta`. */
  readonly of: string
  readonly to: number | string | boolean
  /** How long it takes. A word changes at once. */
  readonly over: number
}

/** A line below the picture, in the language of a talk's texts. */
export interface Caption {
  readonly from: number
  readonly to: number
  readonly text: string
}

export interface FilmShow {
  /** The surface's name, another text, or nothing. */
  readonly title: boolean | string
  readonly step: boolean
  readonly board: boolean
  readonly chart: boolean
  readonly formula: boolean
  /** What the card shows, as the view says: the formulas of loss and rule, or the rows of a fit. */
  readonly card: boolean
  readonly legend: boolean
}
