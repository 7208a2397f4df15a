/** The captions of a film as a file of subtitles, with their numbers. */
import { experimentOf, panesOf, runnersOf } from '../experiment/edits/panes'
import type { Experiment } from '../experiment/experiment'
import { groundOf } from '../run/ground'
import type { Race } from '../run/race'
import { runOf } from '../run/run'
import { checkText } from '../talk/text/checkText'
import { fill, plainText, problemsIn } from '../talk/text/fill'
import type { Caption, Film } from './film'
import { type FrameRange, timesOf } from './frames'
import { FilmScript } from './moment'
import { captionOf } from './parts'

export interface FilledCaption extends Caption {
  /** Why numbers in it have none, one line each. */
  readonly problems: readonly string[]
}

/**
 * What is said while these frames are shown, in the order of time; times count from the first of them. A number is the
 * one that the race gives in the middle of its caption: subtitles stand still.
 */
export function captionsOf(film: Film, range?: FrameRange): FilledCaption[] {
  const script = new FilmScript(film)
  const [begin, end] = timesOf(film, range)
  const all = [...film.captions, ...script.parts.flatMap((part) => captionOf(part) ?? [])]
  const raceOf = raceMemory()
  return all
    .filter(({ from, to }) => from < end && to > begin)
    .toSorted((one, other) => one.from - other.from)
    .map(({ from, to, text }) => {
      const { experiment, turns } = script.at((from + Math.min(to, film.seconds)) / 2)
      const checked = checkText(text, experiment)
      const paragraphs = fill(checked, { race: raceOf(experiment), turns })
      const given = checked.mistakes.length > 0 ? [] : problemsIn(paragraphs)
      return {
        from: Math.max(from, begin) - begin,
        to: Math.min(to, end) - begin,
        text: plainText(paragraphs),
        problems: [...checked.mistakes.map(({ message }) => message), ...given],
      }
    })
}

/** Captions as WebVTT: https://www.w3.org/TR/webvtt1/ */
export function vttOf(captions: readonly Caption[]): string {
  const cues = captions.map(({ from, to, text }) => `${clock(from)} --> ${clock(to)}\n${escaped(text)}\n`)
  return ['WEBVTT\n', ...cues].join('\n')
}

function clock(seconds: number): string {
  const whole = Math.round(1000 * seconds)
  const parts = [
    Math.floor(whole / 3_600_000),
    Math.floor(whole / 60_000) % 60,
    Math.floor(whole / 1000) % 60,
  ]
  const [clock, thousandths] = [parts.map((part) => String(part).padStart(2, '0')), String(whole % 1000)]
  return `${clock.join(':')}.${thousandths.padStart(3, '0')}`
}

/** An empty line would end the cue. */
function escaped(text: string): string {
  const lines = text.trim().replace(/\s*\n\s*/g, '\n')
  return lines.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** The race of the first pane, as the picture's texts have it. Captions that follow each other often share one. */
function raceMemory(): (experiment: Experiment) => Race {
  let last: { readonly experiment: Experiment; readonly race: Race } | undefined
  return (experiment) => {
    last = last?.experiment === experiment ? last : { experiment, race: firstRace(experiment) }
    return last.race
  }
}

function firstRace(experiment: Experiment): Race {
  const pane = panesOf(experiment)[0] ?? {}
  const plan = experimentOf(experiment, pane)
  const ground = groundOf(plan)
  const runs = runnersOf(experiment, pane).map((index) => runOf(plan, ground, index))
  return { ...ground, turns: plan.steps, runs }
}
