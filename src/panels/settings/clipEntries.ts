/** The rows of a panel that say how a runner's gradients are clipped. */
import type { Runner } from '../../experiment/experiment'
import { number } from '../../math/setting'
import type { Entry } from '../controls/entries'

const clipSetting = number(1, 0.001, 1000, 'log')

export function clipEntries(
  clip: Runner['clip'],
  edit: (clip: Runner['clip'], gesture?: string) => void,
): Record<string, Entry> {
  const kind = clip.norm !== undefined ? 'norm' : clip.value !== undefined ? 'value' : 'none'
  const limit = clip.norm ?? clip.value
  return {
    clip: {
      kind: 'choice',
      label: 'clipping',
      options: [
        { value: 'none', label: 'none' },
        { value: 'norm', label: 'by norm' },
        { value: 'value', label: 'by value' },
      ],
      value: kind,
      edit: (next) => edit(next === 'none' ? {} : { [next]: limit ?? clipSetting.default }),
    },
    ...(limit !== undefined && {
      limit: {
        kind: 'quantity',
        label: 'limit',
        spoken: 'clipping limit',
        setting: clipSetting,
        value: limit,
        edit: (value) => edit({ [kind]: value }, 'limit'),
      },
    }),
  }
}
