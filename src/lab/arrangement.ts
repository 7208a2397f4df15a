/** How the page is arranged in this browser: which panels are shown, and how large they are. No part of an Experiment. */
import { ownOf } from '../math/own'

/** The panels that can be hidden one by one. */
export const panelWords = {
  board: 'Leaderboard',
  side: 'Settings',
  map: 'Map',
  card: 'Card',
  chart: 'Chart',
} as const
export type PanelName = keyof typeof panelWords
export const panelNames = Object.keys(panelWords) as PanelName[]

/** What has a size: the width of the side column and of the map, the height of the strip with card and chart. */
export const sizedParts = ['side', 'map', 'strip'] as const
export type SizedPart = (typeof sizedParts)[number]

export interface Arrangement {
  readonly hidden: readonly PanelName[]
  /** In sizes of the page's text (`rem`). What is left out is as large as the style sheet says. */
  readonly sizes: Readonly<Partial<Record<SizedPart, number>>>
  /** Whether a line with title and step stays while all panels are hidden. */
  readonly line: boolean
}

export const usualArrangement: Arrangement = { hidden: [], sizes: {}, line: false }

export function isUsual({ hidden, sizes, line }: Arrangement): boolean {
  return hidden.length === 0 && Object.keys(sizes).length === 0 && !line
}

/** In `rem`. The style sheet keeps a panel within the page. */
const maxSize = 200

export function withPanel(arrangement: Arrangement, panel: PanelName, isShown: boolean): Arrangement {
  const others = arrangement.hidden.filter((each) => each !== panel)
  return { ...arrangement, hidden: isShown ? others : [...others, panel] }
}

/** `size` undefined: as the style sheet says. */
export function withSize(arrangement: Arrangement, part: SizedPart, size: number | undefined): Arrangement {
  const { [part]: _, ...others } = arrangement.sizes
  return { ...arrangement, sizes: size === undefined ? others : { ...others, [part]: size } }
}

/** Reads what was remembered. What does not fit is as usual. Never throws. */
export function readArrangement(text: string | null): Arrangement {
  const given = parse(text)
  const hidden = ownOf(given, 'hidden')
  const sizes = ownOf(given, 'sizes')
  return {
    hidden: panelNames.filter((panel) => Array.isArray(hidden) && hidden.includes(panel)),
    sizes: Object.fromEntries(
      sizedParts.flatMap((part) => {
        const size = isRecord(sizes) ? ownOf(sizes, part) : undefined
        return typeof size === 'number' && size > 0 && size <= maxSize ? [[part, size]] : []
      }),
    ),
    line: ownOf(given, 'line') === true,
  }
}

function parse(text: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? '')
    return isRecord(value) ? value : {}
  } catch {
    return {}
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
