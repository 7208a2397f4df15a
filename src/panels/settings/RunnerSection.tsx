/** One runner: its look and name. Open, it has the optimizer with every setting, schedule, clipping and start. */
import { type ComponentType, useState } from 'react'
import { duplicateRunner, removeRunner, setLook } from '../../experiment/edits/edits'
import type { Runner } from '../../experiment/experiment'
import { maxRunners } from '../../experiment/limits'
import { writeOwn } from '../../experiment/edits/ruleEdits'
import { runnerNames } from '../../experiment/names/runnerNames'
import { useLab, useLabState } from '../../lab/lab'
import { numberText } from '../../math/numbers'
import { lookOf, onPage } from '../../looks/palette'
import { IconButton } from '../controls/icons'
import { RunnerEntries, type RuleProps } from './RunnerEntries'
import { Section } from '../controls/Section'

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
      <RunnerActions index={index} runner={runner} />
    </Section>
  )
}

/** What can be done with a runner as a whole. */
function RunnerActions({ index, runner }: { readonly index: number; readonly runner: Runner }) {
  const { store } = useLab()
  const count = useLabState((state) => state.experiment.runners.length)
  const { edit, select } = store.getState()
  return (
    <div className="actions actions-fitted">
      {typeof runner.optimizer === 'string' && (
        <button
          type="button"
          className="button button-plain"
          onClick={() => edit((now) => writeOwn(now, index))}
        >
          Write your own
        </button>
      )}
      <button
        type="button"
        className="button button-plain"
        disabled={count >= maxRunners}
        onClick={() => {
          edit((now) => duplicateRunner(now, index))
          select(index + 1)
        }}
      >
        Duplicate
      </button>
      <button
        type="button"
        className="button button-plain"
        disabled={count === 1}
        onClick={() => edit((now) => removeRunner(now, index))}
      >
        Remove
      </button>
    </div>
  )
}
