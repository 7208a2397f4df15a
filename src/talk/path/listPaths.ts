/** All numbers of an Experiment that a hand can move, with names to choose them by. */
import type { Experiment } from '../../experiment/experiment'
import { runnerNames } from '../../experiment/names/runnerNames'
import { quantityAt } from './quantity'

export interface NamedPath {
  readonly path: string
  /** `η of Adam`, with the runner's name. */
  readonly name: string
}

/** Of each runner first, then of what is around them. */
export function pathsOf(experiment: Experiment): readonly NamedPath[] {
  const names = runnerNames(experiment.runners)
  return candidates(experiment).flatMap((path) => {
    const quantity = quantityAt(experiment, path)
    const [, runner] = /^runners\.(\d+)\./.exec(path) ?? []
    const owner = runner === undefined ? '' : ` of ${names[Number(runner)] ?? ''}`
    return quantity ? [{ path, name: `${quantity.label}${owner}` }] : []
  })
}

/** Where such numbers stand, in any Experiment. */
function candidates({ runners, surface }: Experiment): string[] {
  const ofRunners = runners.flatMap(({ settings, schedule }, index) =>
    [
      ...Object.keys(settings).map((name) => `settings.${name}`),
      ...Object.keys(schedule.settings).map((name) => `schedule.settings.${name}`),
      'batch.size',
      'batch.accumulate',
      'start.0',
      'start.1',
    ].map((path) => `runners.${index}.${path}`),
  )
  const ofSurface =
    'settings' in surface ? Object.keys(surface.settings).map((name) => `surface.settings.${name}`) : []
  return [...ofRunners, ...ofSurface, ...others]
}

const others = [
  'surface.validation.share',
  'start.0',
  'start.1',
  'steps',
  'seed',
  'noise.sigma',
  'stop.gradient',
  'stop.patience',
  'stop.delta',
]
