/** The step inspector: walks through one update line by line, each with its numbers and its variable's value before and now. */
import { type KeyboardEvent, useEffect, useRef } from 'react'
import './walk.css'
import { experimentAt } from '../../experiment/edits/panes'
import { useLab, useLabState, useRace } from '../../lab/lab'
import { batchFor } from '../../run/batches/batches'
import { inspectedStep } from '../../run/internals'
import { IconButton } from '../controls/icons'
import { copyText } from '../controls/copyText'
import { mention } from '../controls/mention'
import { writeText } from '../controls/writeText'
import { CardHead } from './CardHead'
import { brief, everyDigit } from './figures'
import { useChosenLine } from './useChosenLine'
import { type Inspected, stepText, useInspected } from './useInspected'
import { type WalkLine, walkOf } from './walk'
import { WalkItem, clearLine, numbersOf, showLine } from './WalkItem'

export function StepInspector() {
  const lab = useLab()
  const race = useRace()
  const run = useLabState((state) => race.runs[state.selected])
  const walk = useWalk()
  const { current, choose, go } = useChosenLine(run, walk.length)
  const list = useRef<HTMLOListElement>(null)
  const eta = useRef<HTMLSpanElement>(null)

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

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    go(event.key === 'ArrowDown' ? 1 : -1)
  }
  const copy = () => {
    const at = run && inspectedStep(run, lab.timeline.step)
    if (!run || at === undefined) return
    copyText(stepAsText(walk, { race, run, step: at })).then(
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
          <LineButton label="Previous line" arrow="↑" onClick={() => go(-1)} />
          <LineButton label="Next line" arrow="↓" onClick={() => go(1)} />
        </span>
      </CardHead>
      <ol className="walk" ref={list}>
        {walk.map((line, index) => (
          <WalkItem key={index} line={line} isCurrent={index === current} onChoose={() => choose(index)} />
        ))}
      </ol>
    </section>
  )
}

/** The walk through a step of the selected run. */
function useWalk(): WalkLine[] {
  const race = useRace()
  const selected = useLabState((state) => state.selected)
  const runner = useLabState((state) => state.experiment.runners[state.selected])
  const changes = useLabState((state) => state.experiment.changes)
  const isNoisy = useLabState(({ experiment, pane }) => experimentAt(experiment, pane).noise.sigma > 0)
  const run = race.runs[selected]
  const ownChanges = changes.filter((change) => change.runner === selected)
  const hasBatch = race.rows !== undefined && batchFor(runner?.batch, race.rows.count) !== undefined
  return run && runner ? walkOf(run, runner, { isNoisy, hasBatch }, ownChanges) : []
}

interface LineButtonProps {
  readonly label: string
  readonly arrow: '↑' | '↓'
  onClick(): void
}

function LineButton({ label, arrow, onClick }: LineButtonProps) {
  return (
    <button
      type="button"
      className="button"
      aria-label={label}
      title={`${label} (${arrow})`}
      onClick={onClick}
    >
      {arrow}
    </button>
  )
}

/** The value of every line, with all digits. */
function stepAsText(walk: readonly WalkLine[], inspected: Inspected): string {
  const lines = walk.map((line) => {
    const { now, note } = numbersOf(line, inspected)
    return `${line.name} = ${now.length > 0 ? everyDigit(now) : 'not reached'}${note === undefined ? '' : ` (${note})`}`
  })
  return [`${inspected.run.name}, step ${stepText(inspected)}`, ...lines].join('\n')
}
