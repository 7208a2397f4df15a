/** One camera for one or several panes. It orbits, pans and zooms with damping, eases to named views, and reports where it came to rest. */
import { OrbitControls } from '@react-three/drei/core/OrbitControls'
import { useThree } from '@react-three/fiber'
import { type ComponentRef, useEffect, useMemo, useRef } from 'react'
import { MOUSE, PerspectiveCamera, Vector3 } from 'three'
import type { Camera, View } from '../../experiment/experiment'
import { angleOf, between, distanceFactor, type Stand, standOf } from '../ground/camera'
import type { PaneFrame } from './paneView'
import { useSafeFrame } from './useSafeFrame'

const easeSeconds = 0.7
const dampingSeconds = 0.13

interface CameraRigProps {
  /** The panes that share the camera. A hand in any of them moves it. */
  readonly frames: readonly PaneFrame[]
  /** Whether there is one pane. Only then the camera leaves room for the leaderboard. */
  readonly isAlone: boolean
  readonly camera: View['camera']
  readonly dimension: 1 | 2
  readonly heightScale: number
  /** Called with the camera once it has come to rest after a hand moved it. */
  readonly onRest: (camera: Camera) => void
}

export function CameraRig({ frames, isAlone, camera, dimension, heightScale, onRest }: CameraRigProps) {
  // The controls move this camera, at the usual angle of view. The picture's camera follows it.
  const held = useMemo(() => new PerspectiveCamera(), [])
  const target = useMemo(() => new Vector3(), [])
  const controls = useRef(new Map<PaneFrame, ComponentRef<typeof OrbitControls>>())
  const ease = useRef<{ from: Stand; to: Stand; share: number } | undefined>(undefined)
  const hand = useRef({ isDown: false, isActing: false, moved: false, isMoving: false })
  const invalidate = useThree((state) => state.invalidate)

  useEffect(() => {
    const to = standOf(camera, dimension, heightScale, isAlone)
    const from: Stand = { position: held.position.clone(), target: target.clone() }
    const isFirst = held.position.lengthSq() === 0
    const isThere = from.position.distanceTo(to.position) + from.target.distanceTo(to.target) < 1e-3
    const still = isFirst || matchMedia('(prefers-reduced-motion: reduce)').matches
    ease.current = isThere ? undefined : { from, to, share: still ? 1 : 0 }
    hand.current.isActing = hand.current.moved = false
    invalidate()
  }, [camera, dimension, heightScale, isAlone, held, target, invalidate])

  useSafeFrame((_, seconds) => {
    // The same motion at any frame rate.
    const damping = 1 - Math.exp(-Math.min(seconds, 0.25) / dampingSeconds)
    for (const orbit of controls.current.values()) orbit.dampingFactor = damping
    const move = ease.current
    if (move) {
      move.share = Math.min(move.share + Math.min(seconds, 0.05) / easeSeconds, 1)
      const eased = move.share < 1 ? 1 - (1 - move.share) ** 3 : 1
      between(move.from, move.to, eased, { position: held.position, target })
      if (move.share < 1) invalidate()
      else ease.current = undefined
      held.lookAt(target)
    }
    scratch.copy(held.position).sub(target)
    const angle = dimension === 1 ? 4 : angleOf(scratch)
    for (const { projection, width, height } of frames) {
      const factor = distanceFactor(angle, width / Math.max(height, 1))
      place.copy(scratch).multiplyScalar(factor).add(target)
      projection.look(place, target, held.up, angle, width, height)
    }
    const { isDown, moved, isMoving } = hand.current
    hand.current.isMoving = false
    // Damping is over once the controls report no change before a frame.
    if (moved && !isDown && !isMoving && !move) {
      hand.current.isActing = hand.current.moved = false
      // A curve is always seen from the front: its camera is not kept.
      if (dimension === 2) onRest({ position: round(held.position), target: round(target) })
    }
  }, -0.5)

  return frames.map((frame, index) => (
    <OrbitControls
      key={index}
      ref={(orbit) => {
        if (!orbit) return undefined
        // All that share the camera share its target.
        orbit.target = target
        controls.current.set(frame, orbit)
        return () => void controls.current.delete(frame)
      }}
      camera={held}
      domElement={frame.ground}
      enableRotate={dimension === 2}
      mouseButtons={{
        LEFT: dimension === 2 ? MOUSE.ROTATE : MOUSE.PAN,
        MIDDLE: MOUSE.DOLLY,
        RIGHT: MOUSE.PAN,
      }}
      minDistance={0.6}
      maxDistance={14}
      maxPolarAngle={1.56}
      minPolarAngle={1e-3}
      onStart={() => {
        hand.current.isDown = hand.current.isActing = true
        ease.current = undefined
      }}
      onChange={() => {
        // The controls also report the moves of easing, a frame late.
        if (hand.current.isActing) hand.current.moved = hand.current.isMoving = true
      }}
      onEnd={() => {
        hand.current.isDown = false
        invalidate()
      }}
    />
  ))
}

const scratch = new Vector3()
const place = new Vector3()

function round({ x, y, z }: Vector3): [number, number, number] {
  return [x, y, z].map((value) => Number(value.toFixed(4))) as [number, number, number]
}
