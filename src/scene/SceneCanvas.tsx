/** The one canvas of the page: reads the lab and hands it to the panes as props. */
import { Canvas } from '@react-three/fiber'
import { useEffect, useMemo, useRef, useState } from 'react'
import { setStart, setView } from '../experiment/edits'
import { useEnsembles } from '../lab/ensembles'
import { useLab, useLabState, useRace } from '../lab/lab'
import { CameraRig } from './CameraRig'
import { sceneThemes } from './palette'
import { pictured } from './picture'
import type { PointerActions } from './pointer'
import { Projection } from './projection'
import { RacePane } from './RacePane'
import './scene.css'
import { graphics, supportTexts, webglSupport } from './support'

export function SceneCanvas() {
  const missing = supportTexts[webglSupport()]
  return missing ? <Missing text={missing} /> : <Scene />
}

function contextAttributes(): WebGLContextAttributes {
  return { antialias: !graphics().isSoftware, powerPreference: 'high-performance' }
}

/** Opens the context before the page is painted for the first time; three would, and wait, only after. */
function openContext(canvas: HTMLCanvasElement | null): void {
  canvas?.getContext('webgl2', contextAttributes())
}

function Missing({ text }: { readonly text: string }) {
  const ensembles = useEnsembles()
  useEffect(pictured, [])
  useEffect(() => ensembles.withoutGpu(), [ensembles])
  return (
    <div className="scene">
      <p className="scene-missing" role="alert">
        {text} The race is still run: the chart, the leaderboard, the formula card and the maps beside this
        panel work, and so does the command line (npm run -s trace).
      </p>
    </div>
  )
}

function Scene() {
  const lab = useLab()
  const race = useRace()
  const runners = useLabState((state) => state.experiment.runners)
  const view = useLabState((state) => state.experiment.view)
  const ensemble = useLabState((state) => state.experiment.ensemble)
  const ensembles = useEnsembles()
  const selected = useLabState((state) => state.selected)
  const [ground, setGround] = useState<HTMLDivElement | null>(null)
  const [layer, setLayer] = useState<HTMLDivElement | null>(null)
  const [projection] = useState(() => new Projection())
  const before = useRef({ playing: false, position: 0 })

  const actions = useMemo((): PointerActions => {
    const { store, timeline } = lab
    const again = () => timeline.set({ playing: before.current.playing })
    return {
      begin(runner) {
        before.current = { playing: timeline.state.playing, position: timeline.position }
        timeline.set({ playing: false })
        timeline.seek(0)
        if (runner !== undefined) store.getState().select(runner)
      },
      place(start, runner) {
        const own = runner !== undefined && store.getState().experiment.runners[runner]?.start !== undefined
        store.getState().edit((experiment) => setStart(experiment, start, own ? runner : undefined), 'start')
      },
      end() {
        store.getState().endGesture()
        again()
      },
      cancel() {
        store.getState().cancelGesture()
        timeline.seek(before.current.position)
        again()
      },
    }
  }, [lab])

  return (
    <div className="scene" ref={setGround}>
      <Canvas
        frameloop="demand"
        camera={projection.camera}
        ref={openContext}
        gl={contextAttributes()}
        dpr={Math.min(window.devicePixelRatio, 2)}
        flat
      >
        <color attach="background" args={[sceneThemes[view.theme].ground]} />
        <CameraRig
          projection={projection}
          camera={view.camera}
          dimension={race.surface.dimension}
          heightScale={view.heightScale}
          onRest={(camera) =>
            lab.store.getState().edit((experiment) => setView(experiment, { camera }), 'camera')
          }
        />
        {layer && ground && (
          <RacePane
            {...{ race, runners, view, selected, ensemble, ensembles, projection, layer, ground, actions }}
            timeline={lab.timeline}
          />
        )}
      </Canvas>
      <div className="scene-labels" ref={setLayer} />
    </div>
  )
}
