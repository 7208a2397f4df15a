/** Reads the panes of a view. A wrong part is left out, so that the pane takes it from the experiment. */
import type { RacePlan } from '../../run/plan'
import { isSeen, shownName } from '../../run/shownName'
import { dimensionOf, factsOf, readSurface } from '../../surfaces/kinds'
import { readCamera } from './cameraSchema'
import type { Pane } from '../experiment'
import { maxTitleLength, maxSigma, paneCounts } from '../limits'
import { type Part } from './reading'
import { Misfit, text } from '../../math/check'
import { show } from '../../math/show'
import { between, place, runnerIndices } from './values'

/** As many panes as a layout has. If there is no layout of that many, the last panes are left out. */
export function readPanes(part: Part, race: RacePlan): Pane[] {
  const list = part.list(Math.max(...paneCounts)) ?? []
  // One pane is not a list: the picture shows the experiment itself.
  const fitting = paneCounts.findLast((count) => count > 1 && count <= list.length) ?? 0
  if (list.length > fitting) {
    const outcome = fitting > 0 ? `the first ${fitting} are used` : 'it is left out'
    part.problem(`there is no layout of ${list.length} pane${list.length === 1 ? '' : 's'}; ${outcome}`)
  }
  return list.slice(0, fitting).map((item) => readPane(item, race))
}

function title(value: unknown): string {
  const given = text(value)
  if (isSeen(given) && given.length <= maxTitleLength) return given
  throw new Misfit(`${show(shownName(given))} is not a title of 1 to ${maxTitleLength} characters`)
}

function readPane(part: Part, race: RacePlan): Pane {
  const at = part.object(['title', 'runners', 'surface', 'start', 'sigma', 'camera'])
  const name = at('title').read(title, undefined, 'the automatic title is used')
  const runners = runnerIndices(at('runners'), race.runners.length, race.runners.length)
  const surface = readOwnSurface(at('surface'))
  const sigma = at('sigma').read(between(0, maxSigma), undefined, "the experiment's own is used")
  const camera = readCamera(at('camera'), 'it is left out')
  return {
    ...(name !== undefined && { title: name }),
    ...(runners && { runners }),
    ...(surface && { surface }),
    ...readStart(at('start'), race, surface),
    ...(sigma !== undefined && { sigma }),
    ...(camera && { camera }),
  }
}

/** A surface that cannot be read is left out. */
function readOwnSurface(part: Part): Pane['surface'] {
  if (part.value === undefined) return undefined
  return readSurface(part, "the experiment's own is used")
}

/** A pane with its own surface also has its own start. */
function readStart(part: Part, race: RacePlan, surface: Pane['surface']): Pick<Pane, 'start'> {
  if (surface) return { start: part.read(place(dimensionOf(surface)), factsOf(surface).start) }
  const start = part.read(place(dimensionOf(race.surface)), undefined, "the experiment's own is used")
  return start ? { start } : {}
}
