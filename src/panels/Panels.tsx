/** Everything around the picture, in its layout. The picture itself is the child. */
import { type ReactNode, useCallback, useMemo, useState } from 'react'
import './page/theme.css'
import './page/layout.css'
import './page/page.css'
import './controls/controls.css'
import './controls/fields.css'
import './controls/slider.css'
import { useLab, useLabState, useRace } from '../lab/lab'
import { useEnsembles } from '../lab/ensembles'
import { obstacle } from '../lab/obstacles'
import type { PictureTexts } from '../lab/picture'
import { tellPictured } from '../lab/firstPicture'
import { Card } from './card/Card'
import { afterPicture } from './controls/afterPicture'
import { Boundary } from './controls/Boundary'
import type { PageActions } from './controls/pageActions'
import { HelpSheet } from './keys/HelpSheet'
import { useKeys } from './keys/useKeys'
import { Leaderboard } from './leaderboard/Leaderboard'
import { DropZone } from './page/DropZone'
import { ShowPanels } from './page/ShowPanels'
import { Notices } from './page/Notices'
import { pageActions } from './page/actions'
import { Toolbar } from './page/Toolbar'
import { useLink } from './page/useLink'
import { Transport } from './transport/Transport'
import { useTheme } from './page/useTheme'

// Leva and uPlot are a fifth of the program and build most of the page. They are loaded after the first picture.
const Side = afterPicture(async () => (await import('./Side')).Side)
const Chart = afterPicture(async () => (await import('./chart/Chart')).Chart)
const MapPanel = afterPicture(async () => (await import('./map/MapPanel')).MapPanel)

export interface PanelsProps {
  readonly children: ReactNode
  /** Draws the present picture as a PNG file. */
  picture(scale?: number, texts?: PictureTexts): Promise<Blob>
}

export function Panels({ children, picture }: PanelsProps) {
  const lab = useLab()
  const hidden = useLabState((state) => state.panelsHidden)
  const hasMap = useLabState((state) => state.experiment.ensemble?.map ?? false)
  const isOne = useLabState((state) => state.experiment.view.panes.length === 0)
  const hasBoardRoom = useBoardRoom()
  const [helpOpen, setHelpOpen] = useState(false)
  const closeHelp = useCallback(() => setHelpOpen(false), [])
  const page = useMemo(() => pageActions(lab, picture, () => setHelpOpen((open) => !open)), [lab, picture])
  const pictureFailed = usePictureFailed()
  useTheme()
  useKeys(page)
  useLink()
  return (
    <div
      className="lab"
      data-hidden={hidden ? '' : undefined}
      data-map={hasMap ? '' : undefined}
      data-panes={isOne ? undefined : ''}
      data-board={hasBoardRoom ? 'over' : 'beside'}
    >
      <main className="lab-scene">
        <Boundary part="The picture" onFail={pictureFailed}>
          {children}
        </Boundary>
        <Boundary part="The toolbar">{hidden ? <ShowPanels /> : <Toolbar page={page} />}</Boundary>
        <Boundary part="The list of notices">
          <Notices />
        </Boundary>
      </main>
      {!hidden && <Around hasMap={hasMap} page={page} />}
      <Boundary part="The list of keys">
        <HelpSheet open={helpOpen} onClose={closeHelp} />
      </Boundary>
      <Boundary part="Opening dropped files">
        <DropZone />
      </Boundary>
    </div>
  )
}

/** The panels around the picture, each in its place, which all can be hidden. */
function Around({ hasMap, page }: { readonly hasMap: boolean; readonly page: PageActions }) {
  return (
    <>
      <div className="lab-board" ref={obstacle}>
        <Boundary part="The leaderboard">
          <Leaderboard />
        </Boundary>
      </div>
      {hasMap && (
        <div className="lab-map">
          <Boundary part="The map">
            <MapPanel />
          </Boundary>
        </div>
      )}
      <aside className="lab-side" aria-label="Settings">
        <Boundary part="The settings">
          <Side />
        </Boundary>
      </aside>
      <div className="lab-strip">
        <Boundary part="The card">
          <Card />
        </Boundary>
        <Boundary part="The chart">
          <Chart />
        </Boundary>
      </div>
      <div className="lab-bar">
        <Boundary part="The transport">
          <Transport page={page} />
        </Boundary>
      </div>
    </>
  )
}

/**
 * Whether the picture has room for the board. It must not cover a path: a curve, large type, several panes or a map
 * beside the picture leave no corner free.
 */
function useBoardRoom(): boolean {
  const { dimension } = useRace().surface
  return useLabState(({ experiment: { view, ensemble } }) => {
    const isLarge = view.theme === 'projector'
    return dimension === 2 && view.panes.length === 0 && !isLarge && !ensemble?.map
  })
}

/** The canvas is gone, and its GPU with it. Maps and tuning go on without. */
function usePictureFailed(): () => void {
  const ensembles = useEnsembles()
  return useCallback(() => {
    ensembles.withoutGpu()
    tellPictured()
  }, [ensembles])
}
