/** What a film shows at a time: a pure function of the film and the time. */
import { canGlide } from '../experiment/edits/between'
import type { Experiment } from '../experiment/experiment'
import { surfaceName } from '../experiment/names/paneTitles'
import { type Sight, transition } from '../talk/transition'
import { eased } from '../camera/easing'
import type { Caption, Film, FilmPlay } from './film'
import { type FilmPart, captionOf, partAt, partsOf } from './parts'
import { MovingExperiment } from './values'

export interface FilmMoment extends Sight {
  /** Index of the part. */
  readonly part: number
  /** The last picture of the part before, while this one comes out of it: `share` of it is there. */
  readonly before?: Sight & { readonly share: number }
  readonly title: string
  readonly captions: readonly ShownCaption[]
}

export interface ShownCaption {
  readonly text: string
  /** From 0 to 1, while it comes and goes. */
  readonly strength: number
}

/** How long a caption takes to come, and to go, in seconds. */
const fade = 0.3

export class FilmScript {
  readonly parts: readonly FilmPart[]
  readonly #film: Film
  readonly #moving: readonly MovingExperiment[]
  readonly #glides = new Map<string, Sight>()

  constructor(film: Film) {
    this.#film = film
    this.parts = partsOf(film)
    this.#moving = this.parts.map(({ experiment }) => new MovingExperiment(experiment, film.values))
  }

  at(seconds: number): FilmMoment {
    const index = partAt(this.parts, seconds)
    const part = this.parts[index]
    if (!part) throw new Error('a film has at least one part')
    const its: Sight = {
      experiment: this.#moving[index]?.at(seconds) ?? part.experiment,
      turns: turnsAt(part.play, seconds - part.begins, part.seconds),
    }
    return {
      ...this.#coming(index, part, its, seconds - part.begins),
      part: index,
      title: this.#title(part, its.experiment),
      captions: [...this.#captions(part, seconds)],
    }
  }

  /** While a part comes, its numbers glide where they can, and else its picture fades in. */
  #coming(index: number, part: FilmPart, its: Sight, within: number): Sight & Pick<FilmMoment, 'before'> {
    const before = this.parts[index - 1]
    if (!before || within >= part.glide) return its
    const share = eased('inOut', within / part.glide)
    const turns = before.play.to
    if (!canGlide(before.experiment, part.experiment))
      return { ...its, before: { experiment: before.experiment, turns, share } }
    const name = `${index} ${share}`
    const from: Sight = { experiment: before.experiment, turns }
    const to: Sight = { ...its, experiment: part.experiment }
    const known = this.#glides.get(name) ?? transition(from, to, within / part.glide)
    if (this.#glides.size > maxGlides) this.#glides.clear()
    this.#glides.set(name, known)
    return known
  }

  #title({ title }: FilmPart, { surface }: Experiment): string {
    const { show } = this.#film
    if (show.title === false) return ''
    return show.title === true ? title || surfaceName(surface) : show.title
  }

  *#captions(part: FilmPart, seconds: number): Generator<ShownCaption> {
    const own = captionOf(part)
    for (const caption of [...this.#film.captions, ...(own ? [own] : [])]) {
      const strength = strengthOf(caption, seconds)
      if (strength > 0) yield { text: caption.text, strength }
    }
  }
}

const maxGlides = 64

function strengthOf({ from, to }: Pick<Caption, 'from' | 'to'>, seconds: number): number {
  const wait = Math.min(fade, (to - from) / 2)
  if (seconds < from || seconds >= to) return 0
  return eased('inOut', Math.min((seconds - from) / wait, (to - seconds) / wait, 1))
}

/** Where the playhead is so many seconds after its part began. */
function turnsAt({ from, to, hold, ease }: FilmPlay, seconds: number, length: number): number {
  const [before, after] = hold
  const way = length - before - after
  const share = way > 0 ? (seconds - before) / way : seconds >= before ? 1 : 0
  return from + (to - from) * eased(ease, share)
}
