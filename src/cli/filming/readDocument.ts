/** The film that a command names: a file, a lesson or a scene, with the parts that the command replaces. */
import { existsSync } from 'node:fs'
import { jsonOfBytes } from '../../experiment/file/jsonText'
import { isObject } from '../../experiment/schema/reading'
import { asFilm, maxFilmBytes, parseFilm } from '../../film/document/readFilm'
import type { Film } from '../../film/film'
import { maxFilmLength } from '../../film/limits'
import { framesOf } from '../../film/frames'
import { scenes } from '../../gallery/list'
import { nearestName } from '../../math/nearestName'
import { lessons } from '../../talk/lessons/list'
import { bytesOf, complaint } from '../files'
import type { FilmCommand } from './command'

type Wanted = Pick<FilmCommand, 'file' | 'parts' | 'scale' | 'frames'>

/** @throws Error with one line if there is none, anything in it is wrong, or it has no such frames */
export function filmOf({ file, parts, scale, frames }: Wanted): Film {
  const json = documentOf(file)
  const withParts = (parts: object): Film => read(isObject(json) ? { ...asFilm(json), ...parts } : json)
  const given = withParts(parts)
  const film = scale === undefined ? given : withParts({ ...parts, size: given.size.map(evenly(scale)) })
  if (frames) check(frames, framesOf(film))
  return film
}

function read(json: unknown): Film {
  const { film, problems } = parseFilm(json)
  if (film && problems.length === 0) return film
  throw new Error(problems.map(complaint).join('; '))
}

/** The nearest even number of pixels. */
function evenly(scale: number): (side: number) => number {
  return (side) => 2 * Math.round((scale * side) / 2)
}

function check([first, end]: NonNullable<Wanted['frames']>, all: number): void {
  if (first < end && end <= all) return
  throw new Error(`there are no frames ${first}:${end}, the film has 0:${all}: write two of them in order`)
}

function documentOf(file: string): unknown {
  const lesson = lessons.find(({ id }) => id === file)
  if (lesson) return lesson.talk
  const scene = scenes.find(({ id }) => id === file)
  if (scene) return scene.experiment
  if (file !== '-' && !existsSync(file)) throw new Error(missing(file))
  const found = jsonOfBytes(bytesOf(file, maxFilmBytes), maxFilmLength)
  if ('problem' in found) throw new Error(found.problem)
  return found.json
}

function missing(file: string): string {
  const meant = nearestName(
    file,
    [...lessons, ...scenes].map(({ id }) => id),
  )
  const advice = meant === undefined ? 'write the path of a JSON file' : `did you mean "${meant}"?`
  return `there is no file, lesson or scene "${file}", ${advice}`
}
