/** The one canvas of the page, and its panes. It reads the lab and gives it to them as props. */
import { type ComponentType, useEffect, useLayoutEffect, useMemo, useState } from 'react'
import type { Pane, Runner } from '../../experiment/experiment'
import { paneTitles, surfaceName } from '../../experiment/names/paneTitles'
import { hasOwnRace, panesIn } from '../../experiment/edits/panes'
import { useEnsembles } from '../../lab/ensembles'
import { useLab, useLabState, usePaneRaces } from '../../lab/lab'
import { litView } from '../../lab/lit'
import { DetailGauge } from './detail'
import { FiberCanvas } from './FiberCanvas'
import { type Grid, gridOf } from '../picture/layout'
import { PaneCameras } from './PaneCameras'
import { emptinessOf } from '../../run/emptiness'
import { PaneElement } from './PaneElement'
import type { PaneFrame } from './paneView'
import { PaneViews } from './paneViews'
import { tellPictured } from '../../lab/firstPicture'
import { placing } from './placing'
import { guessPath } from '../things/guess'
import { RacePane } from './RacePane'
import { type ShownRunners, shownMemory } from './shownMemory'
import './scene.css'
import { SceneFrames } from './SceneFrames'
import { graphics } from '../../lab/graphics'
import { supportTexts } from '../picture/support'

interface SceneCanvasProps {
  /** The foot of a pane, where there are several. */
  readonly Foot: ComponentType<{ readonly pane: number; readonly title: string }>
}

export function SceneCanvas(props: SceneCanvasProps) {
  const missing = supportTexts[graphics().support]
  return missing ? <Missing text={missing} /> : <Panes {...props} />
}

function contextAttributes(): WebGLContextAttributes {
  return { antialias: !graphics().isSoftware, powerPreference: 'high-performance' }
}

function Missing({ text }: { readonly text: string }) {
  const ensembles = useEnsembles()
  useEffect(tellPictured, [])
  useEffect(() => ensembles.withoutGpu(), [ensembles])
  return (
    <div className="scene">
      <p className="scene-missing" role="alert">
        {text} The race still runs. The chart, the leaderboard, the card and the maps work, and so does the
        command line (npm run -s trace).
      </p>
    </div>
  )
}

function Panes({ Foot }: SceneCanvasProps) {
  const { timeline, light } = useLab()
  const experiment = useLabState((state) => state.experiment)
  const chosen = useLabState((state) => state.selected)
  const lit = useLabState((state) => state.lit)
  const isGliding = useLabState((state) => state.isGliding)
  const active = useLabState((state) => state.pane)
  const checked = useLabState((state) => state.checked)
  const place = useLabState((state) => state.reading?.place)
  const isDrawn = useLabState((state) => state.embedded !== 'unseen')
  const guess = useMemo(() => guessPath(place), [place])
  const ensembles = useEnsembles()
  const races = usePaneRaces()
  const [gauge] = useState(() => new DetailGauge(graphics().isSoftware))
  const { runners, ensemble } = experiment
  const view = useMemo(() => litView(experiment.view, lit), [experiment.view, lit])
  const selected = lit?.runner ?? chosen
  const panes = panesIn(view.panes)
  const count = panes.length
  const views = usePaneViews(count)
  const [frames, setFrame] = usePaneFrames(count)
  const actions = usePlacing(count)
  const [scene, grid] = useGrid(count)
  const shown = useShownRunners(runners, panes)
  const titles = paneTitles(experiment)
  // The map takes room beside the picture, the board over it, and switches of the view say what is there.
  const switches = Object.values(experiment.view).filter((value) => typeof value === 'boolean')
  const layout = [grid, ...switches, ensemble?.map, runners.length]

  return (
    <div className="scene" ref={scene}>
      <FiberCanvas
        attributes={contextAttributes()}
        dpr={Math.min(window.devicePixelRatio, 2)}
        {...{ isDrawn, layout }}
      >
        <PaneCameras {...{ frames, races, views }} />
        {panes.map((pane, index) => {
          const [frame, race, its, onActions] = [frames[index], races[index], shown[index], actions[index]]
          if (!frame || !race || !its || !onActions) return null
          return (
            <RacePane
              key={index}
              {...{ index, frame, race, view, selected, ensembles, gauge, views, ...its }}
              title={titles[index] ?? ''}
              path={checked?.surface === race.surface ? checked : guess}
              ensemble={hasOwnRace(pane) ? undefined : ensemble}
              actions={onActions}
            />
          )
        })}
        <SceneFrames
          {...{ views, grid, gauge, ensembles, isDrawn }}
          {...{ timeline, light, isGliding }}
          hasSwarm={ensemble?.swarm ?? false}
        />
      </FiberCanvas>
      {panes.map((_, index) => (
        <PaneElement
          key={index}
          {...{ index, grid, layout }}
          isActive={count > 1 && index === active}
          title={titles[index] || surfaceName(experiment.surface)}
          note={races[index] && emptinessOf(races[index])}
          canTurn={races[index]?.loss.dimension === 2}
          onFrame={(frame) => setFrame(index, frame)}
          onResize={() => views.ask()}
          onPress={() => actions[index]?.press()}
        >
          {count > 1 && <Foot pane={index} title={titles[index] ?? ''} />}
        </PaneElement>
      ))}
    </div>
  )
}

/** The views of so many panes. */
function usePaneViews(count: number): PaneViews {
  const [views] = useState(() => new PaneViews())
  useLayoutEffect(() => views.expect(count), [views, count])
  return views
}

function useShownRunners(runners: readonly Runner[], panes: readonly Pane[]): readonly ShownRunners[] {
  const [shownIn] = useState(shownMemory)
  return shownIn(runners, panes)
}

/** The elements of so many panes, as they come and go. */
function usePaneFrames(
  count: number,
): [frames: readonly (PaneFrame | undefined)[], set: (index: number, frame: PaneFrame | undefined) => void] {
  const [frames, setFrames] = useState<readonly (PaneFrame | undefined)[]>([])
  return [frames.slice(0, count), (index, frame) => setFrames((now) => replace(now, index, frame))]
}

/** What the pointer does in each of so many panes. */
function usePlacing(count: number): ReturnType<typeof placing>[] {
  const lab = useLab()
  return useMemo(() => Array.from({ length: count }, (_, index) => placing(lab, index)), [lab, count])
}

function replace<Item>(
  list: readonly (Item | undefined)[],
  index: number,
  item: Item | undefined,
): (Item | undefined)[] {
  const next = [...list]
  next[index] = item
  return next
}

/** The grid of so many panes in the element of the ref. It follows the element's shape. */
function useGrid(count: number): [ref: (element: HTMLElement | null) => void, grid: Grid] {
  const [element, setElement] = useState<HTMLElement | null>(null)
  const [columns, setColumns] = useState(1)
  useEffect(() => {
    if (!element) return undefined
    const measure = () => {
      const { clientWidth, clientHeight } = element
      setColumns(gridOf(count, clientWidth / Math.max(clientHeight, 1)).columns)
      // A canvas without a size is not drawn.
      if (clientWidth * clientHeight === 0) tellPictured()
    }
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    measure()
    return () => observer.disconnect()
  }, [element, count])
  const fits = count % columns === 0 ? columns : 1
  return [setElement, useMemo(() => ({ columns: fits, rows: count / fits }), [fits, count])]
}
