/** The chapters of a film: one for each part, as lines for a description and as metadata for `ffmpeg`. */
import { surfaceName } from '../experiment/names/paneTitles'
import type { Film } from './film'
import { type FrameRange, timesOf } from './frames'
import { partsOf } from './parts'

export interface Chapter {
  /** In seconds from the first of the frames. */
  readonly from: number
  readonly to: number
  readonly title: string
}

/** What these frames show, one after the other. */
export function chaptersOf(film: Film, range?: FrameRange): Chapter[] {
  const [begin, end] = timesOf(film, range)
  const parts = partsOf(film)
  const { title: own } = film.show
  return parts
    .map(({ begins, title, experiment }, index): Chapter => {
      const name = title || (parts.length === 1 && typeof own === 'string' && own) || undefined
      return {
        from: begins,
        to: parts[index + 1]?.begins ?? Math.max(film.seconds, end),
        title: name ?? surfaceName(experiment.surface),
      }
    })
    .filter(({ from, to }) => from < end && to > begin)
    .map(({ from, to, title }) => ({
      from: Math.max(from, begin) - begin,
      to: Math.min(to, end) - begin,
      title,
    }))
}

/** `0:00 Title`, a line each, as sites with videos read it below a film. */
export function chapterLines(chapters: readonly Chapter[]): string {
  return chapters.map(({ from, title }) => `${clock(from)} ${oneLine(title)}\n`).join('')
}

/** As `ffmpeg -i FILM -i METADATA -map_metadata 1 -c copy` takes it: https://ffmpeg.org/ffmpeg-formats.html#Metadata-2 */
export function ffmetadataOf(chapters: readonly Chapter[], title?: string): string {
  const head = title === undefined ? '' : `title=${escaped(title)}\n`
  const blocks = chapters.map(
    ({ from, to, title: its }) =>
      `\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=${thousandths(from)}\nEND=${thousandths(to)}\ntitle=${escaped(its)}\n`,
  )
  return `;FFMETADATA1\n${head}${blocks.join('')}`
}

/** The second that a chapter has begun in. */
function clock(seconds: number): string {
  const whole = Math.floor(seconds + 1e-9)
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60]
  const rest = String(whole % 60).padStart(2, '0')
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`
}

function thousandths(seconds: number): number {
  return Math.round(1000 * seconds)
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function escaped(text: string): string {
  return oneLine(text).replace(/[=;#\\]/g, '\\$&')
}
