/** `useFrame` for what may fail: the first failure is the last, and goes to the boundary around the canvas. */
import { type RenderCallback, useFrame } from '@react-three/fiber'
import { useRef } from 'react'
import { useFail } from '../../lab/useFail'

export function useSafeFrame(frame: RenderCallback, priority?: number): void {
  const fail = useFail()
  const hasFailed = useRef(false)
  useFrame((...given) => {
    if (hasFailed.current) return
    try {
      frame(...given)
    } catch (error) {
      // The loop would call it, and throw, in every frame to come.
      hasFailed.current = true
      fail(error)
    }
  }, priority)
}
