/** What a saved picture says beside the scene, as the user wants it. */
import { experimentAt, panesOf, runnersBeside } from '../../experiment/edits/panes'
import { runnerNames } from '../../experiment/names/runnerNames'
import { surfaceName } from '../../experiment/names/paneTitles'
import type { PictureRow, PictureTexts, PictureWish } from '../../lab/picture'
import type { Lab } from '../../lab/store'
import { lookOf } from '../../looks/palette'
import { readable } from '../../math/numbers'
import { isLost, standingsOf } from '../../run/standings'
import { turnText } from '../../experiment/names/turnWords'

/** The picture as the user wants it saved. */
export function pictureWish(lab: Lab): PictureWish {
  const { size, width, transparent } = lab.store.getState().saved
  return {
    ...(size === 'width' ? { width } : size !== 'screen' && { scale: size }),
    isTransparent: transparent,
    texts: pictureTexts(lab),
  }
}

export function pictureTexts({ store, timeline, race }: Lab): PictureTexts {
  const { experiment, pane, saved, selected } = store.getState()
  const { turn } = experiment
  return {
    ...(saved.title && { title: surfaceName(experimentAt(experiment, pane).surface) }),
    ...(saved.step && { step: turnText(turn, timeline.step, timeline.state.steps, race().runs[selected]) }),
    ...(saved.board && { board: boardRows() }),
    ...(saved.legend && { legend: true }),
  }

  /** As the leaderboard has them. */
  function boardRows(): PictureRow[] {
    const { runners } = experiment
    const names = runnerNames(runners)
    const seen = runnersBeside(experiment, panesOf(experiment)[pane] ?? {})
    return standingsOf(race(), timeline.position).flatMap(({ index, loss, ending, kind }) => {
      const runner = runners[index]
      if (!runner?.visible || !seen.has(index)) return []
      const { marker, colour } = lookOf(runner)
      const value = isLost(kind) ? ending : readable(loss)
      return [{ marker, colour, name: names[index] ?? '', value }]
    })
  }
}
