/** Runners ranked by their loss at the playhead. Rows glide to their ranks, past React while it plays. */
import { useRef } from 'react'
import './leaderboard.css'
import { runnerNames } from '../../experiment/names/runnerNames'
import { useLab, useLabState, useRace, useRunnersBeside } from '../../lab/lab'
import type { Race } from '../../run/race'
import { costInWords } from '../../run/turns'
import { lookOf, onPage } from '../../looks/palette'
import { useAtPlayhead } from '../controls/useAtPlayhead'
import { readable } from '../../math/numbers'
import { writeText } from '../controls/writeText'
import { isLost, standingsOf } from '../../run/standings'

export function Leaderboard() {
  const lab = useLab()
  const race = useRace()
  const runners = useLabState((state) => state.experiment.runners)
  const selected = useLabState((state) => state.selected)
  const beside = useRunnersBeside()
  const list = useRef<HTMLOListElement>(null)

  useAtPlayhead((turns) => {
    if (list.current) showRanks(list.current, race, turns, beside)
  })

  const names = runnerNames(runners)
  return (
    <ol
      className="board"
      ref={list}
      aria-label="Runners by loss"
      style={{ '--rows': beside.size } as React.CSSProperties}
    >
      {race.runs.map((run, index) => {
        const runner = runners[index]
        if (!runner) return null
        const look = lookOf(runner)
        return (
          <li
            key={index}
            className="board-row"
            hidden={!beside.has(index)}
            data-dim={runner.visible ? undefined : ''}
          >
            <button
              type="button"
              aria-pressed={index === selected}
              title={`Select ${names[index]}`}
              onClick={() => lab.store.getState().select(index)}
            >
              <span className="marker" aria-hidden="true" style={{ color: onPage(look.colour) }}>
                {look.marker}
              </span>
              <span className="board-name">
                {names[index]}
                {costInWords(run) !== '1' && (
                  <span className="board-cost" title={`${costInWords(run)} gradient evaluations per step`}>
                    {costInWords(run)} ∇
                  </span>
                )}
              </span>
              <span className="board-ending" />
              <span className="board-loss" />
              {run.validation && (
                <span className="board-validation" title="Loss of the rows that are set apart" />
              )}
            </button>
          </li>
        )
      })}
    </ol>
  )
}

function showRanks(list: HTMLElement, race: Race, turns: number, seen: ReadonlySet<number>): void {
  const standings = standingsOf(race, turns).filter(({ index }) => seen.has(index))
  for (const [rank, { index, loss, looked, validation, ending, brief, story, kind }] of standings.entries()) {
    const row = list.children[index]
    if (!(row instanceof HTMLElement)) continue
    row.style.transform = `translateY(calc(${rank} * var(--board-row)))`
    const number = row.querySelector<HTMLElement>('.board-loss')
    const text = row.querySelector<HTMLElement>('.board-ending')
    // The last finite loss of a diverged run means nothing, so only its ending is shown.
    if (number) {
      writeText(number, isLost(kind) ? '' : readable(loss))
      const of = looked === undefined ? '' : `Over all rows at step ${looked}`
      if (number.title !== of) number.title = of
    }
    const apart = row.querySelector('.board-validation')
    if (apart) writeText(apart, isLost(kind) || validation === undefined ? '' : readable(validation))
    if (text) {
      writeText(text, brief)
      const title = [ending, story].filter(Boolean).join('; ')
      if (text.title !== title) text.title = title
    }
    row.dataset['ending'] = kind
    row.setAttribute('aria-posinset', String(rank + 1))
  }
}
