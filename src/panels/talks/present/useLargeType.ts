/** The style sheet makes all text of the page large while a talk is given. */
import { useLayoutEffect } from 'react'

export function useLargeType(): void {
  useLayoutEffect(() => {
    document.documentElement.toggleAttribute('data-presenting', true)
    return () => document.documentElement.removeAttribute('data-presenting')
  }, [])
}
