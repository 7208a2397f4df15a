/** Edits of the panes: their number, the parts of one pane, and ways to fill them all at once. */
import { boundsOf, isWithin } from '../../math/bounds'
import { hypot } from '../../math/elementary/hypot'
import { pow } from '../../math/elementary/pow'
import { ownOf } from '../../math/own'
import { type Setting } from '../../math/setting'
import { optimizers } from '../../optimizers/list'
import { groundOf, optimizerOf } from '../../run/ground'
import { dimensionOf, factsOf, withSetting } from '../../surfaces/kinds'
import { compileOptimizer } from '../../optimizers/compile'
import { decayOfMomentum } from '../../optimizers/memory'
import { surfaceById, surfaces } from '../../surfaces/list'
import { listedSurface } from '../../surfaces/listed'
import { defaultRunner, settingsOf } from '../defaults/defaults'
import { withEnsemble } from './ensembleUpkeep'
import { freeColour } from './edits'
import { fitAdded } from './fitting'
import type { Experiment, Pane, Runner } from '../experiment'
import { type PaneCount, maxSigma, paneCounts } from '../limits'
import { hasOwnRace, withPanes } from './panes'

/** Sets parts of one pane; undefined removes a part. */
export function setPane(
  experiment: Experiment,
  index: number,
  part: { readonly [Key in keyof Pane]: Pane[Key] | undefined },
): Experiment {
  const panes = experiment.view.panes.map((pane, at) => {
    if (at !== index) return pane
    const entries = Object.entries({ ...pane, ...part }).filter(([, value]) => value !== undefined)
    return Object.fromEntries(entries) as Pane
  })
  return withPanes(experiment, panes)
}

/**
 * Sets the number of panes. Existing panes stay as far as there is room. The runners are dealt out again if there was
 * only one pane, or if each pane lists its runners and none has a race of its own.
 */
export function setPaneCount(experiment: Experiment, count: PaneCount): Experiment {
  const { panes } = experiment.view
  if (count === 1) return panes.length === 0 ? experiment : withPanes(experiment, [])
  const isDealt = panes.every((pane) => pane.runners && !hasOwnRace(pane))
  if (isDealt) return withPanes(experiment, deal(experiment.runners.length, count))
  const more = Array.from({ length: Math.max(count - panes.length, 0) }, (): Pane => ({}))
  return withPanes(experiment, [...panes.slice(0, count), ...more])
}

/** Puts every runner into a pane. If there are fewer runners than panes, runners repeat. */
function deal(runners: number, count: number): Pane[] {
  return Array.from({ length: count }, (_, index): Pane => {
    const its = Array.from({ length: runners }, (_runner, at) => at).filter((at) => at % count === index)
    return { runners: its.length > 0 || runners === 0 ? its : [index % runners] }
  })
}

/** One way to fill the panes. */
interface PaneFill {
  readonly id: string
  /** Short, for a button: “one … each”. */
  readonly label: string
  /** Whether there is something to fill them with; without it, there always is. */
  can?(experiment: Experiment, selected: number): boolean
  /** Said where it cannot. */
  readonly lacks?: string
  /** The setting in which the runners then differ, if they are copies of one. */
  varied?(experiment: Experiment, selected: number): string | undefined
  /** undefined if that is impossible. */
  fill(experiment: Experiment, selected: number): Experiment | undefined
}

export const paneFills: readonly PaneFill[] = [
  { id: 'optimizers', label: 'optimizer', fill: fillOptimizers },
  {
    id: 'rates',
    label: 'η',
    can: (now, selected) => selected < now.runners.length,
    lacks: 'There is no runner whose η could vary.',
    varied: () => 'eta',
    fill: fillRates,
  },
  {
    id: 'decays',
    label: 'β',
    can: (now, selected) => decayOf(now, selected) !== undefined,
    lacks: 'The selected runner has no momentum, so no β. Select another one.',
    varied: decayOf,
    fill: fillDecays,
  },
  { id: 'noise', label: 'noise', fill: fillNoise },
  { id: 'surfaces', label: 'surface', fill: fillSurfaces },
  {
    id: 'shapes',
    label: 'shape',
    can: (now) => shapeOf(now) !== undefined,
    lacks: 'This surface has no setting that could vary.',
    fill: fillShapes,
  },
]

/** The number of panes, or four if there is one. */
export function countOf({ view }: Experiment): number {
  return view.panes.length || 4
}

/** The optimizers and surfaces that are added first if there are too few. */
const firstOptimizers = ['sgd', 'momentum', 'adam', 'rmsprop', 'nesterov', 'lion', 'sam', 'adamw', 'adagrad']
const firstSurfaces = ['rosenbrock', 'himmelblau', 'saddle', 'ravine', 'beale', 'rastrigin', 'styblinskiTang', 'monkeySaddle', 'ackley'] // prettier-ignore

/** Enough panes to show every runner, and more runners if panes are left over. */
function fillOptimizers(experiment: Experiment): Experiment {
  const { runners, view } = experiment
  const minCount = paneCounts.find((count) => count >= Math.max(runners.length, 2)) ?? Math.max(...paneCounts)
  const count = Math.max(view.panes.length, minCount)
  const taken = new Set(runners.map(({ optimizer }) => optimizer))
  const others = [...firstOptimizers, ...optimizers.map(({ id }) => id)].filter((id) => !taken.has(id))
  const added = [...new Set(others)].slice(0, Math.max(count - runners.length, 0))
  const all = [...runners]
  for (const id of added) all.push(defaultRunner(id, freeColour({ runners: all })))
  const grown = fitAdded({ ...experiment, runners: all }, experiment, 0)
  return withPanes(grown, deal(all.length, count))
}

/** Copies of the selected runner, one per pane, each with another value of a setting. They replace all runners. */
export function fillSetting(
  experiment: Experiment,
  selected: number,
  name: string,
  valuesOf: (value: number, count: number) => readonly number[],
): Experiment | undefined {
  const runner = experiment.runners[selected]
  const value = runner && ownOf(runner.settings, name)
  const setting = runner && ownOf(settingsOf(runner.optimizer), name)
  if (!runner || value === undefined || !setting) return undefined
  const values = valuesOf(value, countOf(experiment))
  if (!values.every((each) => isWithin(each, boundsOf(setting)))) return undefined
  const runners = values.map((each, colour): Runner => ({
    ...runner,
    colour,
    visible: true,
    settings: { ...runner.settings, [name]: each },
  }))
  const alone = withEnsemble({ ...experiment, runners, changes: [] }, undefined)
  return withPanes(
    alone,
    runners.map((_, index) => ({ runners: [index] })),
  )
}

function fillRates(experiment: Experiment, selected: number): Experiment | undefined {
  return fillSetting(experiment, selected, 'eta', rateRow)
}

/** A row of rates. This one is the last but one, so that the last shows what is too much. */
export function rateRow(eta: number, count: number): number[] {
  const decades = count <= 4 ? 1 / 2 : 1 / 4
  return Array.from({ length: count }, (_, index) =>
    Number((eta * pow(10, (index - count + 2) * decades)).toPrecision(2)),
  )
}

export const decays = [0, 0.5, 0.9, 0.99, 0.7, 0.95, 0.3, 0.8, 0.98]

/** Varies the decay of the momentum from 0 to nearly 1. */
function fillDecays(experiment: Experiment, selected: number): Experiment | undefined {
  const name = decayOf(experiment, selected)
  if (name === undefined) return undefined
  const row = (_: number, count: number): number[] => decays.slice(0, count).sort((one, other) => one - other)
  return fillSetting(experiment, selected, name, row)
}

function decayOf({ runners }: Experiment, selected: number): string | undefined {
  const runner = runners[selected]
  return runner && decayOfMomentum(compileOptimizer(optimizerOf(runner)))
}

/** No noise, then more and more: up to three times the present noise, or a third of the gradient at the start. */
function fillNoise(experiment: Experiment): Experiment {
  const { noise, start } = experiment
  const gradient = new Float64Array(2)
  groundOf(experiment).loss.gradient(start[0] ?? 0, start[1] ?? 0, gradient)
  const slope = hypot(gradient[0] ?? 0, gradient[1] ?? 0)
  const maxNoise = noise.sigma > 0 ? 3 * noise.sigma : slope > 0 && Number.isFinite(slope) ? slope / 3 : 1
  const count = countOf(experiment)
  const panes = Array.from({ length: count }, (_, index): Pane => {
    const sigma = index === 0 ? 0 : maxNoise * pow(10, (index - count + 1) / 2)
    return { sigma: Math.min(Number(sigma.toPrecision(1)), maxSigma) }
  })
  return withPanes(experiment, panes)
}

/** The present surface and others with as many parameters, each with its own settings and start. */
function fillSurfaces(experiment: Experiment): Experiment {
  const { surface, start } = experiment
  const dimension = dimensionOf(surface)
  const own = factsOf(surface).choice
  const others = [...firstSurfaces, ...surfaces.map(({ id }) => id)].filter(
    (id) => id !== own && surfaceById(id)?.parameters.length === dimension,
  )
  const panes = [...new Set(others)].slice(0, countOf(experiment) - 1).map((id): Pane => {
    const listed = listedSurface(id)
    return { surface: listed, start: factsOf(listed).start }
  })
  return withPanes(experiment, [{ surface, start }, ...panes])
}

/** The present surface with other values of its first setting, from one end of its slider to the other. */
function fillShapes(experiment: Experiment): Experiment | undefined {
  const { surface, start } = experiment
  const shape = shapeOf(experiment)
  if (!shape) return undefined
  const [name, setting] = shape
  const count = countOf(experiment)
  const panes = Array.from({ length: count }, (_, index): Pane => {
    const value = valueAt(setting, index / (count - 1))
    return { surface: withSetting(surface, name, value), start }
  })
  return withPanes(experiment, panes)
}

/** The first setting of the surface. */
function shapeOf({ surface }: Experiment): readonly [name: string, setting: Setting] | undefined {
  return Object.entries(factsOf(surface).text.settings)[0]
}

export function valueAt({ min, max, scale, integer }: Setting, share: number): number {
  const value = scale === 'log' ? min * pow(max / min, share) : min + share * (max - min)
  return integer ? Math.round(value) : Number(value.toPrecision(2))
}
