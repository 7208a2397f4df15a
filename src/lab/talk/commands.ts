/** What each command does to the talk. */
import type { Lab } from '../store'
import type { Command } from './channel'
import { cover, endTalk, goBack, goOn, playOrPause, replay, tell, toggleStrip } from './present'

/** A browser lets only a press in the window itself have the whole screen. */
export const fullScreenLine = 'Press F in the room’s window for full screen.'

const commands: Readonly<Record<Command, (lab: Lab) => void>> = {
  next: goOn,
  back: goBack,
  black: (lab) => cover(lab, 'black'),
  white: (lab) => cover(lab, 'white'),
  play: playOrPause,
  restart: replay,
  strip: toggleStrip,
  fullScreen: (lab) => tell(lab, fullScreenLine),
  end: endTalk,
}

export function doCommand(lab: Lab, command: Command): void {
  commands[command](lab)
}
