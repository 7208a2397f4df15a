/** The first line of a tab: its runner, and beside that the tab's own controls. */
import type { ReactNode } from 'react'
import { runnerNames } from '../../experiment/names/runnerNames'
import { useLabState } from '../../lab/lab'
import { lookOf, onPage } from '../../looks/palette'

export function CardHead({ children }: { readonly children: ReactNode }) {
  const runner = useLabState((state) => state.experiment.runners[state.selected])
  const name = useLabState((state) => runnerNames(state.experiment.runners)[state.selected])
  const look = runner && lookOf(runner)
  return (
    <header className="card-head">
      <span className="marker" aria-hidden="true" style={look && { color: onPage(look.colour) }}>
        {look?.marker}
      </span>
      <h2 className="card-name">{name ?? 'No runner'}</h2>
      {children}
    </header>
  )
}
