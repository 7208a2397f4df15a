/** How much a picture has room for: numbers at its frame, names at its balls, losses beside the names. */
import type { SceneTheme } from '../../../looks/palette'
import type { Size } from './boxes'
import type { LabelText } from './runnerLabel'

/** The min height of a picture with numbers and with names, and the min width of one with losses, in sizes of their text. */
const [minForNumbers, minForNames, minForValues] = [13, 11, 48]
/** More losses than that are a table, and the leaderboard is one. */
const maxValues = 6
/** Names may cover so much of the picture. Their size is estimated: names that are not shown have none. */
const maxShare = 0.24
const [characterWidth, restWidth, labelHeight] = [0.55, 2.6, 1.8]

interface Room {
  readonly numbers: boolean
  readonly names: boolean
  readonly values: boolean
}

export function roomFor(
  { width, height }: Size,
  theme: SceneTheme | undefined,
  texts: readonly LabelText[],
): Room {
  const size = theme?.labelSize ?? 1
  const shown = texts.filter(({ visible }) => visible)
  const area = shown.reduce(
    (sum, { name }) => sum + (characterWidth * name.length + restWidth) * labelHeight,
    0,
  )
  const names = height >= minForNames * size && area * size * size <= maxShare * width * height
  return {
    numbers: height >= minForNumbers * size,
    names,
    values: names && shown.length <= maxValues && width >= minForValues * size,
  }
}
