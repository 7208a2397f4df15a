/** The surface, its shape, its formula if it is custom, and the runners' start. */
import { setSplit, setStart, setSurfaceSetting } from '../../experiment/edits/edits'
import { chooseSurface } from '../../experiment/edits/fitting'
import { useLab, useRace, useShown } from '../../lab/lab'
import { factsOf, surfaceChoices, withData } from '../../surfaces/kinds'
import type { Entry, Entries } from '../controls/entries'
import { EntriesPanel } from '../controls/EntriesPanel'
import { spokenOf, symbolOf } from '../../math/names'
import { ownOf } from '../../math/own'
import { columnWords } from '../../surfaces/columnWords'
import { DataNote } from './DataNote'
import { FormulaEditor } from './FormulaEditor'
import { OwnDataButtons } from './OwnDataButtons'
import { OwnSurfaceEntries } from './OwnSurfaceEntries'
import { splitEntries } from './splitEntries'
import { SourceNote } from './SourceNote'
import { StartNote } from './StartNote'
import { startEntries } from '../controls/startEntries'

const options = surfaceChoices().map(({ id, label, group }) => ({ value: id, label, group }))

export function SurfaceEntries() {
  const { store } = useLab()
  const [{ surface, start }, edit] = useShown()
  const race = useRace()
  const {
    choice: chosen,
    text,
    settings,
    start: usual,
    written,
    note,
    source,
    data,
    split,
  } = factsOf(surface)
  const set = data?.choices.find(({ id }) => id === data.chosen)

  const shape = Object.entries(text.settings).map(([name, setting]): [string, Entry] => [
    `shape-${name}`,
    {
      kind: 'quantity',
      label: symbolOf(name),
      spoken: spokenOf(name),
      setting,
      value: ownOf(settings, name) ?? setting.default,
      edit: (value) => edit((now) => setSurfaceSetting(now, name, value), `shape ${name}`),
    },
  ])
  const choice: Entries = {
    choice: {
      kind: 'choice',
      label: 'surface',
      options,
      value: chosen,
      edit: (id) => {
        const { edit: editAll, pane } = store.getState()
        editAll((now) => chooseSurface(now, pane, id))
      },
    },
  }
  const rows: Entries = {
    ...(data &&
      data.choices.length > 1 && {
        data: {
          kind: 'choice',
          label: 'data',
          options: data.choices.map(({ id, name }) => ({ value: id, label: name })),
          value: data.chosen,
          edit: (id) => {
            const { edit: editAll, pane } = store.getState()
            editAll((now) => chooseSurface(now, pane, withData(surface, id)))
          },
        },
      }),
    ...Object.fromEntries(shape),
    ...splitEntries(data && split, data !== undefined, (next, gesture) =>
      edit((now) => setSplit(now, next), gesture),
    ),
    ...startEntries(race, start, usual, (place) => edit((now) => setStart(now, place), 'start')),
  }
  return (
    <>
      <EntriesPanel id="surface" entries={choice} />
      {written && <FormulaEditor surface={surface} written={written} />}
      {written && <OwnSurfaceEntries surface={surface} written={written} />}
      <EntriesPanel id="shape" entries={rows} />
      <StartNote race={race} start={start} />
      {note && <p className="field-note">{note}</p>}
      {source && <SourceNote source={source} />}
      {race.rows && (
        <DataNote
          count={race.rows.count}
          apart={race.validation?.rows.count ?? 0}
          stepsPerLook={Math.max(1, ...race.runs.map((run) => run.stepsPerLook))}
          words={columnWords(surface)}
          source={set?.source ?? written?.data?.source ?? ''}
        />
      )}
      {data && <OwnDataButtons />}
    </>
  )
}
