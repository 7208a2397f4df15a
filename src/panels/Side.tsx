/** The side column: all parts of an experiment, from its surface to its view. */
import { useState } from 'react'
import { useLabState } from '../lab/lab'
import { EnsembleEntries } from './ensemble/EnsembleEntries'
import { choiceOf } from '../experiment/edits/switches'
import { PaneEntries } from './race/panes/PaneEntries'
import { RaceEntries } from './race/RaceEntries'
import { turnWords } from '../experiment/names/turnWords'
import { RuleEditor } from './own/rule/RuleEditor'
import { AddOptimizer } from './settings/AddOptimizer'
import { NoiseEntries } from './settings/NoiseEntries'
import { RunEntries } from './settings/RunEntries'
import { keysFor } from './settings/rowKeys'
import { RunnerSection } from './settings/RunnerSection'
import { Section } from './controls/Section'
import { SurfaceEntries } from './settings/SurfaceEntries'
import { ViewEntries } from './settings/ViewEntries'

export function Side() {
  const runners = useLabState((state) => state.experiment.runners)
  const [rows, setRows] = useState(() => keysFor(runners))
  const shown = rows.items === runners ? rows : keysFor(runners, rows)
  if (shown !== rows) setRows(shown)
  const turn = useLabState((state) => state.experiment.turn)
  const ensemble = useLabState((state) => state.experiment.ensemble)
  const panes = useLabState((state) => state.experiment.view.panes.length)
  return (
    <>
      <Foldable title="Surface" startsOpen>
        <SurfaceEntries />
      </Foldable>
      {shown.keys.map((key, index) => (
        <RunnerSection key={key} index={index} Rule={RuleEditor} />
      ))}
      <AddOptimizer />
      <Foldable title="Race" note={`by ${turnWords[turn].many}`}>
        <RaceEntries />
      </Foldable>
      <Foldable title="Panes" note={panes > 0 ? String(panes) : undefined}>
        <PaneEntries />
      </Foldable>
      <Foldable
        title="Ensemble"
        note={ensemble && `${choiceOf(ensemble)} ${ensemble.columns} × ${ensemble.rows}`}
      >
        <EnsembleEntries />
      </Foldable>
      <Foldable title="Noise" startsOpen>
        <NoiseEntries />
      </Foldable>
      <Foldable title="Run">
        <RunEntries />
      </Foldable>
      <Foldable title="View">
        <ViewEntries />
      </Foldable>
    </>
  )
}

interface FoldableProps {
  readonly title: string
  readonly startsOpen?: boolean
  /** A word on its content, shown while it is closed. */
  readonly note?: string | undefined
  readonly children: React.ReactNode
}

function Foldable({ title, startsOpen = false, note, children }: FoldableProps) {
  const [open, setOpen] = useState(startsOpen)
  return (
    <Section
      name={title}
      title={<span className="section-name">{title}</span>}
      note={note}
      open={open}
      onToggle={() => setOpen(!open)}
    >
      {children}
    </Section>
  )
}
