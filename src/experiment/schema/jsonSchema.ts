/**
 * The format of an Experiment as JSON Schema (2020-12), for editors that complete and check it. It is built from the
 * tables of the reader. It does not check what only the reader can: whether a formula compiles, and what depends on
 * another part of the document.
 */
import type { Axis } from '../../ensemble/plan'
import { largest } from '../../math/bounds'
import { maxNameLength } from '../../math/check'
import type { Setting } from '../../math/setting'
import { optimizers } from '../../optimizers/list'
import type { Change, Noise, Stop, WrittenOptimizer } from '../../run/plan'
import { schedules } from '../../schedules/list'
import { surfaceSchemas } from '../../surfaces/kinds'
import { defaultExperiment, defaultOptimizer } from '../defaults/defaults'
import { ensembleParts } from '../options/ensembleParts'
import type { Camera, Ensemble, Experiment, Pane, Runner, View } from '../experiment'
import {
  lastColour,
  lastSeed,
  maxCamera,
  maxTurnsOf,
  maxTitleLength,
  maxChanges,
  maxEnsembles,
  maxNames,
  maxStateNumbers,
  maxRows,
  maxRunners,
  maxSigma,
  maxSteps,
  paneCounts,
  shuffles,
  stopLosses,
  turns,
} from '../limits'
import { givenNames } from '../rule/written'
import { cameraViews, viewParts } from '../options/viewParts'
import {
  type Json,
  exactly,
  identifier,
  listOf,
  numberIn,
  objectOf,
  oneOf,
  settingsOf,
} from '../../math/jsonSchema'
import { optionsOf, place } from './jsonValues'

const flag: Json = { type: 'boolean' }
const text: Json = { type: 'string' }
const finite = numberIn({ low: -largest, high: largest })
const sigma = numberIn({ low: 0, high: maxSigma })
const index = numberIn({ low: 0, high: maxRunners - 1, whole: true })
const surface: Json = { $ref: '#/$defs/surface' }

export function experimentJsonSchema(): Json {
  const usual = defaultExperiment
  const properties = {
    version: { const: 1 },
    surface,
    start: place,
    steps: { ...numberIn({ low: 1, high: maxTurnsOf(1), whole: true }), default: usual.steps },
    turn: { ...oneOf(turns), default: usual.turn },
    stop,
    seed: { ...numberIn({ low: 0, high: lastSeed, whole: true }), default: usual.seed },
    noise: objectOf<Noise>({
      sigma: { ...sigma, default: usual.noise.sigma },
      shared: { ...flag, default: usual.noise.shared },
    }),
    runners: listOf({ $ref: '#/$defs/runner' }, maxRunners),
    changes: listOf(change, maxChanges),
    ensemble: { $ref: '#/$defs/ensemble' },
    view: { $ref: '#/$defs/view' },
  }
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Thalweg Experiment',
    description: 'Everything that decides what a person sees. What is left out takes its default.',
    ...objectOf<Experiment & { $schema: string }>({ $schema: text, ...properties }),
    $defs: {
      surface: { anyOf: surfaceSchemas() },
      runner,
      schedule: {
        anyOf: schedules.map(({ id, settings }) =>
          objectOf<Runner['schedule']>(
            { id: { const: id }, settings: settingsOf(settings) },
            ...(id === 'constant' ? [] : (['id'] as const)),
          ),
        ),
      },
      writtenOptimizer,
      ensemble,
      view,
      camera,
    },
  }
}

const stop: Json = objectOf<Stop>({
  gradient: numberIn({ low: 0, high: largest }),
  patience: numberIn({ low: 1, high: maxSteps, whole: true }),
  delta: { ...numberIn({ low: 0, high: largest }), default: 0 },
  of: { ...oneOf(stopLosses), default: 'loss' },
})

const clip: Json = {
  ...objectOf<Runner['clip']>({
    norm: numberIn({ low: 0, high: largest }),
    value: numberIn({ low: 0, high: largest }),
  }),
  not: { required: ['norm', 'value'] },
}

const batch: Json = objectOf<NonNullable<Runner['batch']>>(
  {
    size: numberIn({ low: 1, high: maxRows, whole: true }),
    accumulate: { ...numberIn({ low: 1, high: maxRows, whole: true }), default: 1 },
    shuffle: { enum: shuffles, default: 'epoch' },
  },
  'size',
)

const numbers: Json = { type: 'object', additionalProperties: finite }

const runner: Json = {
  ...objectOf<Omit<Runner, 'stream'>>({
    name: { type: 'string', minLength: 1, maxLength: maxNameLength },
    optimizer: {
      anyOf: [oneOf(optimizers.map(({ id }) => id)), { $ref: '#/$defs/writtenOptimizer' }],
      default: defaultOptimizer,
    },
    settings: numbers,
    schedule: { $ref: '#/$defs/schedule' },
    clip,
    batch,
    start: place,
    colour: numberIn({ low: 0, high: lastColour, whole: true }),
    visible: { ...flag, default: true },
    fitted: numberIn({ low: 0, high: largest }),
  }),
  allOf: optimizers.map(({ id, settings }) => ({
    if: {
      properties: { optimizer: { const: id } },
      ...(id !== defaultOptimizer && { required: ['optimizer'] }),
    },
    // A keyword of JSON Schema. Nobody awaits this object.
    // oxlint-disable-next-line unicorn/no-thenable
    then: { properties: { settings: settingsOf(settings) } },
  })),
}

const slider = objectOf<Setting>(
  {
    default: finite,
    min: finite,
    max: finite,
    scale: oneOf(['linear', 'log']),
    integer: flag,
  },
  'default',
  'min',
  'max',
  'scale',
)

/** An object of values, under names that a rule can use. */
function named(values: Json, maxProperties: number): Json {
  const propertyNames = { ...identifier, not: oneOf([...givenNames.keys()]) }
  return { type: 'object', propertyNames, additionalProperties: values, maxProperties }
}

const writtenOptimizer = objectOf<WrittenOptimizer>(
  {
    name: { type: 'string', minLength: 1, maxLength: maxNameLength },
    settings: named({ anyOf: [finite, slider] }, maxNames),
    state: named({ anyOf: [finite, text] }, maxStateNumbers),
    rule: text,
  },
  'name',
  'rule',
)

const change = objectOf<Change>(
  {
    step: numberIn({ low: 1, high: maxTurnsOf(1), whole: true }),
    runner: index,
    settings: numbers,
  },
  'step',
  'runner',
)

const axis = objectOf<Axis>({
  of: { type: 'string', pattern: '^(start\\.[xy]|(setting|surface)\\.\\w+|noise\\.sigma|seed)$' },
  from: finite,
  to: finite,
  scale: oneOf(['linear', 'log']),
})

const ensemble = objectOf<Ensemble>({
  runners: { ...listOf(index, maxEnsembles), uniqueItems: true, minItems: 1 },
  x: axis,
  y: axis,
  ...optionsOf(ensembleParts, {}),
})

const point = exactly(3, numberIn({ low: -maxCamera, high: maxCamera }))
const camera: Json = {
  anyOf: [oneOf(cameraViews), objectOf<Camera>({ position: point, target: point })],
}

const pane = objectOf<Pane>({
  title: { type: 'string', minLength: 1, maxLength: maxTitleLength },
  runners: { ...listOf(index, maxRunners), uniqueItems: true },
  surface,
  start: place,
  sigma,
  camera: { $ref: '#/$defs/camera' },
})

const panes: Json = {
  ...listOf(pane, Math.max(...paneCounts)),
  anyOf: [
    { maxItems: 0 },
    ...paneCounts.filter((count) => count > 1).map((count) => ({ minItems: count, maxItems: count })),
  ],
}

const view = objectOf<View>(optionsOf(viewParts, { camera: { $ref: '#/$defs/camera' }, panes }))
