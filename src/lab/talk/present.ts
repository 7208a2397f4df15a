/** What can be done while a talk is given. Keys, the speaker's window and the page's own buttons all call these. */
import type { Experiment } from '../../experiment/experiment'
import { experimentOf, panesOf } from '../../experiment/edits/panes'
import { onceFor } from '../../math/memo'
import { emptinessOf } from '../../run/emptiness'
import { race } from '../../run/race'
import type { Lab } from '../store'
import { answer } from './answer'
import { type LeftAt, openCue } from './openCue'
import { type Presentation, begunAt } from './presentation'
import { talkOf } from './talks'

/** Begins to give what is being read. `left`: how it was, if it began before. */
export function beginTalk({ store }: Lab, left: Partial<Presentation> = {}): void {
  const { reading, presenting, set } = store.getState()
  if (!reading || presenting) return
  set({ presenting: { ...begunAt(Date.now()), ...left } })
}

/** What was read is read on, at its cue. */
export function endTalk({ store, light }: Lab): void {
  doWaiting()
  light.turn(false)
  light.move(undefined)
  store.getState().set({ presenting: undefined })
}

/** The answer to a question, or the next cue. */
export function goOn(lab: Lab): void {
  doWaiting()
  const { reading } = lab.store.getState()
  if (reading && !reading.isAnswered) sayAnswer(lab)
  else goBy(lab, 1)
}

function sayAnswer(lab: Lab): void {
  change(lab, { blank: undefined })
  answer(lab)
}

export function goBack(lab: Lab): void {
  doWaiting()
  goBy(lab, -1)
}

/** Goes to the next cue in a direction that can be shown. The speaker is told of each that is left out. */
function goBy(lab: Lab, by: 1 | -1): void {
  const { reading, presenting } = lab.store.getState()
  const cues = (reading && talkOf(lab, reading.id)?.talk.cues) ?? []
  let cue = (reading?.cue ?? 0) + by
  for (let its = cues[cue]; its; its = cues[cue]) {
    const fault = faultOf(presenting?.kept.get(cue) ?? its.experiment)
    if (fault === undefined) break
    tell(lab, cannotBeShown(cue, fault))
    cue += by
  }
  if (cues[cue]) goTo(lab, cue)
  else turnDown(lab, by < 0 ? 'This is the first cue.' : `This is the last cue, number ${cues.length}.`)
}

/** A press that can go nowhere still uncovers the picture. */
function turnDown(lab: Lab, line: string): void {
  change(lab, { blank: undefined })
  tell(lab, line, true)
}

function cannotBeShown(cue: number, fault: string): string {
  return `Cue ${cue + 1} cannot be shown: ${fault}`
}

/** Opens a cue, by its index. One that cannot be shown is not, and the speaker is told. */
export function goTo(lab: Lab, cue: number, left: LeftAt = {}): void {
  doWaiting()
  const { reading, presenting } = lab.store.getState()
  const cues = reading && talkOf(lab, reading.id)?.talk.cues
  if (!cues || !presenting) return
  const its = cues[cue]
  if (!its) return turnDown(lab, `There is no cue ${cue + 1}: the last is ${cues.length}.`)
  const experiment = left.experiment ?? presenting.kept.get(cue) ?? its.experiment
  const fault = faultOf(experiment)
  if (fault !== undefined) return turnDown(lab, cannotBeShown(cue, fault))
  change(lab, { coming: cue, lines: presenting.lines.filter(({ isOfCue }) => !isOfCue) })
  soon(() => {
    openCue(lab, reading.id, cue, { ...left, experiment })
    change(lab, { cueSince: Date.now(), blank: undefined, coming: undefined })
  })
}

let waiting: (() => void) | undefined

/** Milliseconds. */
const patience = 150

/** Does it once the next title has been seen: a picture takes longer. Without a page, at once. */
function soon(work: () => void): void {
  if (typeof requestAnimationFrame !== 'function') return work()
  waiting = work
  requestAnimationFrame(() => setTimeout(doWaiting))
  // A window that is covered by others has no frames.
  setTimeout(doWaiting, patience)
}

/** A press that comes in between counts from the cue that is on its way. */
function doWaiting(): void {
  const work = waiting
  waiting = undefined
  work?.()
}

/** Stops the race, or lets it go on. While a question is open this answers it: the run would say so anyway. */
export function playOrPause(lab: Lab): void {
  const { timeline } = lab
  if (isAsking(lab)) sayAnswer(lab)
  else timeline.set({ playing: !timeline.state.playing })
}

/** The race of the cue from its start. */
export function replay(lab: Lab): void {
  const { timeline } = lab
  if (isAsking(lab)) return sayAnswer(lab)
  timeline.seek(0)
  timeline.set({ playing: true })
}

function isAsking({ store }: Lab): boolean {
  return store.getState().reading?.isAnswered === false
}

/** Covers the picture, or uncovers it. */
export function cover(lab: Lab, blank: 'black' | 'white'): void {
  const now = lab.store.getState().presenting?.blank
  change(lab, { blank: now === undefined ? blank : undefined })
}

export function toggleStrip(lab: Lab): void {
  change(lab, { strip: !lab.store.getState().presenting?.strip })
}

/** What a hand has changed in the cue is there again whenever it is opened in this talk, or is no longer. */
export function keepChanges(lab: Lab, isKept: boolean): void {
  const { reading, presenting, experiment } = lab.store.getState()
  if (!reading || !presenting) return
  const kept = new Map(presenting.kept)
  if (isKept) kept.set(reading.cue, experiment)
  else kept.delete(reading.cue)
  change(lab, { kept })
}

/** A line for the speaker alone. The same one twice is said once. `isOfCue`: it is over with the cue. */
export function tell(lab: Lab, text: string, isOfCue = false): void {
  const lines = lab.store.getState().presenting?.lines
  if (!lines) return
  const others = lines.filter((each) => each.text !== text)
  change(lab, { lines: [...others, { text, at: Date.now(), isOfCue }].slice(-maxLines) })
}

const maxLines = 20

export function change({ store }: Lab, by: Partial<Presentation>): void {
  const { presenting, set } = store.getState()
  if (presenting) set({ presenting: { ...presenting, ...by } })
}

/** Why a cue has nothing to show, in one line. */
export const faultOf = onceFor((experiment: Experiment): string | undefined => {
  try {
    for (const pane of panesOf(experiment)) {
      const fault = emptinessOf(race(experimentOf(experiment, pane)))
      if (fault !== undefined) return fault
    }
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
})

/** Looks at the cues beside the present one while nothing else is to do, so that going there takes no time. */
export function foresee(lab: Lab): void {
  const { reading } = lab.store.getState()
  const cues = reading && talkOf(lab, reading.id)?.talk.cues
  for (const by of [1, -1]) {
    const its = cues?.[(reading?.cue ?? 0) + by]
    if (its) faultOf(its.experiment)
  }
}
