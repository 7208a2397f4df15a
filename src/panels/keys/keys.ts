/** The table of keys. The bindings and the help sheet are both made from it. */
import { newSeed, setView } from '../../experiment/edits/edits'
import type { Experiment } from '../../experiment/experiment'
import { paneCounts } from '../../experiment/limits'
import { setPaneCount } from '../../experiment/edits/paneEdits'
import { panesOf } from '../../experiment/edits/panes'
import type { Lab } from '../../lab/store'
import { switchAtlas, switchBasins, switchSwarm } from '../../experiment/edits/switches'
import type { PageActions } from '../controls/pageActions'
import { restart, stepBy } from '../controls/playhead'

interface KeyEntry {
  /** What the key types, or its name, after its modifiers. `$mod` is Ctrl, or Command on a Mac. */
  readonly bindings: readonly string[]
  /** The keys as shown. By default those of the first binding. */
  readonly keys?: readonly string[]
  readonly label: string
  /** Whether a held key runs again and again. */
  readonly repeats?: boolean
  /** `binding`: the one that was pressed. */
  run(lab: Lab, page: PageActions, binding: string): void
}

export const keyTable: readonly KeyEntry[] = [
  {
    bindings: ['Space'],
    label: 'Play or pause',
    run: ({ timeline }) => timeline.set({ playing: !timeline.state.playing }),
  },
  { bindings: ['.'], label: 'One step forward', repeats: true, run: (lab) => stepBy(lab, 1) },
  { bindings: [','], label: 'One step back', repeats: true, run: (lab) => stepBy(lab, -1) },
  { bindings: ['r'], label: 'Restart', run: restart },
  {
    bindings: ['Shift+R'],
    label: 'New seed for the noise',
    run: ({ store }) => store.getState().edit(newSeed),
  },
  {
    bindings: ['$mod+z'],
    label: 'Undo',
    run: ({ store }) => store.getState().undo(),
  },
  {
    bindings: ['$mod+Shift+Z', '$mod+y'],
    label: 'Redo',
    run: ({ store }) => store.getState().redo(),
  },
  {
    bindings: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
    keys: ['1', '…', '9'],
    label: 'Select a runner',
    run: ({ store }, _, digit) => {
      const index = Number(digit) - 1
      if (index < store.getState().experiment.runners.length) store.getState().select(index)
    },
  },
  {
    bindings: ['e'],
    label: 'Swarm of starts on or off',
    run: (lab) => switchEnsemble(lab, switchSwarm),
  },
  {
    bindings: ['b'],
    label: 'Basin map on or off',
    run: (lab) => switchEnsemble(lab, switchBasins),
  },
  {
    bindings: ['a'],
    label: 'Atlas of the settings on or off',
    run: (lab) => switchEnsemble(lab, switchAtlas),
  },
  {
    bindings: ['i'],
    label: 'Internals of the selected runner on or off',
    run: ({ store }) => store.getState().edit((now) => setView(now, { internals: !now.view.internals })),
  },
  {
    bindings: ['p'],
    label: 'More panes: 1, 2, 3, 4, 6, 9',
    run: ({ store }) => store.getState().edit(morePanes),
  },
  {
    bindings: ['Shift+P'],
    label: 'One pane',
    run: ({ store }) => store.getState().edit((now) => setPaneCount(now, 1)),
  },
  { bindings: ['g'], label: 'Lessons and scenes', run: (_, page) => page.toggleScenes() },
  {
    bindings: ['h'],
    label: 'Hide or show all panels',
    run: ({ store }) => store.getState().set({ panelsHidden: !store.getState().panelsHidden }),
  },
  { bindings: ['f'], label: 'Full screen', run: (_, page) => page.toggleFullScreen() },
  { bindings: ['s'], label: 'Save the picture as PNG', run: (_, page) => page.savePicture() },
  { bindings: ['l'], label: 'Copy the link', run: (_, page) => page.copyLink() },
  {
    bindings: ['Shift+L'],
    label: 'Copy the link to this moment',
    run: (_, page) => page.copyMoment(),
  },
  { bindings: ['Home'], label: 'Reset the view', run: (_, page) => page.resetView() },
  {
    bindings: ['Escape'],
    label: 'Cancel a drag, close this list',
    run: ({ store }, page) => {
      store.getState().cancelGesture()
      page.cancelSheet()
    },
  },
  { bindings: ['?'], label: 'Show this list', run: (_, page) => page.toggleHelp() },
]

/** A line of the help sheet. */
interface KeyLine {
  /** Pressed together. Around “…”, the first and the last key of a range. */
  readonly keys: readonly string[]
  readonly label: string
}

/** Keys of a focused control, for the sheet. The controls bind them. */
export const controlKeys: readonly KeyLine[] = [
  { keys: ['←', '↑', '+', '−'], label: 'Turn and zoom the focused picture' },
  { keys: ['←', '→'], label: 'Change the focused slider' },
  { keys: ['Shift', '←', '→'], label: 'Change it in larger steps' },
  { keys: ['Alt', '←', '→'], label: 'Change it in smaller steps' },
  { keys: ['↑', '→', 'Enter'], label: 'Move over the focused map, take a run’s values' },
]

/** The keys of a line as this keyboard has them. */
export function shownKeys({ keys }: KeyLine, isApple: boolean): readonly string[] {
  return isApple ? keys.map((key) => appleKeys[key] ?? key) : keys
}

const appleKeys: Readonly<Record<string, string>> = { Ctrl: '⌘', Alt: '⌥', Shift: '⇧' }

/** Shown in place of a name in a binding. */
const keyNames: Readonly<Record<string, string>> = { $mod: 'Ctrl', Escape: 'Esc' }

/** The bound keys as shown. */
export const keyLines: readonly KeyLine[] = keyTable.map(({ bindings, keys, label }) => ({
  keys: keys ?? keysOf(bindings[0] ?? ''),
  label,
}))

/** `$mod+Shift+Z` → Ctrl, Shift, Z */
function keysOf(binding: string): string[] {
  return binding.split('+').map((key) => keyNames[key] ?? (key.length === 1 ? key.toUpperCase() : key))
}

/** Changes the ensemble of the selected runner. */
function switchEnsemble(
  { store }: Lab,
  change: (experiment: Experiment, runner: number) => Experiment,
): void {
  const { edit, selected } = store.getState()
  edit((now) => change(now, selected))
}

/** The next layout; after the last one comes one pane again. */
function morePanes(experiment: Experiment): Experiment {
  const count = panesOf(experiment).length
  return setPaneCount(experiment, paneCounts.find((each) => each > count) ?? 1)
}
