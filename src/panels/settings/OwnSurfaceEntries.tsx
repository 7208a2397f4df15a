/** What an own surface is besides its formula: the names of its parameters, and how its loss is drawn. */
import { setSurface } from '../../experiment/edits/edits'
import { useShown } from '../../lab/lab'
import { symbolOf } from '../../math/names'
import type { WrittenSurface } from '../../surfaces/kind'
import { type PlanSurface, mistakeOf, rewrite } from '../../surfaces/kinds'
import { nameIn, renamed } from '../../surfaces/naming'
import type { Entries } from '../controls/entries'
import { EntriesPanel } from '../controls/EntriesPanel'
import { NameInput } from '../controls/NameInput'

interface OwnSurfaceEntriesProps {
  readonly surface: PlanSurface
  readonly written: WrittenSurface
}

export function OwnSurfaceEntries({ surface, written }: OwnSurfaceEntriesProps) {
  const [, edit] = useShown()
  const put = (next: WrittenSurface) => edit((now) => setSurface(now, rewrite(surface, next)))
  const rows: Entries = {
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
        <NameInput
          key={axis}
          label={`name ${axis + 1}`}
          spoken={`name of parameter ${axis + 1}`}
          value={symbolOf(name)}
          problemWith={(text) => problemWith(surface, written, axis, text)}
          onChange={(text) => put(renamed(written, axis, nameIn(text) ?? name) ?? written)}
        />
      ))}
      <EntriesPanel id="own-surface" entries={rows} />
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
