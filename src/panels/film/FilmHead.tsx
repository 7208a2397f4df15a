/** The film as a whole: play, presets, length, size, format, and the button that makes it. */
import type { Film } from '../../film/film'
import { writeFilm } from '../../film/document/writeFilm'
import { encodeFilm } from '../../film/link'
import { maxSeconds } from '../../film/limits'
import { useLab } from '../../lab/lab'
import { withSeconds } from '../../lab/openFilm'
import { copyDocumentLink } from '../controls/copyLink'
import { download } from '../controls/download'
import { IconButton } from '../controls/icons'
import { TimeField } from '../controls/TimeField'
import { FilmShows } from './FilmShows'
import type { EditFilm } from './picked'
import { LiveChoice } from './LiveChoice'
import { PresetChoice } from './PresetChoice'
import { RecordChoice } from './RecordChoice'
import { SaveBeside } from './SaveBeside'
import { SizeChoice } from './SizeChoice'
import type { FilmClock } from './useFilmClock'
import type { Recording } from './useRecording'

const rates = [24, 25, 30, 50, 60] as const
interface Way {
  readonly label: string
  readonly title: string
  isOn(film: Film): boolean
  turn(film: Film): Film
}

const ways: readonly Way[] = [
  {
    label: 'loop',
    title: 'The camera ends where it began, and a GIF or APNG repeats',
    isOn: ({ loop }) => loop,
    turn: (film) => ({ ...film, loop: !film.loop }),
  },
  {
    label: 'blur',
    title: 'What moves is blurred, as by a shutter that is open half of the time: the mean of eight pictures',
    isOn: ({ shutter }) => shutter > 0,
    turn: (film) => ({ ...film, shutter: film.shutter > 0 ? 0 : 0.5 }),
  },
  {
    label: 'fine',
    title: 'Four samples a pixel, which takes longer',
    isOn: ({ supersample }) => supersample > 1,
    turn: (film) => ({ ...film, supersample: film.supersample > 1 ? 1 : 2 }),
  },
  {
    label: 'clear',
    title: 'No background: WebM, APNG and PNG keep it clear, MP4 has the picture above and its opacity below',
    isOn: ({ background }) => background === 'transparent',
    turn: (film) => ({ ...film, background: film.background === 'transparent' ? 'theme' : 'transparent' }),
  },
]

interface FilmHeadProps {
  readonly film: Film
  readonly edit: EditFilm
  readonly clock: FilmClock
  readonly recording: Recording
  onClose(): void
}

export function FilmHead({ film, edit, clock, recording, onClose }: FilmHeadProps) {
  const lab = useLab()
  return (
    <div className="film-head" role="toolbar" aria-label="Film">
      <IconButton
        icon={clock.isPlaying ? 'pause' : 'play'}
        label={clock.isPlaying ? 'Pause the preview' : 'Play the preview'}
        onClick={() => clock.play(!clock.isPlaying)}
      />
      <span className="film-time">
        {clock.seconds.toFixed(2)} s<span className="film-soft"> of {film.seconds} s</span>
      </span>
      <PresetChoice edit={edit} />
      <label>
        length
        <TimeField
          label="Length in seconds"
          value={film.seconds}
          min={0.1}
          max={maxSeconds}
          onTake={(seconds) => edit((now) => withSeconds(now, seconds))}
        />
      </label>
      <SizeChoice film={film} edit={edit} />
      <select
        className="choice"
        aria-label="Frames a second"
        value={film.fps}
        onChange={({ currentTarget }) => edit((now) => ({ ...now, fps: Number(currentTarget.value) }))}
      >
        {[...new Set([...rates, film.fps])].map((fps) => (
          <option key={fps} value={fps}>
            {fps} fps
          </option>
        ))}
      </select>
      <FilmShows film={film} edit={edit} />
      <span className="film-shows" role="group" aria-label="How it is drawn">
        {ways.map(({ label, title, isOn, turn }) => (
          <button
            key={label}
            type="button"
            className="button button-plain"
            title={title}
            aria-pressed={isOn(film)}
            onClick={() => edit(turn)}
          >
            {label}
          </button>
        ))}
      </span>
      <span className="film-end">
        <RecordChoice recording={recording} />
        <LiveChoice />
        <SaveBeside film={film} seconds={clock.seconds} />
        <IconButton
          icon="save"
          label="Save the film as a file, to open or to make it again"
          onClick={() =>
            download(new Blob([writeFilm(film)], { type: 'application/json' }), 'thalweg-film.json')
          }
        />
        <IconButton
          icon="link"
          label="Copy a link that holds the film"
          onClick={() => void copyDocumentLink(lab, { hash: encodeFilm(film), what: 'film' })}
        />
        <IconButton icon="close" label="Close the film" onClick={onClose} />
      </span>
    </div>
  )
}
