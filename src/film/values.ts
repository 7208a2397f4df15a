/** The Experiment at a time of a film: with what its values have come to. */
import { pow } from '../math/elementary/pow'
import type { Experiment } from '../experiment/experiment'
import { partAt } from '../talk/path/path'
import { quantityAt } from '../talk/path/quantity'
import { setPart } from '../talk/path/setPart'
import { eased } from '../camera/easing'
import type { ValueKey } from './film'

/** Gives the same object as long as no value moves, so that what belongs to it is computed once. */
export class MovingExperiment {
  readonly #known = new Map<string, Experiment>()

  constructor(
    readonly experiment: Experiment,
    readonly values: readonly ValueKey[],
  ) {}

  at(seconds: number): Experiment {
    return this.values.reduce<Experiment>((now, key, index) => {
      if (key.at > seconds) return now
      const share = key.over > 0 ? Math.min((seconds - key.at) / key.over, 1) : 1
      return this.#set(now, key, share, index)
    }, this.experiment)
  }

  #set(now: Experiment, key: ValueKey, share: number, index: number): Experiment {
    const value = valueAt(now, key, share)
    // What stands before it decides too, and is a function of the same time.
    const name = JSON.stringify([index, value, this.#names.get(now)])
    const known = this.#known.get(name)
    if (known) return known
    const edited = setPart(now, key.of, value)
    // The reader has tried the end of the way; what is refused on it stays as it was.
    if ('problem' in edited) return now
    const next = edited.experiment
    if (this.#known.size > maxKnown) this.#known.clear()
    this.#known.set(name, next)
    this.#names.set(next, name)
    return next
  }

  readonly #names = new WeakMap<Experiment, string>()
}

const maxKnown = 64

/** Whether an Experiment has what a key changes. */
export function isThere(experiment: Experiment, of: ValueKey['of']): boolean {
  return 'value' in partAt(experiment, of)
}

/** On a log scale half of the way is the geometric mean, as on the slider. */
function valueAt(now: Experiment, { of, to }: ValueKey, share: number): ValueKey['to'] {
  const found = partAt(now, of)
  const from = 'value' in found ? found.value : undefined
  if (typeof to !== 'number' || typeof from !== 'number' || share >= 1) return to
  const setting = quantityAt(now, of)?.setting
  const gone = eased('inOut', share)
  const isLog = setting?.scale === 'log' && from > 0 && to > 0
  const value = isLog ? from * pow(to / from, gone) : from + (to - from) * gone
  return setting?.integer ? Math.round(value) : value
}
