/** What keys mean while a talk is given: those of slide tools, and of clickers, which send them. Nothing else has a meaning. */
import type { Command } from './channel'

/** What a key does. Some the window alone can do that has the focus. */
export type Deed = Command | 'first' | 'last' | 'light' | 'speaker'

interface StageKey {
  /** As `KeyboardEvent.key` has them, letters small. */
  readonly keys: readonly string[]
  readonly shown: readonly string[]
  readonly label: string
  readonly deed: Deed
}

export const stageKeys: readonly StageKey[] = [
  {
    keys: ['pagedown', 'arrowright', 'arrowdown', ' ', 'n', 'enter'],
    shown: ['PageDown', '→', 'Space', 'N'],
    label: 'Next cue, or the answer to its question',
    deed: 'next',
  },
  {
    keys: ['pageup', 'arrowleft', 'arrowup', 'backspace', 'p'],
    shown: ['PageUp', '←', 'P'],
    label: 'The cue before',
    deed: 'back',
  },
  { keys: ['home'], shown: ['Home'], label: 'First cue', deed: 'first' },
  { keys: ['end'], shown: ['End'], label: 'Last cue', deed: 'last' },
  { keys: ['b', '.'], shown: ['B', '.'], label: 'Black, and back', deed: 'black' },
  { keys: ['w', ','], shown: ['W', ','], label: 'White, and back', deed: 'white' },
  { keys: ['r'], shown: ['R'], label: 'The race again', deed: 'restart' },
  { keys: ['c'], shown: ['C'], label: 'Controls of the cue', deed: 'strip' },
  { keys: ['l'], shown: ['L'], label: 'Light: the pointer as a dot', deed: 'light' },
  { keys: ['f', 'f5'], shown: ['F'], label: 'Full screen', deed: 'fullScreen' },
  { keys: ['s'], shown: ['S'], label: 'Window for the speaker', deed: 'speaker' },
  { keys: ['escape'], shown: ['Esc'], label: 'End', deed: 'end' },
]

/** Keys that do more than one press says. */
export const otherStageKeys: readonly { readonly shown: readonly string[]; readonly label: string }[] = [
  { shown: ['1', '…', '9', 'Enter'], label: 'Go to a cue' },
  { shown: ['P held'], label: 'Light, as long as it is held' },
]

export function stageKeyOf(key: string): StageKey | undefined {
  return stageKeys.find(({ keys }) => keys.includes(key.toLowerCase()))
}
