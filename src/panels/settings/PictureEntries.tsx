/** How the picture is saved: its size, and what it says beside the scene. */
import { count } from '../../math/setting'
import { type Saved, usualSaved } from '../../lab/picture'
import { useLab, useLabState } from '../../lab/lab'
import type { Entries } from '../controls/entries'
import { EntriesPanel } from '../controls/EntriesPanel'

const sizes = [
  { value: 'screen', label: 'as on the screen' },
  { value: '1', label: '1 ×' },
  { value: '2', label: '2 ×' },
  { value: '4', label: '4 ×' },
  { value: 'width', label: 'by width' },
]

const parts = ['title', 'step', 'legend', 'board'] as const
const pixels = count(usualSaved.width, 64, 16_384)

export function PictureEntries() {
  const { store } = useLab()
  const saved = useLabState((state) => state.saved)
  const change = (part: Partial<typeof saved>) => store.getState().set({ saved: { ...saved, ...part } })
  const entries: Entries = {
    size: {
      kind: 'choice',
      label: 'PNG size',
      spoken: 'Size of the saved picture',
      options: sizes,
      value: String(saved.size),
      edit: (value) => change({ size: sizeOf(value) }),
    },
    ...(saved.size === 'width' && {
      width: {
        kind: 'quantity' as const,
        label: 'PNG width',
        spoken: 'Width of the saved picture in pixels',
        setting: pixels,
        slider: false,
        value: saved.width,
        edit: (width: number) => change({ width: Math.round(width) }),
      },
    }),
    ...Object.fromEntries(
      parts.map((name) => [
        name,
        {
          kind: 'toggle' as const,
          label: `PNG ${name}`,
          spoken: `The saved picture has the ${name}`,
          value: saved[name],
          edit: (has: boolean) => change({ [name]: has }),
        },
      ]),
    ),
    transparent: {
      kind: 'toggle',
      label: 'PNG without background',
      spoken: 'The saved picture has no background',
      value: saved.transparent,
      edit: (transparent) => change({ transparent }),
    },
  }
  return <EntriesPanel id="picture" entries={entries} />
}

function sizeOf(value: string): Saved['size'] {
  const scale = Number(value)
  if (scale === 1 || scale === 2 || scale === 4) return scale
  return value === 'width' ? value : 'screen'
}
