/**
 * The tracks of a film over its time: the keys of the camera, the values, the captions, and the playhead. They stand together
 * since all lie on one scale of time.
 */
import { type CSSProperties, type KeyboardEvent, type PointerEvent, useRef } from 'react'
import type { CameraKey } from '../../camera/keys'
import { standName } from '../../camera/standName'
import type { Caption, Film, ValueKey } from '../../film/film'
import { quantityAt } from '../../talk/path/quantity'
import { setPart } from '../../talk/path/setPart'
import { useLab, useLabState } from '../../lab/lab'
import { numberText } from '../../math/numbers'
import { type EditFilm, type Picked, type Track, movedItem, rounded, timeOfItem, withoutItem } from './picked'
import type { FilmClock } from './useFilmClock'

interface FilmTracksProps {
  readonly film: Film
  readonly edit: EditFilm
  readonly clock: FilmClock
  readonly picked: Picked | undefined
  pick(picked: Picked | undefined): void
}

export function FilmTracks(props: FilmTracksProps) {
  const { film, edit, clock, pick } = props
  const { store } = useLab()
  const camera = useLabState((state) => state.experiment.view.camera)
  const selected = useLabState((state) => state.selected)
  const at = rounded(clock.seconds)
  const isTalk = 'talk' in film.of

  const addKey = () => {
    const stand: CameraKey['stand'] = typeof camera === 'string' ? { view: camera } : camera
    const key: CameraKey = { at, ease: 'inOut', stand }
    edit((now) => {
      // Another key at this time takes the place of the first.
      const others = now.camera.filter((each) => each.at !== at)
      const list = [...others, key].toSorted((one, other) => one.at - other.at)
      pick({ track: 'camera', index: list.indexOf(key) })
      return { ...now, camera: list }
    })
  }
  const addCaption = () => {
    const caption: Caption = { from: at, to: rounded(Math.min(at + 3, film.seconds)), text: 'Step {= step}' }
    if (caption.to <= caption.from) return
    edit((now) => {
      const list = [...now.captions, caption].toSorted((one, other) => one.from - other.from)
      pick({ track: 'captions', index: list.indexOf(caption) })
      return { ...now, captions: list }
    })
  }
  const addValue = () => {
    const of = `runners.${selected}.settings.eta`
    const { experiment } = store.getState()
    const quantity = quantityAt(experiment, of)
    if (!quantity) return
    const half = quantity.value / 2
    const to = 'experiment' in setPart(experiment, of, half) ? half : quantity.value
    const value: ValueKey = { at, of, to, over: 1 }
    edit((now) => {
      const list = [...now.values, value].toSorted((one, other) => one.at - other.at)
      pick({ track: 'values', index: list.indexOf(value) })
      return { ...now, values: list }
    })
  }
  return (
    <div className="film-tracks">
      <Ruler {...props} />
      <Lane
        {...props}
        track="camera"
        name="camera"
        add="Key"
        onAdd={addKey}
        title="A key of the camera, where it stands now in the picture"
      />
      {!isTalk && (
        <Lane
          {...props}
          track="values"
          name="values"
          add="Value"
          onAdd={addValue}
          title="The selected runner's η goes to another value"
        />
      )}
      <Lane
        {...props}
        track="captions"
        name="captions"
        add="Caption"
        onAdd={addCaption}
        title="A caption from here on"
      />
    </div>
  )
}

/** Press or drag to seek. */
function Ruler({ film, clock }: FilmTracksProps) {
  const bar = useRef<HTMLDivElement>(null)
  const seek = (event: PointerEvent) => {
    const box = bar.current?.getBoundingClientRect()
    if (!box) return
    const share = Math.min(Math.max((event.clientX - box.left) / box.width, 0), 1)
    clock.play(false)
    clock.seek(share * film.seconds)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    const to = event.key === 'Home' ? 0 : event.key === 'End' ? film.seconds : undefined
    if (step === 0 && to === undefined) return
    event.preventDefault()
    event.stopPropagation()
    const by = event.shiftKey ? 1 : 1 / film.fps
    clock.seek(to ?? Math.min(Math.max(clock.seconds + step * by, 0), film.seconds))
  }
  const every = stepOf(film.seconds)
  const all = Array.from({ length: Math.floor(film.seconds / every) + 1 }, (_, index) => index * every)
  // The last number stands before its line, and has room there.
  const marks = all.filter((mark) => mark === film.seconds || mark < 0.93 * film.seconds)
  return (
    <div className="film-lane film-ruler">
      <span className="film-name" />
      <div
        className="film-bar"
        ref={bar}
        role="slider"
        tabIndex={0}
        aria-label="Time of the film"
        aria-valuemin={0}
        aria-valuemax={film.seconds}
        aria-valuenow={rounded(clock.seconds)}
        aria-valuetext={`${clock.seconds.toFixed(2)} seconds`}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          seek(event)
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) seek(event)
        }}
      >
        {marks.map((mark) => (
          <span
            key={mark}
            className="film-mark"
            style={placeAt(mark, film)}
            data-last={mark === film.seconds || undefined}
          >
            {numberText(mark)}
          </span>
        ))}
        <span className="film-playhead" style={placeAt(clock.seconds, film)} />
      </div>
    </div>
  )
}

interface LaneProps extends FilmTracksProps {
  readonly track: Track
  readonly name: string
  readonly add: string
  readonly title: string
  onAdd(): void
}

function Lane({ film, edit, clock, picked, pick, track, name, add, title, onAdd }: LaneProps) {
  const bar = useRef<HTMLDivElement>(null)
  return (
    <div className="film-lane">
      <span className="film-name">
        <button type="button" className="button button-plain" title={title} onClick={onAdd}>
          + {add}
        </button>
      </span>
      <div className="film-bar" ref={bar} role="group" aria-label={`Track of ${name}`}>
        {film[track].map((_, index) => (
          <Item key={index} {...{ film, edit, picked, pick, track, index }} bar={() => bar.current} />
        ))}
        <span className="film-playhead" style={placeAt(clock.seconds, film)} />
      </div>
    </div>
  )
}

interface ItemProps extends Pick<FilmTracksProps, 'film' | 'edit' | 'picked' | 'pick'> {
  readonly track: Track
  readonly index: number
  bar(): HTMLElement | null
}

/** A key as a diamond, a caption as a bar. It is dragged, or moved by arrow keys. */
function Item({ film, edit, picked, pick, track, index, bar }: ItemProps) {
  const drag = useRef<{ readonly x: number; readonly from: number; readonly id: string; index: number }>(
    undefined,
  )
  const its: Picked = { track, index }
  const isPicked = picked?.track === track && picked.index === index
  const at = timeOfItem(film, its)
  /** Among the others, which it may pass. Returns where it is in their order then. */
  const move = (from: number, seconds: number, gesture?: string): number => {
    const { picked: next } = movedItem(film, { track, index: from }, seconds)
    edit((now) => movedItem(now, { track, index: from }, seconds).film, gesture)
    pick(next)
    return next.index
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (step !== 0) {
      const next = move(index, at + step * (event.shiftKey ? 1 : 0.1))
      // The focus goes with it.
      bar()?.querySelectorAll('button')[next]?.focus()
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      edit((now) => withoutItem(now, its))
      pick(undefined)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  const caption = track === 'captions' ? film.captions[index] : undefined
  const style = caption
    ? { ...placeAt(caption.from, film), width: `${(100 * (caption.to - caption.from)) / film.seconds}%` }
    : placeAt(at, film)
  return (
    <button
      type="button"
      className={caption ? 'film-caption' : 'film-key'}
      style={style}
      title={caption ? caption.text : nameOf(film, its)}
      aria-label={`${caption ? `Caption: ${caption.text}` : nameOf(film, its)}, at ${at} s`}
      aria-pressed={isPicked}
      onClick={() => pick(its)}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        drag.current = { x: event.clientX, from: at, id: `film ${track} ${performance.now()}`, index }
        pick(its)
      }}
      onPointerMove={(event) => {
        const { current } = drag
        const width = bar()?.clientWidth ?? 0
        if (!current || width === 0 || Math.abs(event.clientX - current.x) < 2) return
        const seconds = current.from + ((event.clientX - current.x) / width) * film.seconds
        current.index = move(current.index, seconds, current.id)
      }}
      onPointerUp={() => (drag.current = undefined)}
      onPointerCancel={() => (drag.current = undefined)}
    >
      {caption?.text}
    </button>
  )
}

function nameOf(film: Film, { track, index }: Picked): string {
  const stand = track === 'camera' ? film.camera[index]?.stand : undefined
  const value = track === 'values' ? film.values[index] : undefined
  if (value) return `${value.of} to ${String(value.to)}`
  return stand ? standName(stand) : ''
}

function placeAt(seconds: number, film: Film): CSSProperties {
  return { left: `${(100 * seconds) / film.seconds}%` }
}

/** Seconds between two numbers of the ruler: at most thirteen of them. */
function stepOf(seconds: number): number {
  const steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600]
  return steps.find((step) => seconds / step <= 12) ?? 1200
}
