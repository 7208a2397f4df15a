/** What a film says in its picture, and its title in its own words. */
import { useState } from 'react'
import type { Experiment } from '../../experiment/experiment'
import { surfaceName } from '../../experiment/names/paneTitles'
import type { Film, FilmShow } from '../../film/film'
import { maxTitle } from '../../talk/limits'
import type { Talk } from '../../talk/talk'
import type { EditFilm } from './picked'

const shows: readonly (readonly [name: keyof FilmShow, label: string])[] = [
  ['title', 'title'],
  ['step', 'step'],
  ['board', 'board'],
  ['chart', 'chart'],
  ['formula', 'formula'],
  ['card', 'card'],
  ['legend', 'colours'],
]

interface Kept {
  readonly words: string
  readonly of: Experiment | Talk
}

interface FilmShowsProps {
  readonly film: Film
  readonly edit: EditFilm
}

export function FilmShows({ film, edit }: FilmShowsProps) {
  const { title } = film.show
  /** The words of a title that was left out, until it is shown again: of this film alone. */
  const [kept, keep] = useState<Kept>({ words: '', of: subjectOf(film) })
  const words = kept.of === subjectOf(film) ? kept.words : ''
  const show = (part: Partial<FilmShow>, gesture?: string) =>
    edit((now) => ({ ...now, show: { ...now.show, ...part } }), gesture)
  const turn = (name: keyof FilmShow) => {
    if (name !== 'title') return show({ [name]: !film.show[name] })
    if (title === false) return show({ title: words || true })
    keep({ words: title === true ? '' : title, of: subjectOf(film) })
    return show({ title: false })
  }
  return (
    <>
      <span className="film-shows" role="group" aria-label="In the picture">
        {shows.map(([name, label]) => (
          <button
            key={name}
            type="button"
            className="button button-plain"
            aria-pressed={film.show[name] !== false}
            onClick={() => turn(name)}
          >
            {label}
          </button>
        ))}
      </span>
      {title !== false && (
        <input
          type="text"
          className="number-field film-title"
          dir="auto"
          aria-label="Title in the picture"
          title="Title in the picture"
          placeholder={usualTitle(film)}
          maxLength={maxTitle}
          value={title === true ? '' : title}
          onChange={({ currentTarget }) => show({ title: currentTarget.value || true }, 'film title')}
        />
      )}
    </>
  )
}

function subjectOf({ of }: Film): Experiment | Talk {
  return 'talk' in of ? of.talk : of.experiment
}

function usualTitle({ of }: Film): string {
  return 'talk' in of ? 'Title of each cue' : surfaceName(of.experiment.surface)
}
