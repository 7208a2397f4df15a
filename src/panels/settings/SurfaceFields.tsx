/** Which surface, its shape, where the runners start; or a formula of the user's own. */
import { isFormula, startOf } from '../../experiment/defaults'
import { setStart, setSurface, setSurfaceSetting } from '../../experiment/edits/edits'
import { useRace, useShown } from '../../lab/lab'
import { surfaceById, surfaces } from '../../surfaces/list'
import type { Field, Fields } from '../controls/fields'
import { FieldsPanel } from '../controls/FieldsPanel'
import { spokenOf, symbolOf } from '../../math/names'
import { FormulaEditor } from './FormulaEditor'
import { firstFormula } from './examples'
import { startFields } from '../controls/startFields'

const own = 'your own formula'

const options = [
  ...surfaces.map(({ id, name, family }) => ({ value: id, label: name, group: family })),
  { value: own, label: 'your own formula…', group: 'your own' },
]

export function SurfaceFields() {
  const [{ surface, start }, edit] = useShown()
  const race = useRace()
  const listed = isFormula(surface) ? undefined : surfaceById(surface.id)

  const shape = Object.entries(listed?.settings ?? {}).map(([name, setting]): [string, Field] => [
    `shape-${name}`,
    {
      kind: 'quantity',
      label: symbolOf(name),
      spoken: spokenOf(name),
      setting,
      value: (isFormula(surface) ? undefined : surface.settings[name]) ?? setting.default,
      edit: (value) => edit((now) => setSurfaceSetting(now, name, value), `shape ${name}`),
    },
  ])
  const choice: Fields = {
    choice: {
      kind: 'choice',
      label: 'surface',
      options,
      value: isFormula(surface) ? own : surface.id,
      edit: (id) => edit((now) => setSurface(now, id === own ? firstFormula : id)),
    },
  }
  const rows: Fields = {
    ...Object.fromEntries(shape),
    ...startFields(race, start, startOf(surface), (place) => edit((now) => setStart(now, place), 'start')),
  }
  return (
    <>
      <FieldsPanel id="surface" fields={choice} />
      {isFormula(surface) && <FormulaEditor surface={surface} />}
      <FieldsPanel id="shape" fields={rows} />
      {listed?.note && <p className="field-note">{listed.note}</p>}
    </>
  )
}
