/** Random Experiments for fast-check: everything that the JSON format can say. */
import fc from 'fast-check'
import type { Axis } from '../../src/ensemble/plan'
import { type Quantity, quantitiesOf, usualAxis } from '../../src/ensemble/quantities'
import { settingsOf } from '../../src/experiment/defaults/defaults'
import { dimensionOf } from '../../src/surfaces/kinds'
import { basisOf } from '../../src/experiment/defaults/ensembleDefaults'
import { ensembleParts } from '../../src/experiment/options/ensembleParts'
import type { Change, Ensemble, Experiment, Pane, Runner, View } from '../../src/experiment/experiment'
import { paneCounts, shuffles } from '../../src/experiment/limits'
import {
  type Option,
  type Options,
  type ValuesOf,
  turnOffRefused,
} from '../../src/experiment/options/options'
import { viewParts } from '../../src/experiment/options/viewParts'
import type { Setting, Settings } from '../../src/math/setting'
import { optimizers } from '../../src/optimizers/list'
import type { RacePlan } from '../../src/run/plan'
import { schedules } from '../../src/schedules/list'
import { surfaces } from '../../src/surfaces/list'

/** A number that JSON reads back unchanged: finite, and not −0. */
function within(low: number, high: number): fc.Arbitrary<number> {
  return fc.double({ min: low, max: high, noNaN: true }).map((value) => value + 0)
}

function numberOf({ min, max, integer }: Setting): fc.Arbitrary<number> {
  return integer ? fc.integer({ min, max }) : within(min, max)
}

function settingsFor(settings: Settings): fc.Arbitrary<Record<string, number>> {
  return fc.record(Object.fromEntries(Object.entries(settings).map(([name, one]) => [name, numberOf(one)])))
}

const surface: fc.Arbitrary<Experiment['surface']> = fc.oneof(
  fc
    .constantFrom(...surfaces)
    .chain(({ id, settings, others = {} }) =>
      fc
        .tuple(settingsFor(settings ?? {}), fc.constantFrom(undefined, ...Object.keys(others)))
        .map(([given, data]) => ({ id, settings: given, ...(data !== undefined && { data }) })),
    ),
  fc.constantFrom<Experiment['surface']>(
    { formula: 'x^2 + 3 sin(y)', domain: [[-1, 2], [-4, 4]], parameters: ['x', 'y'] },
    { formula: 'log(1 + w^2)', domain: [[-8, 8.5]], parameters: ['w'] },
    { formula: 'u v + u^2', domain: [[0, 1], [1e-3, 2]], parameters: ['u', 'v'] },
    {
      formula: '(v - (w u + b))^2',
      domain: [[-1, 2], [-4, 4]],
      parameters: ['w', 'b'],
      data: { columns: { u: [1, 2.5, -3], v: [0, 1, 2] } },
      model: { x: 'u', y: 'v', curve: 'w u + b' },
    },
  ),
) // prettier-ignore

const written: Runner['optimizer'] = {
  name: 'Heavy, "my" ball',
  settings: {
    eta: { default: 0.02, min: 1e-5, max: 1, scale: 'log' },
    beta: { default: 0.8, min: 0, max: 0.99, scale: 'linear' },
    every: { default: 3, min: 1, max: 9, scale: 'linear', integer: true },
  },
  state: { v: 0, w: 'eta / 2' },
  rule: 'v = beta v + g + 0 w * every\ntheta = theta - eta v',
}

const batch: fc.Arbitrary<NonNullable<Runner['batch']>> = fc.record({
  size: fc.integer({ min: 1, max: 10_000_000 }),
  accumulate: fc.integer({ min: 1, max: 100 }),
  shuffle: fc.constantFrom(...shuffles),
})

function runner(dimension: number, index: number): fc.Arbitrary<Runner> {
  return fc.constantFrom(written, ...optimizers.map(({ id }) => id)).chain((optimizer) =>
    fc.record({
      optimizer: fc.constant(optimizer),
      settings: settingsFor(settingsOf(optimizer)),
      schedule: fc
        .constantFrom(...schedules)
        .chain(({ id, settings }) => settingsFor(settings).map((given) => ({ id, settings: given }))),
      clip: fc.oneof(
        fc.constant({}),
        within(0, 100).map((norm) => ({ norm })),
        within(0, 100).map((value) => ({ value })),
      ),
      colour: fc.oneof(fc.constant(index), fc.integer({ min: 0, max: 20 })),
      visible: fc.boolean(),
      own: fc.option(place(dimension), { nil: undefined }),
      found: fc.option(within(0, 10), { nil: undefined }),
      drawn: fc.option(batch, { nil: undefined }),
    }),
  ).map(({ own, found, drawn, ...rest }) => ({ ...rest, ...(drawn && { batch: drawn }), ...(own && { start: own }), ...(found !== undefined && { fitted: found }) })) // prettier-ignore
}

function place(dimension: number): fc.Arbitrary<number[]> {
  return fc.array(within(-1e6, 1e6), { minLength: dimension, maxLength: dimension })
}

function changesOf(runners: readonly Runner[]): fc.Arbitrary<Change[]> {
  if (runners.length === 0) return fc.constant([])
  const change = fc.integer({ min: 0, max: runners.length - 1 }).chain((index) =>
    fc.record({
      step: fc.integer({ min: 1, max: 100_000 }),
      runner: fc.constant(index),
      settings: settingsFor({ eta: settingsOf(runners[index]?.optimizer ?? 'sgd')['eta'] as Setting }),
    }),
  )
  return fc.array(change, { maxLength: 6 }).map((all) => all.sort((one, other) => one.step - other.step))
}

const point = fc.tuple(within(-9, 9), within(-9, 9), within(10, 20))

const camera: fc.Arbitrary<View['camera']> = fc.oneof(
  fc.constantFrom<View['camera']>('default', 'top', 'side'),
  fc.record({ position: point, target: fc.tuple(within(-1, 1), within(-1, 1), within(-1, 1)) }),
)

/** A pane of an experiment with so many runners and parameters. */
function pane(runners: number, dimension: number): fc.Arbitrary<Pane> {
  const places = Array.from({ length: runners }, (_, index) => index)
  const own = fc.oneof(
    fc.constant({}),
    place(dimension).map((start) => ({ start })),
    surface.chain((chosen) => place(dimensionOf(chosen)).map((start) => ({ surface: chosen, start }))),
  )
  const rest = fc.record(
    {
      title: fc.constantFrom('η = 0.1', '“Adam”'),
      runners: fc.shuffledSubarray(places),
      sigma: within(0, 1e6),
      camera,
    },
    { requiredKeys: [] },
  )
  return fc.tuple(own, rest).map(([one, other]) => ({ ...one, ...other }))
}

function view(runners: number, dimension: number): fc.Arbitrary<View> {
  const panes = fc
    .constantFrom(0, ...paneCounts.filter((count) => count > 1))
    .chain((count) => fc.array(pane(runners, dimension), { minLength: count, maxLength: count, size: 'max' }))
  return fc.tuple(look, panes).map(([one, list]) => ({ ...one, panes: list }))
}

const look = optionsFor(viewParts).chain((options) =>
  camera.map((own): View => ({ ...options, camera: own })),
)

/** Any values of the options of a table. Options with a custom reader have their defaults. */
function optionsFor<Table extends Options<never>>(table: Table): fc.Arbitrary<ValuesOf<Table>> {
  const each = Object.entries(table).map(([name, option]) => [name, optionFor(option)])
  return fc.record(Object.fromEntries(each)) as fc.Arbitrary<ValuesOf<Table>>
}

function optionFor(option: Option<never>): fc.Arbitrary<unknown> {
  switch (option.kind) {
    case 'flag':
      return fc.boolean()
    case 'flags':
      return optionsFor(option.flags)
    case 'choice':
      return fc.constantFrom(...Object.keys(option.words))
    case 'number': {
      const { low, high, setting } = option
      return fc.oneof(
        fc.constant(setting.default),
        option.whole ? fc.integer({ min: low, max: high }) : within(low, high),
      )
    }
    case 'own':
      return fc.constant(option.usual)
  }
}

/** An ensemble of this race, or none: axes of any two quantities, over a part of their usual ranges. */
function ensembleOf(race: RacePlan): fc.Arbitrary<Ensemble | undefined> {
  if (race.runners.length === 0) return fc.constant(undefined)
  const places = race.runners.map((_, index) => index)
  const made = fc.shuffledSubarray(places, { minLength: 1 }).chain((runners) => {
    const quantities = quantitiesOf(race, runners[0] ?? 0)
    return fc
      .shuffledSubarray(quantities, { minLength: 2, maxLength: 2 })
      .chain(([x, y]) => fc.tuple(axisOf(race, x as Quantity), axisOf(race, y as Quantity)))
      .chain(([x, y]) =>
        optionsFor(ensembleParts).map((options): Ensemble =>
          turnOffRefused(ensembleParts, { runners, x, y, ...options }, basisOf(race, { x, y })),
        ),
      )
  })
  return fc.option(made, { nil: undefined })
}

function axisOf(race: RacePlan, quantity: Quantity): fc.Arbitrary<Axis> {
  const usual = usualAxis(race, quantity)
  return fc.double({ min: 0, max: 0.9, noNaN: true }).map((share) => {
    const from = usual.from + share * (usual.to - usual.from)
    return { ...usual, from: quantity.whole ? Math.floor(from) : from }
  })
}

export const experiments: fc.Arbitrary<Experiment> = surface.chain((chosen) => {
  const dimension = dimensionOf(chosen)
  return fc
    .integer({ min: 0, max: 5 })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => runner(dimension, index))))
    .chain((runners) =>
      fc.record<Experiment>({
        version: fc.constant(1),
        surface: fc.constant(chosen),
        start: place(dimension),
        steps: fc.integer({ min: 1, max: 40_000 }),
        turn: fc.constantFrom('step', 'gradient'),
        seed: fc.integer({ min: 0, max: 0xffffffff }),
        noise: fc.record({ sigma: within(0, 1e6), shared: fc.boolean() }),
        runners: fc.constant(runners),
        changes: changesOf(runners),
        view: view(runners.length, dimension),
      }),
    )
    .chain((experiment) =>
      ensembleOf(experiment).map((ensemble) => ({ ...experiment, ...(ensemble && { ensemble }) })),
    )
})
