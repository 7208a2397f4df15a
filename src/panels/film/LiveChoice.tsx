/** The second way to a film: what a hand does is recorded as it happens. */
import { useLive } from './useLive'

export function LiveChoice() {
  const live = useLive()
  if (live.isOn)
    return (
      <button type="button" className="button button-plain" onClick={live.stop}>
        Stop
      </button>
    )
  return (
    <select
      className="choice"
      aria-label="Record live"
      title="Record what you do, as it happens"
      value=""
      onChange={({ currentTarget }) => live.start(currentTarget.value === 'page' ? 'page' : 'picture')}
    >
      <option value="" disabled>
        live…
      </option>
      <option value="picture">the picture</option>
      <option value="page">the whole page</option>
    </select>
  )
}
