/** The rows of a runner. The lists of optimizers and schedules give their names and ranges. */
import { type ComponentType, useCallback, useSyncExternalStore } from 'react'
import { settingsAt } from '../../experiment/edits/changes'
import { settingsOf } from '../../experiment/defaults/defaults'
import {
  clearStart,
  setBatch,
  setClip,
  setLook,
  setOptimizer,
  setRunnerSetting,
  setSchedule,
  setScheduleSetting,
  setStart,
} from '../../experiment/edits/edits'
import { fitRate, fitRunner, fittingRateOf, isSetByHand } from '../../experiment/edits/fitting'
import { nameRunner } from '../../experiment/edits/runnerEdits'
import type { Experiment, Runner, WrittenOptimizer } from '../../experiment/experiment'
import { useLab, useLabState, useRace } from '../../lab/lab'
import type { Settings } from '../../math/setting'
import { optimizerOf } from '../../run/ground'
import { stepAt, type Run } from '../../run/race'
import { scheduleById, schedules } from '../../schedules/list'
import { heldAgainst as heldSchedules } from '../../schedules/heldAgainst'
import { heldAgainst as heldOptimizers } from '../../optimizers/heldAgainst'
import { optimizerById } from '../../optimizers/list'
import { runnerLooks } from '../../looks/palette'
import type { Entry, Entries } from '../controls/entries'
import { EntriesPanel } from '../controls/EntriesPanel'
import { NameInput } from '../controls/NameInput'
import { nameProblem } from '../../experiment/rule/written'
import { spokenOf, symbolOf } from '../../math/names'
import { ownOf } from '../../math/own'
import { optimizerOptions } from './AddOptimizer'
import { batchEntries } from './batchEntries'
import { clipEntries } from './clipEntries'
import { SourceNote } from './SourceNote'
import { StartNote } from './StartNote'
import { startEntries } from '../controls/startEntries'

interface RunnerEntriesProps {
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

export function RunnerEntries({ index, runner, Rule }: RunnerEntriesProps) {
  const { store } = useLab()
  const race = useRace()
  const start = useLabState((state) => state.experiment.start)
  const run = race.runs[index]
  const byHand = useLabState((state) => isSetByHand(state.experiment, index))
  /** Edits of one gesture are one step of undo. */
  const edit: Edit = (change, gesture) =>
    store.getState().edit(change, gesture && `runner ${index} ${gesture}`)
  const settings = useSettingEntries(index, runner, run, edit)
  const optimizer = optimizerEntry(runner, (id) =>
    edit((now) => fitRunner(setOptimizer(now, index, id), index, store.getState().pane)),
  )
  const listed = typeof runner.optimizer === 'string' ? optimizerById(runner.optimizer) : undefined
  const usual = optimizerOf(runner).name
  const schedule = scheduleById(runner.schedule.id)
  const entries: Entries = {
    ...settings,
    ...scheduleEntries(index, runner.schedule, edit),
    ...batchEntries(runner.batch, race.rows?.count, (batch, gesture) =>
      edit((now) => setBatch(now, index, batch), gesture),
    ),
    ...clipEntries(runner.clip, (clip, gesture) => edit((now) => setClip(now, index, clip), gesture)),
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
      startEntries(race, runner.start, start, (place) =>
        edit((now) => setStart(now, place, index), 'start'),
      )),
  }
  return (
    <>
      {(listed || runner.name !== undefined) && (
        <NameInput
          label="name"
          spoken="name of the runner"
          value={runner.name ?? usual}
          problemWith={(text) => (text.trim() === '' ? undefined : nameProblem(text))}
          onChange={(text) => edit((now) => nameRunner(now, index, givenName(text, usual)))}
        />
      )}
      <EntriesPanel id={`optimizer${index}`} entries={{ optimizer }} />
      {listed && <SourceNote source={listed.source} held={heldOptimizers[listed.id]} />}
      {run?.rule.isForTwo && <p className="field-note">A rule for two parameters.</p>}
      {typeof runner.optimizer !== 'string' && <Rule index={index} optimizer={runner.optimizer} run={run} />}
      <EntriesPanel id={`runner${index}`} entries={entries} />
      {runner.start && <StartNote race={race} start={runner.start} />}
      {byHand && (
        <p className="field-note">
          η is set by hand and stays on another surface. Double-click its slider for the rate that fits.
        </p>
      )}
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
function useSettingEntries(
  index: number,
  { optimizer, settings }: Runner,
  run: Run | undefined,
  edit: Edit,
): Record<string, Entry> {
  const { store, timeline } = useLab()
  const fromHere = useLabState((state) => state.fromHere)
  const changes = useLabState((state) => state.experiment.changes)
  const changesPassed = useChangesPassed(changes, index, run)
  /** The step that comes next at the playhead. */
  const nextStep = () => nextStepOf(run, timeline.step)
  const values = changesPassed > 0 ? settingsAt(store.getState().experiment, index, nextStep()) : settings
  const set = (name: string, value: number) =>
    edit((now) => setRunnerSetting(now, index, name, value, fromHere ? nextStep() : undefined), name)
  const entries = settingEntries(settingsOf(optimizer), values, '', set)
  const rate = entries[rateRow]
  if (rate?.kind !== 'quantity') return entries
  const take = () => {
    const { experiment, pane } = store.getState()
    const fitting = fittingRateOf(experiment, index, pane)
    if (!fromHere) edit((now) => fitRate(now, index, pane), 'eta')
    else if (fitting !== undefined) set('eta', fitting)
  }
  return { ...entries, [rateRow]: { ...rate, usual: { words: 'the rate that fits this race', take } } }
}

/** The row of the learning rate. */
const rateRow = 'setting-eta'

function scheduleEntries(index: number, { id, settings }: Runner['schedule'], edit: Edit): Entries {
  return {
    schedule: {
      kind: 'choice',
      label: 'schedule',
      options: schedules.map((each) => ({ value: each.id, label: each.name })),
      value: id,
      edit: (chosen) => edit((now) => setSchedule(now, index, chosen)),
    },
    ...settingEntries(scheduleById(id)?.settings ?? {}, settings, 'schedule ', (name, value) =>
      edit((now) => setScheduleSetting(now, index, name, value), `schedule ${name}`),
    ),
  }
}

function optimizerEntry(runner: Runner, edit: (id: string) => void): Entry {
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

function settingEntries(
  settings: Settings,
  values: Readonly<Record<string, number>>,
  prefix: string,
  edit: (name: string, value: number) => void,
): Record<string, Entry> {
  const rows = Object.entries(settings).map(([name, setting]): [string, Entry] => [
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
