/** Where the camera of a film is: on its path, or without keys where each Experiment has it. */
import { Vector3 } from 'three'
import { CameraPath } from '../../../camera/path'
import { type PlacedCamera, placedOf, polarOf } from '../../../camera/polar'
import { eased } from '../../../camera/easing'
import type { Place } from '../../../camera/keys'
import type { Film } from '../../../film/film'
import type { FilmScript } from '../../../film/moment'
import type { FilmPart } from '../../../film/parts'
import type { Experiment } from '../../../experiment/experiment'
import { panesOf } from '../../../experiment/edits/panes'
import { type Run, stepAt } from '../../../run/race'
import { type Stand, standOf } from '../../ground/camera'
import { fittedStand } from '../../ground/fitCamera'
import { type Terrain, terrainMemory } from '../../ground/terrain'
import type { PaneSight } from './filmPane'
import { type FilmSights, terrainOfSight } from './sights'

export class FilmCameras {
  readonly #script: FilmScript
  readonly #sights: FilmSights
  readonly #path: CameraPath | undefined
  readonly #ways = new Map<number, CameraPath>()
  readonly #fitted = new Map<number, Stand | undefined>()
  readonly #terrainOf = terrainMemory()

  constructor(film: Film, script: FilmScript, sights: FilmSights) {
    this.#script = script
    this.#sights = sights
    if (film.camera.length === 0) return
    const first = script.at(0).experiment
    this.#path = new CameraPath(film, {
      view: (view) => this.#named(0, first, 0, view === 'own' ? undefined : view),
      ball: (runner, seconds) => this.#ball(runner, seconds),
    })
  }

  /** Of a pane at a time. `part`: whose Experiment is seen. */
  at(seconds: number, part: number, pane: number): Stand {
    if (this.#path) return standOfPlaced(this.#path.at(seconds))
    const its = this.#script.parts[part]
    const within = seconds - (its?.begins ?? 0)
    const own = this.#own(part, pane, within)
    if (!its || part === 0 || within >= its.glide) return standOfPlaced(own)
    // From where the part before has it, the shorter way.
    const before = this.#script.parts[part - 1]
    const from = polarOf(this.#own(part - 1, pane, before?.seconds ?? 0))
    const to = polarOf(own, from.azimuth)
    const share = eased('inOut', within / its.glide)
    const mix = (one: number, other: number): number => one + share * (other - one)
    const target = ([0, 1, 2] as const).map((axis) => mix(from.target[axis], to.target[axis]))
    return standOfPlaced(
      placedOf({
        target: [target[0] ?? 0, target[1] ?? 0, target[2] ?? 0],
        reach: mix(from.reach, to.reach),
        azimuth: mix(from.azimuth, to.azimuth),
        elevation: mix(from.elevation, to.elevation),
      }),
    )
  }

  /** `within`: seconds since the part began. */
  #own(part: number, pane: number, within: number): PlacedCamera {
    const its = this.#script.parts[part]
    const experiment = its?.experiment ?? this.#script.at(0).experiment
    if (!its || its.camera.length === 0) return this.#named(part, experiment, pane)
    const seconds = its.camera.at(-1)?.at ?? 0
    return this.#wayOf(part, its).at(Math.min(Math.max(within - its.glide, 0), seconds))
  }

  /** The way of the camera that a cue has. */
  #wayOf(part: number, { experiment, camera, begins, glide }: FilmPart): CameraPath {
    const known = this.#ways.get(part)
    if (known) return known
    const way = new CameraPath(
      { camera, loop: false, seconds: camera.at(-1)?.at ?? 0 },
      {
        view: (view) => this.#named(part, experiment, 0, view === 'own' ? undefined : view),
        ball: (runner, seconds) => this.#ball(runner, begins + glide + seconds),
      },
    )
    this.#ways.set(part, way)
    return way
  }

  /** The stand of a view, or of the one that the Experiment has. */
  #named(
    part: number,
    experiment: Experiment,
    pane: number,
    named?: Experiment['view']['camera'],
  ): PlacedCamera {
    const { view } = experiment
    const sights = this.#sights.of(experiment)
    const dimension = sights[pane]?.race.surface.dimension ?? 2
    const its = view.cameras === 'free' ? (panesOf(experiment)[pane]?.camera ?? view.camera) : view.camera
    const fitted = this.#fittedStand(part, sights, view.cameras === 'free' ? pane : undefined)
    const { position, target } = standOf(named ?? its, dimension, view.heightScale, false, fitted)
    return { position: placeOf(position), target: placeOf(target) }
  }

  #fittedStand(part: number, sights: readonly PaneSight[], pane: number | undefined): Stand | undefined {
    const key = 100 * part + (pane ?? 99)
    if (!this.#fitted.has(key))
      this.#fitted.set(key, this.#fit(pane === undefined ? sights : sights.slice(pane, pane + 1)))
    return this.#fitted.get(key)
  }

  #fit(sights: readonly PaneSight[]): Stand | undefined {
    const flat = sights.filter(({ race }) => race.surface.dimension === 2)
    const [first, ...others] = flat.map((sight) => terrainOfSight(sight, terrainMemory()))
    return first && fittedStand([first, ...others], flat[0]?.race.picture, false)
  }

  #ball(runner: number, seconds: number): Place {
    const { experiment, turns } = this.#script.at(seconds)
    const sight = this.#sights.of(experiment).find(({ indices }) => indices.includes(runner))
    const run = sight?.race.runs[sight.indices.indexOf(runner)]
    if (!sight || !run) return [0, 0, 0]
    return ballPlace(run, turns, terrainOfSight(sight, this.#terrainOf))
  }
}

/** Where a run's ball is, kept within the domain. */
function ballPlace(run: Run, turns: number, terrain: Terrain): Place {
  // A run that is lost has its last place before that.
  const last = run.divergedAt === undefined ? run.steps : Math.max(run.divergedAt - 1, 0)
  const place = Math.min(stepAt(run, turns), last)
  const step = Math.floor(place)
  const next = Math.min(step + 1, run.steps)
  const along = (axis: 0 | 1): number => {
    const [low, high] = terrain.domain[axis] ?? [0, 0]
    const from = run.points[3 * step + axis] ?? 0
    const to = run.points[3 * next + axis] ?? from
    const at = from + (place - step) * (to - from)
    return Math.min(Math.max(Number.isFinite(at) ? at : from, low), high)
  }
  return placeOf(terrain.place(along(0), along(1), scratch))
}

const scratch = new Vector3()

function placeOf({ x, y, z }: Vector3): Place {
  return [x, y, z]
}

function standOfPlaced({ position, target }: PlacedCamera): Stand {
  return { position: new Vector3(...position), target: new Vector3(...target) }
}
