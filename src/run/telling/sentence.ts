/** One plain sentence about a run at the playhead: what it is doing, and why, as far as its numbers tell. */
import { inspectedStep } from '../internals'
import { type Race, stepAt } from '../race'
import { factsOf, lowestMinimum } from './facts'
import { short } from './numbers'
import { type Sentence, stateSentence } from './states'
import { tellersOf } from './steps'

export type { Sentence } from './states'

/**
 * Of the step that the card shows: the one that comes next, or the last one. Every claim is read off the numbers of
 * this step. Undefined if there is no such run.
 */
export function sentenceOf(race: Race, index: number, turns: number): Sentence | undefined {
  const run = race.runs[index]
  if (!run) return undefined
  const at = Math.floor(stepAt(run, turns))
  const state = stateSentence(race, run, at)
  if (state) return state
  const step = inspectedStep(run, turns)
  if (step === undefined) return { kind: 'noStep', text: 'It takes no step in this race.' }
  if (at === run.steps)
    return { kind: 'over', text: overWords(race, run.points[3 * at + 2] ?? Number.NaN), stays: true }
  const facts = factsOf(race, run, step)
  for (const { kind, tell } of tellersOf(facts)) {
    const text = tell(facts)
    if (text !== undefined) return { kind, text }
  }
  return undefined
}

function overWords(race: Race, loss: number): string {
  const lowest = lowestMinimum(race)
  const gap = lowest === undefined ? undefined : loss - lowest
  if (gap === undefined || !(gap > 0))
    return `The race ends before it is at rest. Its loss is ${short(loss)}.`
  return `The race ends before it is at rest, ${short(gap)} above the lowest minimum.`
}
