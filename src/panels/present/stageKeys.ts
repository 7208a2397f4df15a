/** What keys mean while a talk is given: those of slide tools, and of clickers, which send them. Nothing else has a meaning. */
import type { Lab } from '../../lab/store'
import { cover, endTalk, goBack, goOn, goTo, replay, toggleStrip } from '../../lab/talk/present'
import { talkOf } from '../../lab/talk/talks'

/** What the page can do beside the talk. */
export interface StageActions {
  fullScreen(): void
  speaker(): void
}

interface StageKey {
  /** As `KeyboardEvent.key` has them, letters small. */
  readonly keys: readonly string[]
  /** As shown. By default the keys themselves. */
  readonly shown?: readonly string[]
  readonly label: string
  run(lab: Lab, actions: StageActions): void
}

export const stageKeys: readonly StageKey[] = [
  {
    keys: ['pagedown', 'arrowright', 'arrowdown', ' ', 'n', 'enter'],
    shown: ['PageDown', '→', 'Space', 'N'],
    label: 'Next cue, or the answer to its question',
    run: goOn,
  },
  {
    keys: ['pageup', 'arrowleft', 'arrowup', 'backspace', 'p'],
    shown: ['PageUp', '←', 'P'],
    label: 'The cue before',
    run: goBack,
  },
  { keys: ['home'], shown: ['Home'], label: 'First cue', run: (lab) => goTo(lab, 0) },
  { keys: ['end'], shown: ['End'], label: 'Last cue', run: (lab) => goTo(lab, countOf(lab) - 1) },
  { keys: ['b', '.'], shown: ['B', '.'], label: 'Black, and back', run: (lab) => cover(lab, 'black') },
  { keys: ['w', ','], shown: ['W', ','], label: 'White, and back', run: (lab) => cover(lab, 'white') },
  { keys: ['r'], shown: ['R'], label: 'The race again', run: replay },
  { keys: ['c'], shown: ['C'], label: 'Controls of the cue', run: toggleStrip },
  {
    keys: ['l'],
    shown: ['L'],
    label: 'Light: the pointer as a dot',
    run: ({ light }) => light.turn(!light.isOn),
  },
  { keys: ['f', 'f5'], shown: ['F'], label: 'Full screen', run: (_, { fullScreen }) => fullScreen() },
  { keys: ['s'], shown: ['S'], label: 'Window for the speaker', run: (_, { speaker }) => speaker() },
  { keys: ['escape'], shown: ['Esc'], label: 'End', run: endTalk },
]

/** Keys that do more than one press says. */
export const otherStageKeys: readonly { readonly shown: readonly string[]; readonly label: string }[] = [
  { shown: ['1', '…', '9', 'Enter'], label: 'Go to a cue' },
  { shown: ['P held'], label: 'Light, as long as it is held' },
]

export function stageKeyOf(key: string): StageKey | undefined {
  return stageKeys.find(({ keys }) => keys.includes(key.toLowerCase()))
}

function countOf(lab: Lab): number {
  const { reading } = lab.store.getState()
  return (reading && talkOf(lab, reading.id)?.talk.cues.length) ?? 0
}
