/** One picture of a cue, as its film would end: the film of a single frame. */
import { setView } from '../experiment/edits/edits'
import type { Theme } from '../experiment/experiment'
import type { Cue } from '../talk/talk'
import type { Film } from './film'
import { partsOfTalk } from './parts'

export interface StillLook {
  readonly size: Film['size']
  readonly theme: Theme
  /** Whether its title stands in the picture. */
  readonly hasTitle: boolean
}

/** Where the race of a cue stands when its time is over; at its start, if it does not play. In turns. */
export function lastTurnOf(cue: Cue): number {
  return partsOfTalk({ cues: [cue] })[0]?.play.to ?? 0
}

export function stillOf(cue: Cue, { size, theme, hasTitle }: StillLook): Film {
  const turns = lastTurnOf(cue)
  const { board, chart, card } = cue.show
  const arrival = cue.camera.at(-1)?.at ?? 0
  return {
    version: 1,
    of: { experiment: setView(cue.experiment, { theme }) },
    size,
    fps: 1,
    seconds: 1,
    play: { from: turns, to: turns, hold: [0, 0], ease: 'linear' },
    // The camera has come to its last key.
    camera: cue.camera.map((key) => ({ ...key, at: key.at - arrival })),
    values: [],
    captions: [],
    show: {
      title: hasTitle && (cue.title || true),
      step: cue.play !== undefined,
      board,
      chart,
      formula: false,
      card,
      legend: false,
    },
    supersample: 1,
    shutter: 0,
    background: 'theme',
    loop: false,
  }
}
