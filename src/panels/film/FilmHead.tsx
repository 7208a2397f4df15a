/** The film as a whole: play, presets, length, size, format, and the button that makes it. */
import { useState } from 'react'
import { presets } from '../../film/presets'
import type { Film, FilmShow } from '../../film/film'
import { writeFilm } from '../../film/document/writeFilm'
import { maxSeconds } from '../../film/limits'
import type { FilmFormat } from '../../lab/filming'
import { useLab } from '../../lab/lab'
import { withSeconds } from '../../lab/openFilm'
import { standingsOf } from '../../run/standings'
import { download } from '../controls/download'
import { IconButton } from '../controls/icons'
import type { EditFilm } from './picked'
import { SaveTexts } from './SaveTexts'
import { TimeField } from './TimeField'
import type { FilmClock } from './useFilmClock'
import { useLive } from './useLive'
import { type Recording, formats, sizeText } from './useRecording'

const sizes: readonly (readonly [width: number, height: number, name: string])[] = [
  [1280, 720, '720p'],
  [1920, 1080, '1080p'],
  [3840, 2160, '4K'],
  [1080, 1920, '9 : 16'],
  [1080, 1080, '1 : 1'],
  [1080, 1350, '4 : 5'],
  [640, 360, '360p'],
]
const rates = [24, 25, 30, 50, 60] as const
const shows: readonly (readonly [name: keyof FilmShow, label: string])[] = [
  ['title', 'title'],
  ['step', 'step'],
  ['board', 'board'],
  ['chart', 'chart'],
  ['formula', 'formula'],
  ['legend', 'colours'],
]

interface Kind {
  readonly name: string
  readonly format: FilmFormat
  readonly isSharp: boolean
}

const kinds: readonly [Kind, ...Kind[]] = [
  { name: formats.mp4.name, format: 'mp4', isSharp: false },
  { name: formats.webm.name, format: 'webm', isSharp: false },
  { name: `${formats.mp4.name}, sharp lines`, format: 'mp4', isSharp: true },
  { name: `${formats.webm.name}, sharp lines`, format: 'webm', isSharp: true },
  ...(['gif', 'apng', 'png'] as const).map((format) => ({
    name: formats[format].name,
    format,
    isSharp: false,
  })),
]

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
    title:
      'What moves is blurred, as by a shutter that is open half of the time. It takes eight times as long',
    isOn: ({ shutter }) => shutter > 0,
    turn: (film) => ({ ...film, shutter: film.shutter > 0 ? 0 : 0.5 }),
  },
  {
    label: 'fine',
    title: 'Four samples a pixel. It takes three times as long',
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
  const [kind, setKind] = useState<Kind>(kinds[0])
  const isRecording = recording.state !== undefined
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
      <span className="film-shows" role="group" aria-label="In the picture">
        {shows.map(([name, label]) => (
          <button
            key={name}
            type="button"
            className="button button-plain"
            aria-pressed={film.show[name] !== false}
            onClick={() =>
              edit((now) => ({ ...now, show: { ...now.show, [name]: now.show[name] === false } }))
            }
          >
            {label}
          </button>
        ))}
      </span>
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
        <select
          className="choice"
          aria-label="Format"
          value={kind.name}
          onChange={({ currentTarget }) =>
            setKind(kinds.find(({ name }) => name === currentTarget.value) ?? kind)
          }
        >
          {kinds.map(({ name }) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
        {isRecording ? (
          <>
            <RecordingState recording={recording} />
            <button type="button" className="button button-plain" onClick={recording.cancel}>
              Cancel
            </button>
          </>
        ) : (
          <button
            type="button"
            className="button film-record"
            onClick={() => recording.record(kind.format, kind.isSharp)}
          >
            Record
          </button>
        )}
        <LiveButton />
        <SaveTexts film={film} />
        <IconButton
          icon="save"
          label="Save the film as a file, to open or to make it again"
          onClick={() =>
            download(new Blob([writeFilm(film)], { type: 'application/json' }), 'thalweg-film.json')
          }
        />
        <IconButton icon="close" label="Close the film" onClick={onClose} />
      </span>
    </div>
  )
}

/** The second way: what a hand does is recorded as it happens. */
function LiveButton() {
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

function PresetChoice({ edit }: Pick<FilmHeadProps, 'edit'>) {
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

function SizeChoice({ film: { size }, edit }: Pick<FilmHeadProps, 'film' | 'edit'>) {
  const value = size.join('×')
  const own = sizes.some(([width, height]) => `${width}×${height}` === value)
  return (
    <select
      className="choice"
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

function RecordingState({ recording: { state } }: { readonly recording: Recording }) {
  const at = state === 'begins' || !state ? undefined : state
  const share = at ? at.done / at.frames : 0
  const text = at
    ? `frame ${at.done} of ${at.frames}, ${left(at.secondsLeft)}, ${sizeText(at.bytes)}`
    : 'begins'
  return (
    <span className="film-progress">
      <progress aria-label="Making the film" max={1} value={share} />
      <span role="status" aria-live="off">
        {text}
      </span>
    </span>
  )
}

function left(seconds: number | undefined): string {
  if (seconds === undefined) return ''
  return seconds < 90 ? `${Math.ceil(seconds)} s left` : `${Math.ceil(seconds / 60)} min left`
}
