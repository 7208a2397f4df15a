/** The result for one runner: its settings and its turns to the target, before and after, and the map of the search. */
import { Fragment } from 'react'
import type { Tried, Tuned } from '../../ensemble/tuning/tune'
import type { Experiment } from '../../experiment/experiment'
import { runnerNames } from '../../experiment/names/runnerNames'
import { numberText, readable } from '../../math/numbers'
import { symbolOf } from '../../math/names'
import { ownOf } from '../../math/own'
import { RunnerName } from '../controls/RunnerName'
import { SearchedMap, type SearchedMapProps } from './SearchedMap'
import { turnWords } from '../../experiment/names/turnWords'

interface Row {
  readonly name: string
  readonly text: string
}

export function TunedRunner({ tuned, race }: SearchedMapProps) {
  const { runner: index, before, after } = tuned
  const rows = Object.entries(after.settings).map(([name, value]): Row => ({
    name: symbolOf(name),
    text: changeText(numberText(ownOf(before.settings, name) ?? NaN), numberText(value)),
  }))
  return (
    <li className="race-tuned-runner" aria-label={runnerNames(race.runners)[index]}>
      <div>
        <RunnerName runners={race.runners} index={index} />
        <dl>
          {[...rows, ...endingRows(tuned, race)].map(({ name, text }, index) => (
            <Fragment key={index}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </Fragment>
          ))}
        </dl>
      </div>
      <SearchedMap tuned={tuned} race={race} />
    </li>
  )
}

/** The turns to the target. For a runner that misses it within the budget, also its loss. */
function endingRows({ before, after, turnsPerStep }: Tuned, race: Experiment): Row[] {
  // With noise nothing stays at rest.
  if (race.noise.sigma > 0)
    return [{ name: 'mean loss', text: changeText(lossText(before), lossText(after)) }]
  const turnsText = ({ arrival }: Tried): string =>
    arrival === undefined ? `> ${race.steps}` : String(arrival * turnsPerStep)
  const turns = { name: turnWords[race.turn].many, text: changeText(turnsText(before), turnsText(after)) }
  if (after.arrival !== undefined) return [turns]
  return [turns, { name: 'loss', text: changeText(lossText(before), lossText(after)) }]
}

function lossText({ loss }: Tried): string {
  return loss === Infinity ? 'diverged' : readable(loss, 3)
}

function changeText(before: string, after: string): string {
  return before === after ? after : `${before} → ${after}`
}
