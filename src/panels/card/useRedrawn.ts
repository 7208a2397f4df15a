/** A canvas of the card that is drawn again as it changes its size. */
import { type RefObject, useEffect, useRef } from 'react'

/** The canvas, and how to draw it: what is called now, and later whenever its size changes. */
export function useRedrawn(): readonly [RefObject<HTMLCanvasElement | null>, (draw: () => void) => void] {
  const canvas = useRef<HTMLCanvasElement>(null)
  const latest = useRef(() => {})
  useEffect(() => {
    const target = canvas.current
    if (!target) return
    const observer = new ResizeObserver(() => latest.current())
    observer.observe(target)
    return () => observer.disconnect()
  }, [])
  const draw = (how: () => void): void => {
    latest.current = how
    how()
  }
  return [canvas, draw]
}
