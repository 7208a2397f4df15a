/** The rows of a runner. The lists of optimizers and schedules give their names and ranges. */
import { type ComponentType, useCallback, useSyncExternalStore } from 'react'
import { settingsAt } from '../../experiment/edits/changes'
import { settingsOf } from '../../experiment/defaults'
import {
  clearStart,
  setClip,
  setLook,
  setOptimizer,
  setRunnerSetting,
  setSchedule,
  setScheduleSetting,
  setStart,
} from '../../experiment/edits/edits'
import { nameRunner } from '../../experiment/edits/runnerEdits'
import type { Experiment, Runner, WrittenOptimizer } from '../../experiment/experiment'
import { useLab, useLabState, useRace } from '../../lab/lab'
import type { Settings } from '../../math/setting'
import { number } from '../../math/setting'
import { optimizerOf } from '../../run/ground'
import { stepAt, type Run } from '../../run/race'
import { scheduleById, schedules } from '../../schedules/list'
import { heldAgainst as heldSchedules } from '../../schedules/heldAgainst'
import { heldAgainst as heldOptimizers } from '../../optimizers/heldAgainst'
import { optimizerById } from '../../optimizers/list'
import { runnerLooks } from '../../looks/palette'
import type { Field, Fields } from '../controls/fields'
import { FieldsPanel } from '../controls/FieldsPanel'
import { NameField } from '../controls/NameField'
import { nameProblem } from '../../experiment/rule/written'
import { spokenOf, symbolOf } from '../../math/names'
import { ownOf } from '../../math/own'
import { optimizerOptions } from './AddOptimizer'
import { SourceNote } from './SourceNote'
import { StartNote } from './StartNote'
import { startFields } from '../controls/startFields'

interface RunnerFieldsProps {
  readonly index: number
  readonly runner: Runner
  readonly Rule: ComponentType<RuleProps>
}

/** For the editor of a custom rule. */
export interface RuleProps {
  readonly index: number
  readonly optimizer: WrittenOptimizer
  /** The run of the last good rule. */
  readonly run: Run | undefined
}

const clipSetting = number(1, 0.001, 1000, 'log')

export function RunnerFields({ index, runner, Rule }: RunnerFieldsProps) {
  const { store } = useLab()
  const race = useRace()
  const start = useLabState((state) => state.experiment.start)
  const run = race.runs[index]
  /** Edits of one gesture are one step of undo. */
  const edit: Edit = (change, gesture) =>
    store.getState().edit(change, gesture && `runner ${index} ${gesture}`)
  const settings = useSettingFields(index, runner, run, edit)
  const optimizer = optimizerField(runner, (id) => edit((now) => setOptimizer(now, index, id)))
  const listed = typeof runner.optimizer === 'string' ? optimizerById(runner.optimizer) : undefined
  const usual = optimizerOf(runner).name
  const schedule = scheduleById(runner.schedule.id)
  const fields: Fields = {
    ...settings,
    ...scheduleFields(index, runner.schedule, edit),
    ...clipFields(runner.clip, (clip, gesture) => edit((now) => setClip(now, index, clip), gesture)),
    colour: {
      kind: 'swatches',
      label: 'look',
      value: runner.colour % runnerLooks.length,
      edit: (colour) => edit((now) => setLook(now, index, { colour })),
    },
    ownStart: {
      kind: 'toggle',
      label: 'own start',
      value: runner.start !== undefined,
      edit: (has) => edit((now) => (has ? setStart(now, now.start, index) : clearStart(now, index))),
    },
    ...(runner.start &&
      startFields(race, runner.start, start, (place) => edit((now) => setStart(now, place, index), 'start'))),
  }
  return (
    <>
      {(listed || runner.name !== undefined) && (
        <NameField
          label="name"
          spoken="name of the runner"
          value={runner.name ?? usual}
          problemWith={(text) => (text.trim() === '' ? undefined : nameProblem(text))}
          onChange={(text) => edit((now) => nameRunner(now, index, givenName(text, usual)))}
        />
      )}
      <FieldsPanel id={`optimizer${index}`} fields={{ optimizer }} />
      {listed && <SourceNote source={listed.source} held={heldOptimizers[listed.id]} />}
      {run?.rule.isForTwo && <p className="field-note">A rule for two parameters.</p>}
      {typeof runner.optimizer !== 'string' && <Rule index={index} optimizer={runner.optimizer} run={run} />}
      <FieldsPanel id={`runner${index}`} fields={fields} />
      {runner.start && <StartNote race={race} start={runner.start} />}
      {schedule && schedule.id !== 'constant' && (
        <SourceNote source={`${schedule.name}, ${schedule.source}`} held={heldSchedules[schedule.id]} />
      )}
    </>
  )
}

/** An empty name, or the optimizer's own, is no name of the runner. */
function givenName(text: string, usual: string): string | undefined {
  const name = text.trim()
  return name === '' || name === usual ? undefined : name
}

type Edit = (change: (experiment: Experiment) => Experiment, gesture?: string) => void

/** The rows of the optimizer's settings, as they are at the playhead. From there on they change, if the user wants so. */
function useSettingFields(
  index: number,
  { optimizer, settings }: Runner,
  run: Run | undefined,
  edit: Edit,
): Record<string, Field> {
  const { store, timeline } = useLab()
  const fromHere = useLabState((state) => state.fromHere)
  const changes = useLabState((state) => state.experiment.changes)
  const changesPassed = useChangesPassed(changes, index, run)
  /** The step that comes next at the playhead. */
  const nextStep = () => nextStepOf(run, timeline.step)
  const values = changesPassed > 0 ? settingsAt(store.getState().experiment, index, nextStep()) : settings
  return settingFields(settingsOf(optimizer), values, '', (name, value) =>
    edit((now) => setRunnerSetting(now, index, name, value, fromHere ? nextStep() : undefined), name),
  )
}

function scheduleFields(index: number, { id, settings }: Runner['schedule'], edit: Edit): Fields {
  return {
    schedule: {
      kind: 'choice',
      label: 'schedule',
      options: schedules.map((each) => ({ value: each.id, label: each.name })),
      value: id,
      edit: (chosen) => edit((now) => setSchedule(now, index, chosen)),
    },
    ...settingFields(scheduleById(id)?.settings ?? {}, settings, 'schedule ', (name, value) =>
      edit((now) => setScheduleSetting(now, index, name, value), `schedule ${name}`),
    ),
  }
}

function optimizerField(runner: Runner, edit: (id: string) => void): Field {
  const written = typeof runner.optimizer === 'string' ? undefined : runner.optimizer.name
  const options =
    written === undefined ? optimizerOptions : [{ value: '', label: written }, ...optimizerOptions]
  return {
    kind: 'choice',
    label: 'optimizer',
    options,
    value: typeof runner.optimizer === 'string' ? runner.optimizer : '',
    edit: (id) => {
      if (id !== '') edit(id)
    },
  }
}

function settingFields(
  settings: Settings,
  values: Readonly<Record<string, number>>,
  prefix: string,
  edit: (name: string, value: number) => void,
): Record<string, Field> {
  const rows = Object.entries(settings).map(([name, setting]): [string, Field] => [
    // A custom setting may have the name of another row.
    `${prefix || 'setting '}${name}`.replace(' ', '-'),
    {
      kind: 'quantity',
      label: symbolOf(name),
      spoken: prefix + spokenOf(name),
      setting,
      value: ownOf(values, name) ?? setting.default,
      edit: (value) => edit(name, value),
    },
  ])
  return Object.fromEntries(rows)
}

function clipFields(
  clip: Runner['clip'],
  edit: (clip: Runner['clip'], gesture?: string) => void,
): Record<string, Field> {
  const kind = clip.norm !== undefined ? 'norm' : clip.value !== undefined ? 'value' : 'none'
  const limit = clip.norm ?? clip.value
  return {
    clip: {
      kind: 'choice',
      label: 'clipping',
      options: [
        { value: 'none', label: 'none' },
        { value: 'norm', label: 'by norm' },
        { value: 'value', label: 'by value' },
      ],
      value: kind,
      edit: (next) => edit(next === 'none' ? {} : { [next]: limit ?? clipSetting.default }),
    },
    ...(limit !== undefined && {
      limit: {
        kind: 'quantity',
        label: 'limit',
        spoken: 'clipping limit',
        setting: clipSetting,
        value: limit,
        edit: (value) => edit({ [kind]: value }, 'limit'),
      },
    }),
  }
}

/** How many changes of a runner the playhead has passed. The component renders again only where one takes effect. */
function useChangesPassed(changes: Experiment['changes'], runner: number, run: Run | undefined): number {
  const { timeline } = useLab()
  const subscribe = useCallback((listener: () => void) => timeline.onMove(listener), [timeline])
  const passed = () => {
    const next = nextStepOf(run, timeline.step)
    return changes.filter((change) => change.runner === runner && change.step <= next).length
  }
  return useSyncExternalStore(subscribe, passed)
}

function nextStepOf(run: Run | undefined, turns: number): number {
  return (run ? Math.floor(stepAt(run, turns)) : turns) + 1
}
