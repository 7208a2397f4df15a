/** The options of the ensemble, one row each. A new option is a row here and the code that reads it. */
import { maxAlongAxis } from '../../ensemble/plan'
import { type Axes, isOverDomain } from '../../ensemble/quantities'
import type { RacePlan } from '../../run/plan'
import { factsOf } from '../../surfaces/kinds'
import { type NumberOption, type Options, choice, flag } from './options'

/** `starts`: where the runs start, over the domain. `atlas`: the learning rate and the setting that goes with it. */
export type EnsembleKind = 'starts' | 'atlas'

/** What the options of an ensemble depend on. */
export interface EnsembleBasis extends Axes {
  readonly race: RacePlan
  /** The ready choice to which it is nearer. */
  readonly kind: EnsembleKind
}

/** The groups of the panel's rows, in their order there. */
export const ensembleGroups = ['size', 'look'] as const
type EnsembleGroup = (typeof ensembleGroups)[number]

/**
 * In the order in which links and files list them. A swarm of 65,536 runs plays on a slow machine too. A map has
 * about as many cells as pixels.
 */
export const ensembleParts = {
  columns: side('columns'),
  rows: side('rows'),
  /** All runs as points that move on the surface with the playhead. */
  swarm: flag(ready(true, false), {
    label: 'swarm',
    spoken: 'Swarm: all runs as points on the surface',
    group: 'look',
  }),
  swarmColours: choice(
    { outcome: 'how it ends', loss: 'loss', start: 'where it began' },
    // With at most one known minimum, where a run began says more than where it ends.
    ({ race }: EnsembleBasis) => (factsOf(race.surface).minima.length > 1 ? 'outcome' : 'start'),
    { label: 'colours', spoken: 'colours of the swarm', group: 'look', when: ['swarm'] },
  ),
  /** The flat map beside the scene: one cell for each run. */
  map: flag(true, { label: 'map', spoken: 'Map beside the picture', group: 'look' }),
  /** The map laid over the surface; only if the axes are those of the start. */
  draped: {
    ...flag(false, { label: 'draped', spoken: 'Map laid over the surface', group: 'look' }),
    refusal: (axes: EnsembleBasis) =>
      isOverDomain(axes) ? undefined : `a map of ${axes.x.of} and ${axes.y.of} cannot be draped`,
  },
  mapColours: choice({ outcome: 'outcome', loss: 'final loss', steps: 'steps' }, ready('outcome', 'loss'), {
    label: 'colours',
    spoken: 'colours of the map',
    group: 'look',
    when: ['map', 'draped'],
  }),
} as const satisfies Options<EnsembleBasis, EnsembleGroup>

/** The pictures of an ensemble. An ensemble that none of them shows is removed. */
export const pictures = ['swarm', 'map', 'draped'] as const satisfies readonly (keyof typeof ensembleParts)[]

/** A default for each of the two ready choices. */
function ready<const Value>(starts: Value, atlas: Value): (basis: EnsembleBasis) => Value {
  return ({ kind }) => (kind === 'starts' ? starts : atlas)
}

/** Runs along an axis. */
function side(label: string): NumberOption<EnsembleBasis, 'size'> {
  return {
    kind: 'number',
    low: 1,
    high: maxAlongAxis,
    whole: true,
    usual: ready(256, 512),
    // Values below the slider's range can be typed.
    setting: { default: 256, min: 16, max: maxAlongAxis, scale: 'log', integer: true },
    outOfRange: `An axis has 1 to ${maxAlongAxis} runs.`,
    row: { label, group: 'size' },
  }
}
