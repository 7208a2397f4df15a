/** Which panels the page shows, how large they are, and where the leaderboard is. */
import { type CSSProperties, useLayoutEffect, useMemo, useState } from 'react'
import { type PanelName, panelNames, sizedParts } from '../../lab/arrangement'
import { useLabState, useRace } from '../../lab/lab'

export interface ShownPanels extends Readonly<Record<PanelName, boolean>> {
  /** Whether the leaderboard is over the picture, not in the side column. */
  readonly boardOver: boolean
  /** The sizes that a hand gave them, as properties of the style sheet. */
  readonly sizes: CSSProperties
}

/** `scene`: the element with the picture. */
export function useShownPanels(scene: HTMLElement | null): ShownPanels {
  const { hidden, sizes } = useLabState((state) => state.arrangement)
  const hasMap = useLabState((state) => state.experiment.ensemble?.map ?? false)
  const boardOver = useBoardRoom(scene)
  return useMemo(() => {
    const shown = Object.fromEntries(panelNames.map((panel) => [panel, !hidden.includes(panel)]))
    const chosen = sizedParts.flatMap((part) =>
      sizes[part] === undefined ? [] : [[`--${part}-chosen`, `${sizes[part]}rem`]],
    )
    return {
      ...(shown as Record<PanelName, boolean>),
      map: hasMap && !hidden.includes('map'),
      boardOver,
      sizes: Object.fromEntries(chosen),
    }
  }, [hidden, sizes, hasMap, boardOver])
}

/**
 * Whether the picture has room for the board. It must not cover the sheet: a curve, large type, several panes, a map beside
 * the picture or a narrow page leave no corner free.
 */
function useBoardRoom(scene: HTMLElement | null): boolean {
  const { dimension } = useRace().surface
  const isWide = useCorner(scene)
  const isFree = useLabState(({ experiment: { view, ensemble } }) => {
    const isLarge = view.theme === 'projector'
    return dimension === 2 && view.panes.length === 0 && !isLarge && !ensemble?.map
  })
  return isFree && isWide
}

/** The width of the board with its margins, in sizes of the page's text. */
const boardWidth = 18.5
/** The sheet takes so much of the picture's height to the left of its middle. */
const sheetShare = 0.42

/** Whether the sheet leaves the upper left corner free. */
function useCorner(scene: HTMLElement | null): boolean {
  const [isFree, setFree] = useState(false)
  // Before the first paint, so that the board does not jump.
  useLayoutEffect(() => {
    if (!scene) return undefined
    const measure = () => {
      const { clientWidth, clientHeight } = scene
      const text = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
      setFree(clientWidth / 2 - sheetShare * clientHeight > boardWidth * text)
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(scene)
    return () => observer.disconnect()
  }, [scene])
  return isFree
}
