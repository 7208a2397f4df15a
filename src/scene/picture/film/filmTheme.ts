/** The looks of what a film says: those of its theme, with texts in the units of its layout. */
import type { Theme } from '../../../experiment/experiment'
import { sceneThemes, type SceneTheme } from '../../../looks/palette'

/** In units: of labels, and of numbers as a share of it. A projector's are for the back row. */
const labelSizes = { usual: 17, projector: 24 } as const
const tickShare = 0.82

/** `share`: of the usual size. */
export function filmTheme(theme: Theme, share = 1): SceneTheme {
  const labelSize = share * labelSizes[theme === 'projector' ? 'projector' : 'usual']
  return { ...sceneThemes[theme], labelSize, tickSize: tickShare * labelSize }
}
