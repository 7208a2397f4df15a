/** Edits of a talk: pure functions. What they give reads back without a problem, or one line says what is in the way. */
import { checked } from '../math/check'
import { onceFor } from '../math/memo'
import type { Experiment } from '../experiment/experiment'
import { serialize } from '../experiment/schema/schema'
import { checkAsk } from './document/checkAsk'
import { sizeOf } from './document/merge'
import { writeTalk } from './document/readTalk'
import { controlIn } from './document/values'
import { maxCues, maxTalkLength, maxValues } from './limits'
import type { Cue, Talk } from './talk'

/** The talk, and the index of the cue that is open then. */
export type TalkEdited =
  { readonly talk: Talk; readonly cue: number; readonly note?: string } | { readonly problem: string }

export function rename(talk: Talk, title: string): Talk {
  return title === talk.title ? talk : { ...talk, title }
}

/** Adds a cue after the one of that index; -1 is before all. */
export function addAfter(talk: Talk, index: number, cue: Cue): TalkEdited {
  if (talk.cues.length >= maxCues) return { problem: tooMany }
  return within(talk, talk.cues.toSpliced(index + 1, 0, cue), index + 1)
}

export function duplicate(talk: Talk, index: number): TalkEdited {
  const cue = talk.cues[index]
  // A copy, so that the two are told apart.
  return cue ? addAfter(talk, index, { ...cue }) : { talk, cue: index }
}

/** The last cue stays. The cue that comes into its place is open then. */
export function remove(talk: Talk, index: number): TalkEdited {
  if (talk.cues.length <= 1) return { problem: 'A talk has at least one cue: change this one instead.' }
  const cues = talk.cues.filter((_, at) => at !== index)
  return within(talk, cues, Math.min(index, cues.length - 1))
}

/** The cue is at index `to` then, as near as there is one. */
export function move(talk: Talk, from: number, to: number): TalkEdited {
  const cue = talk.cues[from]
  const at = Math.min(Math.max(to, 0), talk.cues.length - 1)
  if (!cue || at === from) return { talk, cue: from }
  return within(talk, talk.cues.toSpliced(from, 1).toSpliced(at, 0, cue), at)
}

/** A part that `change` leaves out is none. */
export function changeCue(talk: Talk, index: number, change: (cue: Cue) => Cue): TalkEdited {
  const cue = talk.cues[index]
  const next = cue && change(cue)
  if (!next || next === cue) return { talk, cue: index }
  return within(talk, talk.cues.with(index, next), index)
}

/** Gives a cue another Experiment. What this has no place for is left out, and `note` says so. The text stays as it is. */
export function changeExperiment(talk: Talk, index: number, experiment: Experiment): TalkEdited {
  const lost: string[] = []
  const edited = changeCue(talk, index, (cue) => fitted(cue, experiment, lost))
  if ('problem' in edited || lost.length === 0) return edited
  return { ...edited, note: `The experiment has no place for ${lost.join(', ')}: undo brings it back.` }
}

function fitted(cue: Cue, experiment: Experiment, lost: string[]): Cue {
  const { ask, play, ...others } = cue
  const controls = cue.controls.filter((path) => 'value' in checked(controlIn(experiment), path))
  lost.push(...cue.controls.filter((path) => !controls.includes(path)))
  const camera = cue.camera.filter(
    ({ stand }) => !('follow' in stand) || stand.follow < experiment.runners.length,
  )
  if (camera.length < cue.camera.length) lost.push('keys of the camera')
  const asks = ask && checkAsk(ask, experiment).ask
  if (ask && !asks) lost.push('its question')
  return {
    ...others,
    experiment,
    controls,
    camera,
    ...(asks && { ask: asks }),
    ...(play && { play: { ...play, from: Math.min(play.from, experiment.steps) } }),
  }
}

const tooMany = `A talk has at most ${maxCues.toLocaleString('en')} cues.`

/** The talk with these cues, unless its file would be too large to be opened again. */
function within(talk: Talk, cues: readonly Cue[], cue: number): TalkEdited {
  const next = { ...talk, cues }
  const written = cues.filter(({ experiment }, index) => experiment !== cues[index - 1]?.experiment)
  const values = written.reduce((sum, { experiment }) => sum + valuesOf(experiment), 0)
  if (values > maxValues)
    return {
      problem: `The experiments of a talk have at most ${maxValues.toLocaleString('en')} values together.`,
    }
  if (writeTalk(next).length > maxTalkLength)
    return { problem: 'The talk is too long for a file: shorten its texts, or make two talks of it.' }
  return { talk: next, cue }
}

const valuesOf = onceFor((experiment: Experiment) => sizeOf(serialize(experiment), maxValues + 1))
