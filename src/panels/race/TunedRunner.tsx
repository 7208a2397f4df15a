/** What was found for one runner: its settings before and after, how soon it is there, and the map it was found on. */
import type { Tried, Tuned } from '../../ensemble/tune'
import type { Experiment } from '../../experiment/experiment'
import { formatNumber } from '../quantity/number'
import { readable, symbolOf } from '../words'
import { RunnerName } from './RunnerName'
import { SearchedMap } from './SearchedMap'
import { turnWords } from './turnWords'

export interface TunedRunnerProps {
  readonly tuned: Tuned
  /** What was tuned, as it was before. */
  readonly race: Experiment
}

export function TunedRunner({ tuned, race }: TunedRunnerProps) {
  const { runner: index, before, after, turnsPerStep } = tuned
  const runner = race.runners[index]
  if (!runner) return null
  const { many } = turnWords[race.turn]
  const endings = [before, after].map((tried) => endingText(tried, turnsPerStep, many))
  return (
    <li className="race-tuned-runner">
      <div>
        <RunnerName runner={runner} />
        <dl>
          {Object.entries(after.settings).map(([name, value]) => (
            <div key={name}>
              <dt>{symbolOf(name)}</dt>
              <dd>{changeText(formatted(before.settings[name] ?? NaN), formatted(value))}</dd>
            </div>
          ))}
        </dl>
        <p className="race-ending">
          {endings[1]}
          {endings[0] !== endings[1] && <span> before: {endings[0]}</span>}
        </p>
      </div>
      <SearchedMap tuned={tuned} race={race} />
    </li>
  )
}

/** `143 steps`, or of a run that does not arrive the loss that it reached. */
function endingText({ arrival, loss }: Tried, turnsPerStep: number, many: string): string {
  if (arrival !== undefined) return `${arrival * turnsPerStep} ${many}`
  return loss === Infinity ? 'diverged' : `not there, loss ${readable(loss, 3)}`
}

function changeText(before: string, after: string): string {
  return before === after ? `${after}, as it was` : `${before} → ${after}`
}

function formatted(value: number): string {
  return formatNumber(Number(value.toPrecision(3))).replace('-', '−')
}
