/** Reads the runners of an Experiment, and the changes of their settings. */
import { Misfit, oneOf, text } from '../../math/check'
import { largest } from '../../math/bounds'
import { readSettings } from '../../math/reading'
import { show } from '../../math/show'
import { defaults } from '../../math/setting'
import { optimizerById, optimizers } from '../../optimizers/list'
import { scheduleById, schedules } from '../../schedules/list'
import { defaultOptimizer, settingsOf } from '../defaults/defaults'
import type { Change, Runner } from '../experiment'
import { lastColour, maxChanges, maxRows, maxSteps, shuffles } from '../limits'
import { nameProblem } from '../rule/written'
import { type Part, isObject } from './reading'
import { between, flag, place, readGivenSettings, whole } from './values'
import { writtenOptimizer } from './writtenSchema'

export function readRunner(part: Part, index: number, dimension: number): Runner {
  const at = part.object([
    'name',
    'optimizer',
    'settings',
    'schedule',
    'clip',
    'batch',
    'start',
    'colour',
    'visible',
    'fitted',
  ])
  const optimizer = readOptimizer(at('optimizer'))
  const name = at('name').read(runnerName, undefined, "the optimizer's name is used")
  const batch = readBatch(at('batch'))
  const start = at('start').read(place(dimension), undefined, "the experiment's own is used")
  const fitted = at('fitted').read(between(0, largest), undefined, 'it is left out')
  return {
    ...(name !== undefined && { name }),
    // The settings of an unknown optimizer have no known meaning, so they are ignored.
    ...(optimizer === undefined
      ? { optimizer: defaultOptimizer, settings: defaults(settingsOf(defaultOptimizer)) }
      : { optimizer, settings: readSettings(at('settings'), settingsOf(optimizer)) }),
    schedule: readSchedule(at('schedule')),
    clip: readClip(at('clip')),
    ...(batch && { batch }),
    ...(start && { start }),
    colour: at('colour').read(whole(0, lastColour), index),
    visible: at('visible').read(flag, true),
    ...(fitted !== undefined && { fitted }),
  }
}

/** Sorted by step. Of two changes at the same step, the later one in the list counts. */
export function readChanges(part: Part, runners: readonly Runner[]): Change[] {
  const changes = (part.list(maxChanges) ?? []).flatMap((item) => readChange(item, runners))
  return changes.sort((one, other) => one.step - other.step)
}

/** A change with a bad step or runner is left out, since no default would make sense. */
function readChange(part: Part, runners: readonly Runner[]): Change[] {
  const outcome = 'the change is left out'
  const at = part.object(['step', 'runner', 'settings'])
  for (const name of ['step', 'runner'] as const) {
    if (at(name).value === undefined) at(name).problem(`missing; ${outcome}`)
  }
  const step = at('step').read(whole(1, maxSteps), undefined, outcome)
  const index = at('runner').read(whole(0, runners.length - 1), undefined, outcome)
  const runner = index === undefined ? undefined : runners[index]
  if (step === undefined || index === undefined || runner === undefined) return []
  return [{ step, runner: index, settings: readGivenSettings(at('settings'), settingsOf(runner.optimizer)) }]
}

function runnerName(value: unknown): string {
  const name = text(value)
  const problem = nameProblem(name)
  if (problem !== undefined) throw new Misfit(problem)
  return name
}

const knownOptimizer = oneOf(optimizers.map(({ id }) => id))
const knownSchedule = oneOf(schedules.map(({ id }) => id))

function readOptimizer(part: Part): Runner['optimizer'] | undefined {
  if (part.value === undefined) return defaultOptimizer
  const outcome = `${optimizerById(defaultOptimizer)?.name} is used`
  return isObject(part.value)
    ? part.read(writtenOptimizer, undefined, outcome)
    : part.read(knownOptimizer, undefined, outcome)
}

function readSchedule(part: Part): Runner['schedule'] {
  const at = part.object(['id', 'settings'])
  const constant = { id: 'constant', settings: {} }
  const id = at('id').read(knownSchedule, undefined, 'a constant rate is used')
  if (id === undefined) return constant
  return { id, settings: readSettings(at('settings'), scheduleById(id)?.settings ?? {}) }
}

/** Left out, a step sees all rows. A size beyond the rows means all of them. */
function readBatch(part: Part): Runner['batch'] {
  if (part.value === undefined) return undefined
  if (!isObject(part.value)) {
    part.problem(`${show(part.value)} is not an object; every step sees all rows`)
    return undefined
  }
  const at = part.object(['size', 'accumulate', 'shuffle'])
  if (at('size').value === undefined) at('size').problem('missing; every step sees all rows')
  const size = at('size').read(whole(1, maxRows), undefined, 'every step sees all rows')
  const accumulate = at('accumulate').read(whole(1, maxRows), 1)
  const shuffle = at('shuffle').read(oneOf(shuffles), 'epoch')
  return size === undefined ? undefined : { size, accumulate, shuffle }
}

function readClip(part: Part): Runner['clip'] {
  const at = part.object(['norm', 'value'])
  const [norm, value] = (['norm', 'value'] as const).map((kind) =>
    at(kind).read(between(0, largest), undefined, 'nothing is clipped'),
  )
  if (norm !== undefined && value !== undefined)
    part.problem('only one of norm and value is possible; norm is used')
  if (norm !== undefined) return { norm }
  return value === undefined ? {} : { value }
}
