/** One runner: its look and name. Open, it has the optimizer with every setting, schedule, clipping and start. */
import { type ComponentType, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { duplicateRunner, removeRunner, setLook } from '../../experiment/edits/edits'
import { comparable, fillCompared } from '../../experiment/edits/comparing'
import { moveRunner } from '../../experiment/edits/runnerEdits'
import type { Runner } from '../../experiment/experiment'
import { maxRunners } from '../../experiment/limits'
import { writeOwn } from '../../experiment/edits/ruleEdits'
import { runnerNames } from '../../experiment/names/runnerNames'
import { useLab, useLabState } from '../../lab/lab'
import { spokenOf, symbolOf } from '../../math/names'
import { numberText } from '../../math/numbers'
import { lookOf, onPage } from '../../looks/palette'
import { fillAndSelect } from '../controls/compare'
import { IconButton } from '../controls/icons'
import { RunnerEntries, type RuleProps } from './RunnerEntries'
import { Section } from '../controls/Section'
import { TextButton } from '../controls/TextButton'
import { noRoom } from './AddOptimizer'

interface RunnerSectionProps {
  readonly index: number
  readonly Rule: ComponentType<RuleProps>
}

export function RunnerSection({ index, Rule }: RunnerSectionProps) {
  const { store } = useLab()
  const runner = useLabState((state) => state.experiment.runners[index])
  const selected = useLabState((state) => state.selected === index)
  const name = useLabState((state) => runnerNames(state.experiment.runners)[index])
  // A custom rule that has just been added opens at once.
  const [open, setOpen] = useState(selected && typeof runner?.optimizer === 'object')
  if (!runner || name === undefined) return null
  const { edit, select } = store.getState()
  const look = lookOf(runner)
  const rate = `η ${numberText(runner.settings['eta'] ?? 0)}`
  return (
    <Section
      name={name}
      title={
        <>
          <span className="marker" aria-hidden="true" style={{ color: onPage(look.colour) }}>
            {look.marker}
          </span>
          <span className="section-name">{name}</span>
        </>
      }
      note={name.includes(rate) ? undefined : rate}
      open={open}
      selected={selected}
      dim={!runner.visible}
      onToggle={() => {
        setOpen(!open)
        select(index)
      }}
      tools={
        <IconButton
          icon={runner.visible ? 'eye' : 'hidden'}
          label={runner.visible ? `Hide ${name}` : `Show ${name}`}
          pressed={runner.visible}
          onClick={() => edit((now) => setLook(now, index, { visible: !runner.visible }))}
        />
      }
    >
      <RunnerEntries index={index} runner={runner} Rule={Rule} />
      <Compare index={index} name={name} />
      <RunnerActions index={index} runner={runner} name={name} />
    </Section>
  )
}

/** One button for each setting that can be compared from pane to pane. */
function Compare({ index, name }: { readonly index: number; readonly name: string }) {
  const lab = useLab()
  const experiment = useLabState((state) => state.experiment)
  const settings = comparable(experiment, index)
  return (
    <div className="actions actions-named" role="group" aria-label={`Compare ${name}`}>
      <span className="actions-label">Compare its</span>
      {settings.map((setting) => (
        <TextButton
          key={setting}
          spoken={`Compare its ${spokenOf(setting)}`}
          title={`One value of ${symbolOf(setting)} in each pane. Copies of ${name} replace all runners; undo brings them back.`}
          onClick={() => fillAndSelect(lab, index, (now) => fillCompared(now, index, setting), setting)}
        >
          {symbolOf(setting)}
        </TextButton>
      ))}
    </div>
  )
}

/** What can be done with a runner as a whole. */
function RunnerActions({
  index,
  runner,
  name,
}: {
  readonly index: number
  readonly runner: Runner
  readonly name: string
}) {
  const { store } = useLab()
  const count = useLabState((state) => state.experiment.runners.length)
  const { edit, select } = store.getState()
  const pair = useRef<HTMLSpanElement>(null)
  const move = (by: 1 | -1) => {
    flushSync(() => {
      edit((now) => moveRunner(now, index, index + by))
      select(index + by)
    })
    // A section that moves in the page loses the focus.
    pair.current?.querySelectorAll('button')[by < 0 ? 0 : 1]?.focus()
  }
  return (
    <div className="actions actions-fitted">
      {typeof runner.optimizer === 'string' && (
        <TextButton onClick={() => edit((now) => writeOwn(now, index))}>Write your own</TextButton>
      )}
      <TextButton
        off={count >= maxRunners ? noRoom : undefined}
        onClick={() => {
          edit((now) => duplicateRunner(now, index))
          select(index + 1)
        }}
      >
        Duplicate
      </TextButton>
      <TextButton onClick={() => edit((now) => removeRunner(now, index))}>Remove</TextButton>
      <span className="actions-pair" ref={pair}>
        <TextButton
          spoken={`Move ${name} up`}
          title={`Move ${name} up`}
          off={index === 0 ? 'It is the first.' : undefined}
          onClick={() => move(-1)}
        >
          ↑
        </TextButton>
        <TextButton
          spoken={`Move ${name} down`}
          title={`Move ${name} down`}
          off={index === count - 1 ? 'It is the last.' : undefined}
          onClick={() => move(1)}
        >
          ↓
        </TextButton>
      </span>
    </div>
  )
}
