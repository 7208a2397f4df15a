/** How the picture is saved: its size, and what it says beside the scene. */
import { usualSaved } from '../../lab/picture'
import { useLab, useLabState } from '../../lab/lab'
import type { Entries } from '../controls/entries'
import { EntriesPanel } from '../controls/EntriesPanel'

const sizes = [
  { value: '0', label: 'as on the screen' },
  { value: '1', label: '1 ×' },
  { value: '2', label: '2 ×' },
  { value: '4', label: '4 ×' },
]

const parts = { title: 'title', step: 'step', board: 'board' } as const

export function PictureEntries() {
  const { store } = useLab()
  const saved = useLabState((state) => state.saved)
  const change = (part: Partial<typeof saved>) => store.getState().set({ saved: { ...saved, ...part } })
  const entries: Entries = {
    scale: {
      kind: 'choice',
      label: 'PNG size',
      spoken: 'Size of the saved picture',
      options: sizes,
      value: String(saved.scale ?? 0),
      edit: (value) => change({ scale: Number(value) || usualSaved.scale }),
    },
    ...Object.fromEntries(
      (['title', 'step', 'board'] as const).map((name) => [
        name,
        {
          kind: 'toggle' as const,
          label: `PNG ${parts[name]}`,
          spoken: `The saved picture has the ${parts[name]}`,
          value: saved[name],
          edit: (has: boolean) => change({ [name]: has }),
        },
      ]),
    ),
  }
  return <EntriesPanel id="picture" entries={entries} />
}
