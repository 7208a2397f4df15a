/** What the panes of a film's picture show: their races, their runners, their names. */
import { experimentOf, panesIn, runnersOf } from '../../../experiment/edits/panes'
import type { Experiment } from '../../../experiment/experiment'
import { runnerNames } from '../../../experiment/names/runnerNames'
import { Races } from '../../../lab/races'
import type { Terrain, terrainMemory } from '../../ground/terrain'
import type { PaneSight } from './filmPane'

/** Gives the same sights for the same Experiment, and computes only what another one changes. */
export class FilmSights {
  readonly #races = new Races()
  readonly #known = new WeakMap<Experiment, readonly PaneSight[]>()

  of(experiment: Experiment): readonly PaneSight[] {
    const known = this.#known.get(experiment)
    if (known) return known
    this.#races.begin()
    const all = runnerNames(experiment.runners)
    const panes = panesIn(experiment.view.panes)
    const sights = panes.map((pane): PaneSight => {
      const its = experimentOf(experiment, pane)
      const indices = runnersOf(experiment, pane)
      const runners = indices.flatMap((index) => its.runners[index] ?? [])
      const race = this.#races.race(its, indices)
      const names = indices.map((index) => all[index] ?? '')
      // One of several panes with a single runner has its name at the foot, and needs no label.
      const isNamed = panes.length > 1 && indices.length === 1
      const view = isNamed ? { ...its.view, labels: false } : its.view
      return { experiment: { ...its, view }, race, runners, indices, names, selected: indices.indexOf(0) }
    })
    this.#known.set(experiment, sights)
    return sights
  }
}

/** The ground of a sight in the scene. `terrainOf` keeps the last one. */
export function terrainOfSight(
  { experiment: { view }, race }: PaneSight,
  terrainOf: ReturnType<typeof terrainMemory>,
): Terrain {
  return terrainOf(race, view.height === 'auto' ? race.height : view.height, view.heightScale)
}
