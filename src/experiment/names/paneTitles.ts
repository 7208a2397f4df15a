/** Automatic titles of panes: what sets each apart from the others. */
import { numberText } from '../../math/numbers'
import { symbolOf } from '../../math/names'
import { shownName } from '../../run/shownName'
import { type PlanSurface, factsOf } from '../../surfaces/kinds'
import type { Experiment, Pane, Runner } from '../experiment'
import { panesOf, runnersOf } from '../edits/panes'
import { nameOf } from './runnerNames'

/** One title for each pane, never empty. */
export function paneTitles(experiment: Experiment): readonly string[] {
  const panes = panesOf(experiment)
  const surfaces = panes.map(({ surface }) => surface ?? experiment.surface)
  const parts = [
    surfaceTitles(surfaces),
    keepDifferent(panes.map(({ sigma }) => `σ = ${short(sigma ?? experiment.noise.sigma)}`)),
    keepDifferent(panes.map((pane) => startTitle(experiment, pane, panes))),
    runnerTitles(
      panes.map((pane) => runnersOf(experiment, pane).flatMap((at) => experiment.runners[at] ?? [])),
    ),
  ]
  return panes.map(({ title }, index) => {
    const differences = parts.map((part) => part[index] ?? '').filter((text) => text !== '')
    return (
      shownName(title ?? '') || differences.join(', ') || surfaceName(surfaces[index] ?? experiment.surface)
    )
  })
}

/** Titles by name and data; if all are the same, by the settings that differ. */
function surfaceTitles(surfaces: readonly PlanSurface[]): string[] {
  const names = keepDifferent(surfaces.map(surfaceName))
  const data = keepDifferent(surfaces.map(dataName))
  if ([...names, ...data].some((text) => text !== ''))
    return names.map((name, index) => [name, data[index] ?? ''].filter(Boolean).join(', '))
  return settingTitles(surfaces.map((surface) => factsOf(surface).settings))
}

/** The name of the data of a data fit of the list. */
function dataName(surface: PlanSurface): string {
  const { data } = factsOf(surface)
  return data?.choices.find(({ id }) => id === data.chosen)?.name ?? ''
}

/** The name of a surface, short enough for a title. The name of a formula is its text. */
export function surfaceName(surface: PlanSurface): string {
  const { name } = factsOf(surface)
  return name.length > maxLength ? `${name.slice(0, maxLength)}…` : name
}

/** Starts tell panes apart only while all are on one surface. */
function startTitle({ start }: Experiment, pane: Pane, panes: readonly Pane[]): string {
  return panes.some(({ surface }) => surface) ? '' : `from (${(pane.start ?? start).map(short).join(', ')})`
}

function runnerTitles(lists: readonly (readonly Runner[])[]): string[] {
  const names = keepDifferent(lists.map((list) => list.map(nameOf).join(', ') || 'empty'))
  const first = lists.map(([runner]) => runner)
  const isOneEach = lists.every(({ length }) => length === 1)
  if (!isOneEach) return names
  const settings = settingTitles(first.map((runner) => runner?.settings ?? {}))
  // If the optimizers all differ, their names are enough.
  const isAmbiguous = new Set(names).size < names.length
  return names.map((name, index) => [name, isAmbiguous ? settings[index] : ''].filter(Boolean).join(', '))
}

/** `κ = 10`, for each setting that all have and that differs between them. */
function settingTitles(all: readonly Readonly<Record<string, number>>[]): string[] {
  const names = Object.keys(all[0] ?? {}).filter(
    (name) => all.every((one) => Object.hasOwn(one, name)) && new Set(all.map((one) => one[name])).size > 1,
  )
  return all.map((one) =>
    names.map((name) => `${symbolOf(name)} = ${short(one[name] ?? Number.NaN)}`).join(', '),
  )
}

/** The texts if they are not all the same; else empty texts. */
function keepDifferent(texts: readonly string[]): string[] {
  return new Set(texts).size > 1 ? [...texts] : texts.map(() => '')
}

const maxLength = 40

/** With five digits, so that 0.9999 does not become 1. */
function short(value: number): string {
  return numberText(value, 5)
}
