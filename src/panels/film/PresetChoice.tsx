/** A ready way of the camera, which its keys replace. */
import { presets } from '../../film/presets'
import { useLab } from '../../lab/lab'
import { standingsOf } from '../../run/standings'
import type { EditFilm } from './picked'

export function PresetChoice({ edit }: { readonly edit: EditFilm }) {
  const lab = useLab()
  const apply = (id: string) => {
    const preset = presets.find((each) => each.id === id)
    const race = lab.ownRace()
    const [leader] = standingsOf(race, race.turns)
    if (preset) edit((now) => preset.apply(now, leader?.index ?? 0))
  }
  return (
    <select
      className="choice"
      aria-label="Way of the camera"
      value=""
      onChange={({ currentTarget }) => apply(currentTarget.value)}
    >
      <option value="" disabled>
        camera…
      </option>
      {presets.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  )
}
