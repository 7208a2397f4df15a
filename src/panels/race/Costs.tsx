/** The cost of each runner: its steps, the gradients per step, and the gradients so far, written at the playhead without React. */
import { useRef } from 'react'
import { useLabState, useRace } from '../../lab/lab'
import { type Race, type Run, stepAt } from '../../run/race'
import { costInWords, evaluationsAt } from '../../run/turns'
import { useAtPlayhead } from '../controls/useAtPlayhead'
import { RunnerName } from '../controls/RunnerName'

export function Costs() {
  const race = useRace()
  const runners = useLabState((state) => state.experiment.runners)
  const body = useRef<HTMLTableSectionElement>(null)

  useAtPlayhead((turns) => {
    if (body.current) showCounts(body.current, race, turns)
  })

  return (
    <table className="race-table" aria-label="Cost of each runner">
      <thead>
        <tr>
          <th scope="col" rowSpan={2}>
            <span className="unseen">runner</span>
          </th>
          <th scope="col" rowSpan={2}>
            steps
          </th>
          <th scope="colgroup" colSpan={2}>
            gradients
          </th>
        </tr>
        <tr>
          <th scope="col">per step</th>
          <th scope="col">so far</th>
        </tr>
      </thead>
      <tbody ref={body}>
        {race.runs.map((run, index) => {
          const runner = runners[index]
          return (
            runner && (
              <tr key={index} data-dim={runner.visible ? undefined : ''}>
                <th scope="row">
                  <RunnerName runners={runners} index={index} />
                </th>
                <td>{run.steps}</td>
                <td>{costInWords(run)}</td>
                <td className="race-so-far" />
              </tr>
            )
          )
        })}
      </tbody>
    </table>
  )
}

function showCounts(body: HTMLElement, { runs }: Race, turns: number): void {
  for (const [index, cell] of [...body.querySelectorAll('.race-so-far')].entries()) {
    const run = runs[index]
    const text = run ? String(spentAt(run, turns)) : ''
    if (cell.textContent !== text) cell.textContent = text
  }
}

/** The gradients that a run has evaluated by this turn. A diverged run evaluates no more. */
function spentAt(run: Run, turns: number): number {
  return evaluationsAt(run, Math.min(Math.floor(stepAt(run, turns)), run.divergedAt ?? Infinity))
}
