/** What a race counts, in words. */
import type { Turn } from '../../experiment/experiment'

export const turnWords: Readonly<Record<Turn, { readonly one: string; readonly many: string }>> = {
  step: { one: 'a step', many: 'steps' },
  gradient: { one: 'a gradient evaluation', many: 'gradients' },
}
