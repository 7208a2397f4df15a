/** The strip in which a film is made: its settings, its tracks, its preview. Loaded with the first film. */
import { type KeyboardEvent, useMemo, useState } from 'react'
import './film.css'
import { useLab, useLabState } from '../../lab/lab'
import { type OpenFilm, filmOn } from '../../lab/openFilm'
import { changed, redone, undone } from '../../lab/undoable'
import { FilmDetails } from './FilmDetails'
import { FilmHead } from './FilmHead'
import { FilmPreview } from './FilmPreview'
import { FilmTracks } from './FilmTracks'
import type { EditFilm, Picked } from './picked'
import { useFilmClock } from './useFilmClock'
import { useRecording } from './useRecording'

export function FilmStrip({ open }: { readonly open: OpenFilm }) {
  const { store } = useLab()
  const experiment = useLabState((state) => state.experiment)
  const [picked, pick] = useState<Picked>()
  const film = useMemo(() => filmOn(open.now, experiment), [open.now, experiment])
  const clock = useFilmClock(film)
  const recording = useRecording(film)
  const edit: EditFilm = (change, gesture) => {
    const open = store.getState().film
    if (!open) return
    // Of what is on the tracks; the playhead's end stays that of the race, however long it is.
    const shown = { ...filmOn(open.now, store.getState().experiment), play: open.now.play, of: open.now.of }
    store.getState().set({ film: { ...changed(open, change(shown), gesture), isShown: true } })
  }
  /** The keys of the page's undo work on the film while the strip has the focus. */
  const onKeyDown = (event: KeyboardEvent) => {
    const isTyping = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z' || isTyping) return
    event.preventDefault()
    event.stopPropagation()
    const film = (event.shiftKey ? redone : undone)(open)
    if (film) store.getState().set({ film: { ...film, isShown: true } })
  }
  return (
    <div className="film" onKeyDown={onKeyDown}>
      <FilmHead
        {...{ film, edit, clock, recording }}
        onClose={() => store.getState().set({ film: { ...open, isShown: false } })}
      />
      <div className="film-body">
        <FilmPreview {...{ film, clock, recording }} />
        <div className="film-work">
          <FilmTracks {...{ film, edit, clock, picked, pick }} />
          <FilmDetails {...{ film, edit, picked, pick }} />
        </div>
      </div>
    </div>
  )
}
