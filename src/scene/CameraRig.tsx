/** Orbit, pan and zoom with damping; eases to named views; tells where the camera came to rest. */
import { OrbitControls } from '@react-three/drei/core/OrbitControls'
import { useFrame, useThree } from '@react-three/fiber'
import { type ComponentRef, useEffect, useMemo, useRef } from 'react'
import { MOUSE, PerspectiveCamera, Vector3 } from 'three'
import type { Camera, View } from '../experiment/experiment'
import { angleOf, between, distanceFactor, type Stand, standOf } from './camera'
import type { Projection } from './projection'

const easeSeconds = 0.7
const dampingSeconds = 0.13

export interface CameraRigProps {
  readonly projection: Projection
  readonly camera: View['camera']
  readonly dimension: 1 | 2
  readonly heightScale: number
  /** Called with the camera's place once it has come to rest after a hand moved it. */
  readonly onRest: (camera: Camera) => void
}

export function CameraRig({ projection, camera, dimension, heightScale, onRest }: CameraRigProps) {
  // What the controls move: the camera at its usual angle of view. The picture's own camera follows it.
  const held = useMemo(() => new PerspectiveCamera(), [])
  const controls = useRef<ComponentRef<typeof OrbitControls>>(null)
  const ease = useRef<{ from: Stand; to: Stand; share: number } | undefined>(undefined)
  const hand = useRef({ isDown: false, isActing: false, moved: false, isMoving: false })
  const invalidate = useThree((state) => state.invalidate)
  const size = useThree((state) => state.size)

  useEffect(() => {
    const orbit = controls.current
    if (!orbit) return
    const to = standOf(camera, dimension, heightScale)
    const from: Stand = { position: held.position.clone(), target: orbit.target.clone() }
    const isFirst = held.position.lengthSq() === 0
    const isThere = from.position.distanceTo(to.position) + from.target.distanceTo(to.target) < 1e-3
    const still = isFirst || matchMedia('(prefers-reduced-motion: reduce)').matches
    ease.current = isThere ? undefined : { from, to, share: still ? 1 : 0 }
    hand.current.isActing = hand.current.moved = false
    invalidate()
  }, [camera, dimension, heightScale, held, invalidate])

  useFrame((_, seconds) => {
    const orbit = controls.current
    if (!orbit) return
    // The same motion at any frame rate.
    orbit.dampingFactor = 1 - Math.exp(-Math.min(seconds, 0.25) / dampingSeconds)
    const move = ease.current
    if (move) {
      move.share = Math.min(move.share + Math.min(seconds, 0.05) / easeSeconds, 1)
      const eased = move.share < 1 ? 1 - (1 - move.share) ** 3 : 1
      between(move.from, move.to, eased, { position: held.position, target: orbit.target })
      if (move.share < 1) invalidate()
      else ease.current = undefined
      held.lookAt(orbit.target)
    }
    scratch.copy(held.position).sub(orbit.target)
    const angle = dimension === 1 ? 4 : angleOf(scratch)
    scratch.multiplyScalar(distanceFactor(angle, size.width / size.height)).add(orbit.target)
    projection.look(scratch, orbit.target, held.up, angle, size.width, size.height)
    const { isDown, moved, isMoving } = hand.current
    hand.current.isMoving = false
    // The damped motion has died away once the controls had nothing to tell before a frame.
    if (moved && !isDown && !isMoving && !move) {
      hand.current.isActing = hand.current.moved = false
      onRest({ position: rounded(held.position), target: rounded(orbit.target) })
    }
  }, -0.5)

  return (
    <OrbitControls
      ref={controls}
      camera={held}
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
        // The controls also tell of moves that easing made, a frame late.
        if (hand.current.isActing) hand.current.moved = hand.current.isMoving = true
      }}
      onEnd={() => {
        hand.current.isDown = false
        invalidate()
      }}
    />
  )
}

const scratch = new Vector3()

function rounded({ x, y, z }: Vector3): [number, number, number] {
  return [x, y, z].map((value) => Number(value.toFixed(4))) as [number, number, number]
}
