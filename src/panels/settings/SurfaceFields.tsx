/** The surface, its shape, its formula if it is custom, and the runners' start. */
import { setStart, setSurface, setSurfaceSetting } from '../../experiment/edits/edits'
import { useRace, useShown } from '../../lab/lab'
import { factsOf, surfaceChoices } from '../../surfaces/kinds'
import type { Field, Fields } from '../controls/fields'
import { FieldsPanel } from '../controls/FieldsPanel'
import { spokenOf, symbolOf } from '../../math/names'
import { ownOf } from '../../math/own'
import { FormulaEditor } from './FormulaEditor'
import { OwnSurfaceFields } from './OwnSurfaceFields'
import { SourceNote } from './SourceNote'
import { StartNote } from './StartNote'
import { startFields } from '../controls/startFields'

const options = surfaceChoices().map(({ id, label, group }) => ({ value: id, label, group }))

export function SurfaceFields() {
  const [{ surface, start }, edit] = useShown()
  const race = useRace()
  const { choice: chosen, text, settings, start: usual, written, note, source } = factsOf(surface)

  const shape = Object.entries(text.settings).map(([name, setting]): [string, Field] => [
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
  const choice: Fields = {
    choice: {
      kind: 'choice',
      label: 'surface',
      options,
      value: chosen,
      edit: (id) => edit((now) => setSurface(now, id)),
    },
  }
  const rows: Fields = {
    ...Object.fromEntries(shape),
    ...startFields(race, start, usual, (place) => edit((now) => setStart(now, place), 'start')),
  }
  return (
    <>
      <FieldsPanel id="surface" fields={choice} />
      {written && <FormulaEditor surface={surface} written={written} />}
      {written && <OwnSurfaceFields surface={surface} written={written} />}
      <FieldsPanel id="shape" fields={rows} />
      <StartNote race={race} start={start} />
      {note && <p className="field-note">{note}</p>}
      {source && <SourceNote source={source} />}
    </>
  )
}
