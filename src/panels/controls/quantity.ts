/** The Leva plugin for a number with a linear or log slider and a text field; Leva's own loses small numbers. */
import { createPlugin } from 'leva/plugin'
import type { Setting } from '../../math/setting'
import { QuantityRow } from './QuantityRow'

export interface QuantityInput {
  readonly initial: number
  readonly setting: Setting
  /** The name read out by a screen reader, in full. */
  readonly spoken: string
  /** Why a typed number cannot be taken, in one line; undefined when it can. */
  readonly refuse: (value: number) => string | undefined
  /** Whether there is a slider beside the text field. */
  readonly slider: boolean
}

export type QuantitySettings = Omit<QuantityInput, 'initial'>

export const quantity = createPlugin<QuantityInput, number, QuantitySettings>({
  component: QuantityRow,
  normalize: ({ initial, ...settings }) => ({ value: initial, settings }),
  sanitize: (value: unknown) => {
    if (typeof value !== 'number' || !Number.isFinite(value))
      throw new Error('A quantity is a finite number.')
    return value
  },
})
