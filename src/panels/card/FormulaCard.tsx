/** The surface and the selected runner's update rule, typeset, and below it the rule with the playhead's numbers in it. */
import { useRef } from 'react'
import './formula.css'
import { experimentAt } from '../../experiment/edits/panes'
import { runnerNames } from '../../experiment/names/runnerNames'
import { useLabState, useRace } from '../../lab/lab'
import type { RuleLine } from '../../optimizers/compile'
import { linesInUse } from '../../optimizers/linesInUse'
import type { Update } from '../../run/race'
import { scheduleById } from '../../schedules/list'
import { rateLines } from '../../schedules/rateLines'
import { columnWords } from '../../surfaces/columnWords'
import { equationOf } from '../../surfaces/equation'
import { factsOf } from '../../surfaces/kinds'
import { CopyButtons } from './CopyButtons'
import { useInspected } from './useInspected'
import { linesWithNumbers } from './numbers'
import { Tex } from '../controls/Tex'
import { typeset } from '../controls/typeset'

export function FormulaCard() {
  const race = useRace()
  const runner = useLabState((state) => state.experiment.runners[state.selected])
  const run = useLabState((state) => race.runs[state.selected])
  const name = useLabState((state) => runnerNames(state.experiment.runners)[state.selected])
  const numbers = useRef<HTMLDivElement>(null)

  useInspected((inspected) => {
    if (!numbers.current) return
    if (inspected)
      showNumbers(numbers.current, inspected.run.update(inspected.step), inspected.run.rule.lines)
    else clearNumbers(numbers.current)
  })

  const rule = run && runner ? linesInUse(run.rule.lines, runner.settings) : []
  const schedule = runner && runner.schedule.id !== 'constant' ? scheduleById(runner.schedule.id) : undefined
  const measured = useLabState(({ experiment, pane }) => {
    const { surface } = experimentAt(experiment, pane)
    return factsOf(surface).written && columnWords(surface)
  })
  return (
    <section className="formula" aria-label="Formulas" tabIndex={0}>
      <div className="formula-first">
        <Formula tex={equationOf(race.surface)} />
        <CopyButtons of="surface" />
        {run && (
          <div className="formula-runner">
            <h2 className="formula-name">{name}</h2>
            <CopyButtons of="rule" />
          </div>
        )}
      </div>
      {measured && <p className="formula-data">{measured}</p>}
      {schedule && rateLines(schedule).map((tex, index) => <Formula key={index} tex={tex} />)}
      <div className="formula-rule">
        {rule.map(({ tex }, index) => (
          <Formula key={index} tex={tex} />
        ))}
      </div>
      <div className="formula-numbers" ref={numbers}>
        {rule.map((_, index) => (
          <div key={index} className="formula-line">
            <span /> <span />
          </div>
        ))}
      </div>
    </section>
  )
}

function Formula({ tex }: { readonly tex: string }) {
  return (
    <div className="formula-line">
      <Tex tex={tex} />
    </div>
  )
}

function showNumbers(target: HTMLElement, update: Update, lines: readonly RuleLine[]): void {
  for (const [index, { line, result }] of linesWithNumbers(
    linesInUse(lines, update.names),
    update,
  ).entries()) {
    const [left, right] = target.children[index]?.children ?? []
    if (left instanceof HTMLElement) typeset(left, `\\displaystyle ${line}`)
    if (right instanceof HTMLElement) typeset(right, result)
  }
}

/** Where there is no step, the numbers of the last one must not stay. */
function clearNumbers(target: HTMLElement): void {
  for (const span of target.querySelectorAll<HTMLElement>('.formula-line > span')) typeset(span, '')
}
