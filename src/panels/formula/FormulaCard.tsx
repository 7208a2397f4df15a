/** The surface and the selected runner's update rule, typeset, and below it the rule with the playhead's numbers in it. */
import { useEffect, useRef } from 'react'
import './formula.css'
import { useLab, useLabState, useRace } from '../../lab/lab'
import { texOfName } from '../../math/tex'
import type { RuleLine } from '../../optimizers/compile'
import { stepAt, type Update } from '../../run/race'
import { compileSchedule } from '../../schedules/compile'
import { scheduleById } from '../../schedules/list'
import type { Schedule } from '../../schedules/schedule'
import { throttle } from '../throttle'
import { linesInUse, linesWithNumbers } from './numbers'
import { typeset } from './typeset'

/** Five times a second, at the most: a software GPU pays for every repaint. */
const interval = 200

export function FormulaCard() {
  const lab = useLab()
  const race = useRace()
  const runner = useLabState((state) => state.experiment.runners[state.selected])
  const run = useLabState((state) => race.runs[state.selected])
  const numbers = useRef<HTMLDivElement>(null)
  const step = useRef<HTMLSpanElement>(null)

  useEffect(() => {
    if (!run) return
    const show = () => {
      const at = Math.min(Math.floor(stepAt(run, lab.timeline.step)), run.steps - 1)
      if (numbers.current && at >= 0) showNumbers(numbers.current, run.update(at), run.rule.lines)
      if (step.current) step.current.textContent = `step ${at} → ${at + 1}`
    }
    const update = throttle(show, interval)
    update()
    const stop = lab.timeline.onMove(update)
    return () => {
      stop()
      update.cancel()
    }
  }, [lab, run])

  const rule = run && runner ? linesInUse(run.rule.lines, runner.settings) : []
  const schedule = runner && runner.schedule.id !== 'constant' ? scheduleById(runner.schedule.id) : undefined
  const parameters = race.surface.parameters.map(texOfName).join(',\\,')
  return (
    <section className="formula" aria-label="Formulas" tabIndex={0}>
      <Formula tex={`L(${parameters}) = ${race.surface.tex}`} />
      {run && (
        <h3 className="formula-head">
          <span>{run.name}</span>
          <span className="formula-step" ref={step} />
        </h3>
      )}
      {schedule && scheduleLines(schedule).map((tex) => <Formula key={tex} tex={tex} />)}
      <div className="formula-rule">
        {rule.map(({ tex }) => (
          <Formula key={tex} tex={tex} />
        ))}
      </div>
      <div className="formula-numbers" ref={numbers}>
        {rule.map(({ tex }) => (
          <div key={tex} className="formula-line">
            <span /> <span />
          </div>
        ))}
      </div>
    </section>
  )
}

/** The schedule as η(t), with t the steps already taken and η₀ the rate that was set. */
function scheduleLines(schedule: Schedule): string[] {
  const lines = compileSchedule(schedule).tex((name) => (name === 'eta' ? '\\eta_{0}' : undefined))
  return lines.map((tex, index) => (index === lines.length - 1 ? `\\eta(t) = ${tex}` : tex))
}

function Formula({ tex }: { readonly tex: string }) {
  const line = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    if (line.current) typeset(line.current, `\\displaystyle ${tex}`)
  }, [tex])
  return (
    <div className="formula-line">
      <span ref={line} />
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
