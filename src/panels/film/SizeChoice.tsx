/** The size of a film: the usual ones, and its own. */
import type { Film } from '../../film/film'
import type { EditFilm } from './picked'

const sizes: readonly (readonly [width: number, height: number, name: string])[] = [
  [1280, 720, '720p'],
  [1920, 1080, '1080p'],
  [3840, 2160, '4K'],
  [1080, 1920, '9 : 16'],
  [1080, 1080, '1 : 1'],
  [1080, 1350, '4 : 5'],
  [640, 360, '360p'],
]

interface SizeChoiceProps {
  readonly film: Film
  readonly edit: EditFilm
}

export function SizeChoice({ film: { size }, edit }: SizeChoiceProps) {
  const value = size.join('×')
  const own = sizes.some(([width, height]) => `${width}×${height}` === value)
  return (
    <select
      className="choice film-size"
      aria-label="Size"
      value={value}
      onChange={({ currentTarget }) => {
        const [width = 1280, height = 720] = currentTarget.value.split('×').map(Number)
        edit((now) => ({ ...now, size: [width, height] }))
      }}
    >
      {!own && <option value={value}>{value}</option>}
      {sizes.map(([width, height, name]) => (
        <option key={name} value={`${width}×${height}`}>
          {name}, {width}×{height}
        </option>
      ))}
    </select>
  )
}
