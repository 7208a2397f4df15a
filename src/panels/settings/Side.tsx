/** The side column: everything that an experiment is made of, from its surface to how it is looked at. */
import { useState } from 'react'
import { useLabState } from '../../lab/lab'
import { AddOptimizer } from './AddOptimizer'
import { NoiseFields } from './NoiseFields'
import { RunFields } from './RunFields'
import { RunnerSection } from './RunnerSection'
import { Section } from './Section'
import { SurfaceFields } from './SurfaceFields'
import { ViewFields } from './ViewFields'

export function Side() {
  const runners = useLabState((state) => state.experiment.runners.length)
  return (
    <>
      <Foldable title="Surface" startsOpen>
        <SurfaceFields />
      </Foldable>
      {Array.from({ length: runners }, (_, index) => (
        <RunnerSection key={index} index={index} />
      ))}
      <AddOptimizer />
      <Foldable title="Noise" startsOpen>
        <NoiseFields />
      </Foldable>
      <Foldable title="Run">
        <RunFields />
      </Foldable>
      <Foldable title="View">
        <ViewFields />
      </Foldable>
    </>
  )
}

interface FoldableProps {
  readonly title: string
  readonly startsOpen?: boolean
  readonly children: React.ReactNode
}

function Foldable({ title, startsOpen = false, children }: FoldableProps) {
  const [open, setOpen] = useState(startsOpen)
  return (
    <Section
      title={<span className="section-name">{title}</span>}
      open={open}
      onToggle={() => setOpen(!open)}
    >
      {children}
    </Section>
  )
}
