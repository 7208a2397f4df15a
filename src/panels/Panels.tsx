/** Everything around the picture, in its layout, which is told here whole. The picture itself is the child. */
import { type ReactNode, useCallback, useMemo, useState } from 'react'
import './page/theme.css'
import './page/textSize.css'
import './page/layout.css'
import './page/page.css'
import './controls/controls.css'
import './controls/fields.css'
import './controls/slider.css'
import './page/narrow.css'
import './page/forcedColours.css'
import { useLab, useLabState } from '../lab/lab'
import { useEnsembles } from '../lab/ensembles'
import { openRows } from '../experiment/edits/rowEdits'
import type { Experiment } from '../experiment/experiment'
import { obstacle } from '../lab/obstacles'
import type { PictureWish } from '../lab/picture'
import type { Lab, LabState } from '../lab/store'
import { tellPictured } from '../lab/firstPicture'
import { ownTalk } from '../lab/talk/openTalk'
import type { PlanSurface } from '../surfaces/kinds'
import { afterMotion } from './controls/afterMotion'
import { Boundary } from './controls/Boundary'
import type { PageActions, SheetToggles } from './controls/pageActions'
import { useKeys } from './keys/useKeys'
import { Leaderboard } from './standing/Leaderboard'
import { DropZone } from './page/DropZone'
import { Caption } from './page/Caption'
import { ShowPanels } from './page/ShowPanels'
import { Notices } from './page/Notices'
import { pageActions } from './page/actions'
import { type ShownPanels, useShownPanels } from './page/shownPanels'
import { TitleLine } from './page/TitleLine'
import { useLink } from './page/useLink'
import { Transport } from './transport/Transport'
import { useTheme } from './controls/useTheme'
import { useTalkAddress } from './talks/lesson/useTalkAddress'

// Leva and uPlot are a fifth of the program and build most of the page. All this is loaded once the race moves.
const Side = afterMotion(() => import('./Side'), 'Side')
const Chart = afterMotion(() => import('./chart/Chart'), 'Chart')
const Card = afterMotion(() => import('./card/Card'), 'Card')
const Told = afterMotion(() => import('./standing/Told'), 'Told')
const Divider = afterMotion(() => import('./page/Divider'), 'Divider')
const Toolbar = afterMotion(() => import('./page/Toolbar'), 'Toolbar')
const MapPanel = afterMotion(() => import('./ensemble/map/MapPanel'), 'MapPanel')
const HelpSheet = afterMotion(() => import('./keys/HelpSheet'), 'HelpSheet')
const LessonColumn = afterMotion(() => import('./talks/lesson/LessonColumn'), 'LessonColumn')
const TalkColumn = afterMotion(() => import('./talks/writing/TalkColumn'), 'TalkColumn')
const ScenesSheet = afterMotion(() => import('./talks/scenes/ScenesSheet'), 'ScenesSheet')
const FilmStrip = afterMotion(() => import('./film/FilmStrip'), 'FilmStrip')
const Stage = afterMotion(() => import('./talks/present/Stage'), 'Stage')
const PreflightSheet = afterMotion(() => import('./talks/present/PreflightSheet'), 'PreflightSheet')
const TableSheet = afterMotion(() => import('./own/table/TableSheet'), 'TableSheet')

/** What a cue may want around its picture before a room. */
const stageParts = {
  board: (
    <Boundary part="The leaderboard">
      <Leaderboard />
    </Boundary>
  ),
  chart: (
    <Boundary part="The chart">
      <Chart />
    </Boundary>
  ),
  card: (
    <Boundary part="The card">
      <Card />
    </Boundary>
  ),
}

export interface PanelsProps {
  readonly children: ReactNode
  /** What the page opened with if no link said what, and it may say so. */
  readonly opening: Experiment | undefined
  /** Draws the present picture as a PNG file. */
  picture(wish?: PictureWish): Promise<Blob>
}

export function Panels({ children, opening, picture }: PanelsProps) {
  const lab = useLab()
  const presenting = useLabState((state) => state.presenting)
  const hidden = useLabState((state) => state.panelsHidden) || presenting !== undefined
  const line = useLabState((state) => state.arrangement.line)
  const panes = useLabState((state) => state.experiment.view.panes.length)
  const writes = useLabState(isWriting)
  const hasLesson = useLabState((state) => state.reading !== undefined) && !writes
  const isAsking = useLabState((state) => state.reading?.isAnswered === false) && !writes
  const lit = useLabState((state) => state.lit?.kind)
  const hasTable = useLabState((state) => state.table !== undefined)
  const hasFilm = useLabState((state) => state.film?.isShown ?? false)
  const [scene, setScene] = useState<HTMLElement | null>(null)
  const shown = useShownPanels(scene)
  const [sheet, toggles, closeSheet] = useSheet()
  const page = useMemo(() => pageActions(lab, picture, toggles), [lab, picture, toggles])
  const pictureFailed = usePictureFailed()
  useTheme()
  useKeys(page, presenting === undefined)
  useLink()
  useTalkAddress()
  return (
    <div
      className="lab"
      style={shown.sizes}
      data-hidden={hidden && !presenting ? '' : undefined}
      data-presenting={presenting ? '' : undefined}
      data-map={shown.map ? '' : undefined}
      data-panes={panes || undefined}
      data-board={shown.boardOver ? 'over' : 'beside'}
      data-lesson={hasLesson && !hidden ? '' : undefined}
      data-writing={writes && !hidden ? '' : undefined}
      data-asking={isAsking ? '' : undefined}
      data-lit={lit}
      data-film={hasFilm && !hidden ? '' : undefined}
      data-column={shown.side || hasLesson || writes || (shown.board && !shown.boardOver) ? '' : undefined}
      data-strip={shown.card || shown.chart ? '' : undefined}
    >
      <main className="lab-scene" ref={setScene}>
        <h1 className="unseen">Thalweg: optimizers on loss surfaces</h1>
        <Boundary part="The picture" onFail={pictureFailed}>
          {children}
        </Boundary>
        <Boundary part="The toolbar">
          {!presenting && (hidden ? <ShowPanels /> : <Toolbar page={page} />)}
        </Boundary>
        {hidden && line && !presenting && (
          <Boundary part="The title">
            <TitleLine />
          </Boundary>
        )}
        <Boundary part="The list of notices">
          <Notices />
        </Boundary>
      </main>
      {!hidden && opening && (
        <Boundary part="The caption">
          <Caption opening={opening} />
        </Boundary>
      )}
      {!hidden && <Around shown={shown} page={page} />}
      {presenting && (
        <Boundary part="The talk">
          <Stage presenting={presenting} parts={stageParts} />
        </Boundary>
      )}
      {sheet === 'help' && (
        <Boundary part="The list of keys">
          <HelpSheet onClose={closeSheet} />
        </Boundary>
      )}
      {sheet === 'scenes' && (
        <Boundary part="The list of lessons and scenes">
          <ScenesSheet onClose={closeSheet} onLesson={(id) => openLesson(lab, id)} />
        </Boundary>
      )}
      {sheet === 'preflight' && (
        <Boundary part="The sheet before the talk">
          <PreflightSheet onClose={closeSheet} />
        </Boundary>
      )}
      {hasTable && (
        <Boundary part="The sheet for own data">
          <TableSheet onOpen={(surface) => chooseOwn(lab, surface)} />
        </Boundary>
      )}
      <Boundary part="Opening dropped files">
        <DropZone />
      </Boundary>
    </div>
  )
}

/** Whether the column is that of the talk. A lesson that is opened meanwhile is read first. */
function isWriting({ talk, reading }: LabState): boolean {
  return talk?.isWritten === true && (reading === undefined || reading.id === ownTalk)
}

function openLesson(lab: Lab, id: string): void {
  import('../lab/talk/openCue').then(
    ({ openCue }) => openCue(lab, id, 0),
    (error: unknown) => lab.store.getState().notify(`The lesson did not open: ${String(error)}`),
  )
}

function chooseOwn({ store }: Lab, surface: PlanSurface): void {
  const { edit, pane } = store.getState()
  edit((now) => openRows(now, pane, surface))
}

type Sheet = 'help' | 'scenes' | 'preflight'

/** The sheet that is open, what opens and closes each, and what closes any. */
function useSheet(): readonly [sheet: Sheet | undefined, toggles: SheetToggles, close: () => void] {
  const [sheet, setSheet] = useState<Sheet>()
  const close = useCallback(() => setSheet(undefined), [])
  const toggles = useMemo(() => {
    const toggle = (which: Sheet) => () => setSheet((now) => (now === which ? undefined : which))
    const cancelSheet = () => {
      if (!document.querySelector('dialog[open]')) close()
    }
    return {
      toggleHelp: toggle('help'),
      toggleScenes: toggle('scenes'),
      toggleTalk: toggle('preflight'),
      cancelSheet,
    }
  }, [close])
  return [sheet, toggles, close]
}

/** The panels around the picture, each in its place, which all can be hidden. */
function Around({ shown, page }: { readonly shown: ShownPanels; readonly page: PageActions }) {
  const { board, map, side, card, chart } = shown
  const reading = useLabState((state) => state.reading)
  const talk = useLabState((state) => (isWriting(state) ? state.talk : undefined))
  const name = talk || reading?.id === ownTalk ? 'Talk' : reading ? 'Lesson' : 'Settings'
  const film = useLabState((state) => (state.film?.isShown ? state.film : undefined))
  return (
    <>
      {board && (
        <section className="lab-board" aria-label="Leaderboard" ref={obstacle}>
          <Boundary part="The leaderboard">
            <Leaderboard />
          </Boundary>
        </section>
      )}
      {map && (
        <section className="lab-map" aria-label="Panel of the map">
          <Divider part="map" label="Width of the map" />
          <Boundary part="The map">
            <MapPanel />
          </Boundary>
        </section>
      )}
      {(talk || reading || side) && (
        <aside className="lab-side" aria-label={name}>
          <Divider part="side" label={`Width of the ${name.toLowerCase()}`} />
          <div className="side">
            <Boundary part={`The ${name.toLowerCase()}`} key={name}>
              {talk && <TalkColumn open={talk} settings={<Side />} onPresent={page.toggleTalk} />}
              {!talk && reading && (
                <LessonColumn reading={reading} onAll={page.toggleScenes} onPresent={page.toggleTalk} />
              )}
              {!talk && !reading && <Side />}
            </Boundary>
          </div>
        </aside>
      )}
      <div className="lab-told">
        <Boundary part="The sentence">
          <Told />
        </Boundary>
      </div>
      {film && (
        <section className="lab-film" aria-label="Film">
          <Divider part="strip" label="Height of the film's tracks" />
          <Boundary part="The film">
            <FilmStrip open={film} />
          </Boundary>
        </section>
      )}
      {!film && (card || chart) && (
        <section className="lab-strip" aria-label="Card and chart" data-both={card && chart ? '' : undefined}>
          <Divider part="strip" label="Height of the card and the chart" />
          {card && (
            <Boundary part="The card">
              <Card />
            </Boundary>
          )}
          {chart && (
            <Boundary part="The chart">
              <Chart />
            </Boundary>
          )}
        </section>
      )}
      <section className="lab-bar" aria-label="Transport">
        <Boundary part="The transport">
          <Transport page={page} />
        </Boundary>
      </section>
    </>
  )
}

/** The canvas is gone, and its GPU with it. Maps and tuning go on without. */
function usePictureFailed(): () => void {
  const ensembles = useEnsembles()
  return useCallback(() => {
    ensembles.withoutGpu()
    tellPictured()
  }, [ensembles])
}
