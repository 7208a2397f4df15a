/** What an own surface is besides its formula: the names of its parameters, and how its loss is drawn. */
import { setSurface } from '../../experiment/edits/edits'
import { useShown } from '../../lab/lab'
import { symbolOf } from '../../math/names'
import type { WrittenSurface } from '../../surfaces/kind'
import { type PlanSurface, mistakeOf, rewrite } from '../../surfaces/kinds'
import { nameIn, renamed } from '../../surfaces/naming'
import type { Fields } from '../controls/fields'
import { FieldsPanel } from '../controls/FieldsPanel'
import { NameField } from '../controls/NameField'

interface OwnSurfaceFieldsProps {
  readonly surface: PlanSurface
  readonly written: WrittenSurface
}

export function OwnSurfaceFields({ surface, written }: OwnSurfaceFieldsProps) {
  const [, edit] = useShown()
  const put = (next: WrittenSurface) => edit((now) => setSurface(now, rewrite(surface, next)))
  const rows: Fields = {
    height: {
      kind: 'choice',
      label: 'drawn as',
      spoken: 'height of the loss',
      options: heights,
      value: written.height ?? 'linear',
      edit: (height) =>
        put({ ...written, height: heights.find(({ value }) => value === height)?.value ?? 'linear' }),
    },
  }
  return (
    <>
      {written.parameters.map((name, axis) => (
        <NameField
          key={axis}
          label={`name ${axis + 1}`}
          spoken={`name of parameter ${axis + 1}`}
          value={symbolOf(name)}
          problemWith={(text) => problemWith(surface, written, axis, text)}
          onChange={(text) => put(renamed(written, axis, nameIn(text) ?? name) ?? written)}
        />
      ))}
      <FieldsPanel id="own-surface" fields={rows} />
    </>
  )
}

const heights = [
  { value: 'linear', label: 'loss' },
  { value: 'sqrt', label: 'root of the loss' },
  { value: 'log', label: 'logarithm of the loss' },
] as const

/** Why a parameter cannot take this name, in one line. */
function problemWith(
  surface: PlanSurface,
  written: WrittenSurface,
  axis: number,
  text: string,
): string | undefined {
  const name = nameIn(text)
  if (name === undefined) return 'one name is expected, such as w1 or θ'
  if (written.parameters.some((each, index) => each === name && index !== axis))
    return 'the other parameter has this name'
  const next = renamed(written, axis, name)
  if (!next) return 'the names of a product stand together in the formula: write "*" between them first'
  return mistakeOf(rewrite(surface, next))?.message
}
