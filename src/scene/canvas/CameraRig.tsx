/** One camera for one or several panes. It orbits, pans and zooms with damping, eases to named views, and reports where it settled. */
import { OrbitControls } from '@react-three/drei/core/OrbitControls'
import { useThree } from '@react-three/fiber'
import { Fragment, useEffect, useRef, useState } from 'react'
import { MOUSE, TOUCH, type Vector3 } from 'three'
import type { Place } from '../../camera/keys'
import type { PlacedCamera } from '../../camera/polar'
import type { Camera, View } from '../../experiment/experiment'
import { useLabState } from '../../lab/lab'
import type { CameraWay } from '../../lab/talk/cameraWay'
import { type Stand, standOf } from '../ground/camera'
import { cameraLimits, type CameraMove, moveOfKey } from './cameraKeys'
import type { PaneFrame } from './paneView'
import { Rig } from './rig'
import { useSafeFrame } from './useSafeFrame'

interface CameraRigProps {
  /** The panes that share the camera. A hand in any of them moves it. */
  readonly frames: readonly PaneFrame[]
  /** Whether there is one pane. Only then the camera leaves room for the leaderboard. */
  readonly isAlone: boolean
  readonly camera: View['camera']
  readonly dimension: 1 | 2
  readonly heightScale: number
  /** The stand that shows the whole surface. */
  readonly fitted: Stand | undefined
  /** The way that it goes by itself, until a hand moves it. */
  readonly way: CameraWay | undefined
  readonly ballOf: (runner: number) => Place
  /** Called when a hand takes the camera. */
  readonly onHand: () => void
  /** Called with the camera once it has settled after a hand moved it. */
  readonly onSettle: (camera: Camera) => void
}

export function CameraRig({
  frames,
  isAlone,
  camera,
  dimension,
  heightScale,
  fitted,
  way,
  ballOf,
  onHand,
  onSettle,
}: CameraRigProps) {
  const [rig] = useState(() => new Rig())
  const invalidate = useThree((state) => state.invalidate)
  const isEmbedded = useLabState((state) => state.embedded !== undefined)

  const isTaken = useRef(false)
  useEffect(() => {
    const isHand = isTaken.current
    isTaken.current = false
    if (isHand) return
    rig.easeTo(standOf(camera, dimension, heightScale, isAlone, fitted))
    invalidate()
    // After a way the camera is elsewhere.
  }, [camera, dimension, heightScale, isAlone, fitted, way, rig, invalidate])

  useEffect(() => {
    if (!way) return undefined
    const named = (view: View['camera']) => standOf(view, dimension, heightScale, isAlone, fitted)
    rig.goAlong(way, {
      view: (view) => placedOf(named(view === 'own' ? camera : view)),
      ball: (runner) => ballOf(runner),
    })
    invalidate()
    return () => rig.stopEasing()
    // Its way begins with the cue, and goes on from there whatever else changes.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [way, rig, invalidate])

  useSafeFrame((_, seconds) => {
    rig.damp(seconds)
    const { isEasing } = rig
    rig.ease(seconds)
    if (rig.isEasing) invalidate()
    rig.look(frames, dimension)
    // A curve is always seen from the front: its camera is not kept.
    if ((rig.hand.hasSettled(isEasing) || rig.hasArrived()) && dimension === 2)
      onSettle({ position: round(rig.camera.position), target: round(rig.target) })
  }, -0.5)

  const onMove = (move: CameraMove) => {
    rig.press(move)
    invalidate()
  }

  return frames.map((frame, index) => (
    <Fragment key={index}>
      <CameraKeys {...{ frame, dimension, onMove }} />
      <OrbitControls
        ref={(orbit) => {
          if (!orbit) return undefined
          // All that share the camera share its target.
          orbit.target = rig.target
          rig.controls.set(frame, orbit)
          return () => void rig.controls.delete(frame)
        }}
        camera={rig.camera}
        domElement={frame.ground}
        enableRotate={dimension === 2}
        mouseButtons={{
          LEFT: dimension === 2 ? MOUSE.ROTATE : MOUSE.PAN,
          MIDDLE: MOUSE.DOLLY,
          RIGHT: MOUSE.PAN,
        }}
        touches={isEmbedded ? { TWO: TOUCH.DOLLY_ROTATE } : { ONE: TOUCH.ROTATE, TWO: TOUCH.DOLLY_PAN }}
        minDistance={cameraLimits.minDistance}
        maxDistance={cameraLimits.maxDistance}
        maxPolarAngle={cameraLimits.maxPolar}
        minPolarAngle={cameraLimits.minPolar}
        onStart={() => {
          rig.hand.take()
          rig.stopEasing()
          isTaken.current = way !== undefined
          onHand()
        }}
        onChange={() => rig.hand.move()}
        onEnd={() => {
          rig.hand.leave()
          invalidate()
        }}
      />
    </Fragment>
  ))
}

interface CameraKeysProps {
  readonly frame: PaneFrame
  readonly dimension: 1 | 2
  readonly onMove: (move: CameraMove) => void
}

/** The keys of a focused picture. A curve can be zoomed, and not turned. */
function CameraKeys({ frame: { ground }, dimension, onMove }: CameraKeysProps) {
  const latest = useRef(onMove)
  latest.current = onMove
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const move = moveOfKey(event)
      if (!move || (dimension === 1 && move.away === 1)) return
      event.preventDefault()
      latest.current(move)
    }
    ground.addEventListener('keydown', onKeyDown)
    return () => ground.removeEventListener('keydown', onKeyDown)
  }, [ground, dimension])
  return null
}

function placedOf({ position, target }: Stand): PlacedCamera {
  return { position: position.toArray(), target: target.toArray() }
}

function round({ x, y, z }: Vector3): [number, number, number] {
  return [x, y, z].map((value) => Number(value.toFixed(4))) as [number, number, number]
}
