/** What is saved beside a film: the frame that is seen, as a picture, and its texts. */
import { captionsOf, vttOf } from '../../film/captions'
import { chapterLines, chaptersOf } from '../../film/chapters'
import type { Film } from '../../film/film'
import { frameAt, framesOf } from '../../film/frames'
import { filmFrame } from '../../lab/filming'
import { useLab } from '../../lab/lab'
import { download } from '../controls/download'

/** Pixels of a still to one of the film, a side. */
const scales = [1, 2, 4] as const

interface SaveBesideProps {
  readonly film: Film
  /** Where the playhead of the film is. */
  readonly seconds: number
}

export function SaveBeside({ film, seconds }: SaveBesideProps) {
  const { store } = useLab()
  const saveStill = async (scale: number) => {
    try {
      const [width, height] = film.size
      const n = Math.min(frameAt(film, seconds), framesOf(film) - 1)
      const still = await filmFrame({ ...film, size: [scale * width, scale * height] }, n)
      download(still, `thalweg-${String(n).padStart(6, '0')}.png`)
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      store.getState().notify(`The still was not made: ${why}`)
    }
  }
  const save = (kind: string) => {
    if (kind === 'vtt') download(textFile(vttOf(captionsOf(film)), 'text/vtt'), 'thalweg.vtt')
    else if (kind === 'chapters')
      download(textFile(chapterLines(chaptersOf(film)), 'text/plain'), 'thalweg.chapters.txt')
    else void saveStill(Number(kind))
  }
  return (
    <select
      className="choice"
      aria-label="Save beside the film"
      title="A still of what the preview shows, and the texts of the film as files"
      value=""
      onChange={({ currentTarget }) => save(currentTarget.value)}
    >
      <option value="" disabled>
        beside…
      </option>
      {scales.map((scale) => (
        <option key={scale} value={scale}>
          still (PNG), {film.size.map((side) => scale * side).join('×')}
        </option>
      ))}
      <option value="vtt">subtitles (.vtt)</option>
      <option value="chapters">chapters (.txt)</option>
    </select>
  )
}

function textFile(text: string, type: string): Blob {
  return new Blob([text], { type })
}
