/** Measures after a commit that may have changed the layout. */
import { useLayoutEffect, useRef } from 'react'
import { hasSameItems } from './sameItems'

/**
 * Calls `measure` once the page has another layout. Observers of sizes speak only after the next frame, which would be
 * drawn in vain.
 */
export function useNewLayout(layout: readonly unknown[], measure: () => void): void {
  const measured = useRef<readonly unknown[]>(layout)
  useLayoutEffect(() => {
    if (hasSameItems(measured.current, layout)) return
    measured.current = layout
    measure()
  })
}
