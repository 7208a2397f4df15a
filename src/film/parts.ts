/** The parts of a film: the one Experiment, or the cues of a talk, each with its time. */
import type { CameraKey } from '../camera/keys'
import type { Experiment } from '../experiment/experiment'
import { strideOf } from '../experiment/strideOf'
import type { Cue, Talk } from '../talk/talk'
import type { Caption, Film, FilmPlay } from './film'

export interface FilmPart {
  /** In seconds from the film's begin. */
  readonly begins: number
  readonly seconds: number
  readonly experiment: Experiment
  readonly play: FilmPlay
  /** The way of the camera within the part, once it has come. Empty: it stands. */
  readonly camera: readonly CameraKey[]
  /** How long it takes to come from the part before, in seconds. */
  readonly glide: number
  /** Of the cue, if it is one. */
  readonly title: string | undefined
  readonly text: string | undefined
}

/** A cue without a plan rests so long before and after its race, and is at least so long, in seconds. */
const [before, after, least] = [1.5, 2.5, 6] as const

/** In order. The first begins at 0. */
export function partsOf({ of, seconds, play }: Film): readonly FilmPart[] {
  if ('experiment' in of) {
    const { experiment } = of
    // The film's own camera is that of its one part.
    const part = { begins: 0, seconds, experiment, play, camera: [], glide: 0 }
    return [{ ...part, title: undefined, text: undefined }]
  }
  return partsOfTalk(of.talk)
}

/** What a cue says in a film: it comes while its picture does. */
export function captionOf({ begins, seconds, glide, text }: FilmPart): Caption | undefined {
  return text === undefined ? undefined : { from: begins + glide / 2, to: begins + seconds, text }
}

/** How long the cues of a talk take together, in seconds. */
export function partsLength(talk: Talk): number {
  const last = partsOfTalk(talk).at(-1)
  return last ? last.begins + last.seconds : least
}

/** The part at a time: the last one stays. */
export function partAt(parts: readonly FilmPart[], seconds: number): number {
  const index = parts.findLastIndex(({ begins }) => begins <= seconds + 1e-9)
  return Math.max(index, 0)
}

/** The cues, each as long as it says or as its race takes. */
export function partsOfTalk({ cues }: Pick<Talk, 'cues'>): readonly FilmPart[] {
  let begins = 0
  return cues.map((cue, index) => {
    const part = partOf(cue, begins, index === 0)
    begins += part.seconds
    return part
  })
}

function partOf(
  { title, experiment, text, play, camera, glide, seconds }: Cue,
  begins: number,
  isFirst: boolean,
): FilmPart {
  const { steps } = experiment
  // A speed counts turns, or where turns are rows the steps of the smallest batch.
  const perSecond = (play?.speed ?? 1) * (strideOf(experiment)?.perStep ?? 1)
  const way = play ? (steps - play.from) / perSecond : 0
  const comes = isFirst ? 0 : glide
  const length = Math.max(seconds ?? Math.max(comes + before + way + after, least), 1e-3)
  const its = Math.min(comes, length)
  const rest = Math.max(length - its - way, 0)
  const first = its + Math.min(before, rest / 2)
  const from = play?.from ?? 0
  // A cue that is too short for its race plays what it has time for.
  const share = way > 0 ? Math.min((length - first) / way, 1) : 0
  const to = play ? from + share * (steps - from) : 0
  const hold = [first, Math.max(length - first - way, 0)] as const
  const [paragraph] = text.split(/\n\s*\n/)
  return {
    begins,
    seconds: length,
    experiment,
    play: { from, to, hold, ease: 'linear' },
    camera,
    glide: its,
    title,
    text: paragraph?.trim() || undefined,
  }
}
