/** An experiment on the way from one to another, where only numbers differ. */
import { pow } from '../../math/elementary/pow'
import type { Setting } from '../../math/setting'
import { ownOf } from '../../math/own'
import { factsOf, isSameKind } from '../../surfaces/kinds'
import { settingsOf } from '../defaults/defaults'
import type { Experiment, Runner } from '../experiment'

/**
 * Whether all numbers of one have their place in the other: the same surface, and the same optimizers in their order. An
 * ensemble would be computed anew in every frame.
 */
export function canGlide(from: Experiment, to: Experiment): boolean {
  if (from.ensemble || to.ensemble) return false
  const textOf = ({ surface }: Experiment): string => {
    const { choice, text, data, split } = factsOf(surface)
    return JSON.stringify([choice, text, data?.chosen, split])
  }
  const rulesOf = ({ runners }: Experiment): string =>
    JSON.stringify(runners.map(({ optimizer }) => optimizer))
  const isSame = isSameKind(from.surface, to.surface) && textOf(from) === textOf(to)
  return isSame && rulesOf(from) === rulesOf(to) && factsOf(from.surface).rows === factsOf(to.surface).rows
}

/**
 * `to`, with starts, settings of runners and surface, and noise still at a share of the way, from 0 to 1. On a log scale
 * half of the way is the geometric mean. Everything else is that of `to`.
 */
export function between(from: Experiment, to: Experiment, share: number): Experiment {
  const surfaceSettings = factsOf(to.surface).text.settings
  const moved = mix(share, factsOf(from.surface).settings, factsOf(to.surface).settings, surfaceSettings)
  return {
    ...to,
    ...('settings' in to.surface && { surface: { ...to.surface, settings: moved } }),
    start: places(share, from.start, to.start),
    noise: { ...to.noise, sigma: along(share, from.noise.sigma, to.noise.sigma) },
    runners: to.runners.map((runner, index): Runner => {
      const before = from.runners[index]
      if (!before) return runner
      const settings = mix(share, before.settings, runner.settings, settingsOf(runner.optimizer))
      const start = before.start && runner.start && { start: places(share, before.start, runner.start) }
      return { ...runner, settings, ...start }
    }),
  }
}

type Numbers = Readonly<Record<string, number>>

function mix(
  share: number,
  from: Numbers,
  to: Numbers,
  settings: Readonly<Record<string, Setting>>,
): Numbers {
  return Object.fromEntries(
    Object.entries(to).map(([name, end]) => {
      const setting = ownOf(settings, name)
      const begin = ownOf(from, name) ?? end
      const number = along(share, begin, end, setting?.scale === 'log' && begin > 0 && end > 0)
      return [name, setting?.integer ? Math.round(number) : number]
    }),
  )
}

function places(share: number, from: readonly number[], to: readonly number[]): readonly number[] {
  return to.map((end, axis) => along(share, from[axis] ?? end, end))
}

/** Exactly the end at 1. */
function along(share: number, from: number, to: number, isLog = false): number {
  if (share >= 1 || from === to) return to
  return isLog ? from * pow(to / from, share) : from + (to - from) * share
}
