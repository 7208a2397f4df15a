/** The step inspector: walks through one update line by line, each with its numbers and its variable's value before and now. */
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { experimentAt } from '../../experiment/edits/panes'
import { useLab, useLabState, useRace } from '../../lab/lab'
import { inspectedStep } from '../../run/internals'
import { texOfNumbers } from '../../math/numbers'
import { Tex } from '../controls/Tex'
import { typeset } from '../controls/typeset'
import { IconButton } from '../controls/icons'
import { copyText } from '../controls/copyText'
import { mention } from '../controls/mention'
import { writeText } from '../controls/writeText'
import { CardHead } from './CardHead'
import { brief, everyDigit, writeFigures } from './figures'
import { type Inspected, stepText, useInspected } from './useInspected'
import { type WalkLine, walkOf } from './walk'

/** As many as fit beside the value before. */
const digits = 5

export function StepInspector() {
  const lab = useLab()
  const race = useRace()
  const selected = useLabState((state) => state.selected)
  const runner = useLabState((state) => state.experiment.runners[state.selected])
  const changes = useLabState((state) => state.experiment.changes)
  const isNoisy = useLabState(({ experiment, pane }) => {
    const shown = experimentAt(experiment, pane)
    return shown.noise.sigma > 0
  })
  const [chosen, setChosen] = useState(0)
  const list = useRef<HTMLOListElement>(null)
  const eta = useRef<HTMLSpanElement>(null)

  const run = race.runs[selected]
  const ownChanges = changes.filter((change) => change.runner === selected)
  const walk = run && runner ? walkOf(run, runner, isNoisy, ownChanges) : []
  const current = Math.min(chosen, Math.max(walk.length - 1, 0))

  useInspected((inspected) => {
    const update = inspected?.run.update(inspected.step)
    writeText(eta.current, update ? `η ${brief(update.eta)}` : '')
    if (eta.current) eta.current.title = update ? everyDigit([update.eta]) : ''
    const line = walk[current]
    const target = list.current?.children[current]
    if (line && inspected && target) showLine(target, line, inspected)
    else if (target) clearLine(target)
  })

  useEffect(() => {
    // Some browsers return a promise. Nothing waits for it.
    void list.current?.children[current]?.scrollIntoView({ block: 'nearest' })
  }, [current])

  const go = (by: 1 | -1) => {
    const next = current + by
    if (next >= 0 && next < walk.length) setChosen(next)
    else if (run && seekBeside(by)) setChosen(by > 0 ? 0 : walk.length - 1)
  }
  /** Moves the playhead to the step before or after the one shown, if there is one. */
  const seekBeside = (by: 1 | -1): boolean => {
    const at = run && inspectedStep(run, lab.timeline.step)
    if (!run || at === undefined) return false
    const turns = (at + by) * run.turnsPerStep
    if (at + by < 0 || inspectedStep(run, turns) !== at + by) return false
    lab.timeline.set({ playing: false })
    lab.timeline.seek(turns)
    return true
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    go(event.key === 'ArrowDown' ? 1 : -1)
  }
  const copy = () => {
    const at = run && inspectedStep(run, lab.timeline.step)
    if (!run || at === undefined) return
    const text = stepAsText(walk, { race, run, step: at })
    copyText(text).then(
      () => mention(lab, 'The numbers of this step are copied.'),
      () => mention(lab, 'The browser refused to copy the numbers.'),
    )
  }

  return (
    <section className="card-tab" aria-label="Step inspector" tabIndex={0} onKeyDown={onKeyDown}>
      <CardHead>
        <span className="card-rate" ref={eta} />
        <span className="card-buttons">
          <IconButton icon="copy" label="Copy the numbers of this step" onClick={copy} />
          <button
            type="button"
            className="button"
            aria-label="Previous line"
            title="Previous line (↑)"
            onClick={() => go(-1)}
          >
            ↑
          </button>
          <button
            type="button"
            className="button"
            aria-label="Next line"
            title="Next line (↓)"
            onClick={() => go(1)}
          >
            ↓
          </button>
        </span>
      </CardHead>
      <ol className="walk" ref={list}>
        {walk.map((line, index) => (
          <li key={index} aria-current={index === current ? 'step' : undefined}>
            <button type="button" className="walk-line" tabIndex={-1} onClick={() => setChosen(index)}>
              <Tex tex={line.tex} isSmall />
            </button>
            {index === current && (
              <div className="walk-numbers">
                <div>
                  <span data-part="line" /> <span data-part="result" />
                </div>
                <div className="walk-change">
                  <span>
                    before <output data-part="before" />
                  </span>
                  <span>
                    now <output data-part="now" />
                  </span>
                </div>
              </div>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

function numbersOf(line: WalkLine, { run, step }: Inspected) {
  return line.numbers(run.update(step), step > 0 ? run.update(step - 1) : undefined)
}

function showLine(target: Element, line: WalkLine, inspected: Inspected): void {
  const { tex, before, now } = numbersOf(line, inspected)
  const part = (name: string) => target.querySelector<HTMLElement>(`[data-part="${name}"]`)
  const [left, right] = [part('line'), part('result')]
  if (left) typeset(left, `\\displaystyle ${tex}`)
  if (right) typeset(right, `= ${texOfNumbers(now)}`)
  if (before) writeFigures(part('before'), before, digits)
  else writeText(part('before'), 'not set yet')
  writeFigures(part('now'), now, digits)
}

/** Where there is no step, the numbers of the last one must not stay. */
function clearLine(target: Element): void {
  for (const part of target.querySelectorAll<HTMLElement>('[data-part]')) {
    if (part instanceof HTMLOutputElement) {
      writeText(part, '')
      part.title = ''
    } else typeset(part, '')
  }
}

/** The value of every line, with all digits. */
function stepAsText(walk: readonly WalkLine[], inspected: Inspected): string {
  const lines = walk.map((line) => `${line.name} = ${everyDigit(numbersOf(line, inspected).now)}`)
  return [`${inspected.run.name}, step ${stepText(inspected)}`, ...lines].join('\n')
}
