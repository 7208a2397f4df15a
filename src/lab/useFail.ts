/** Passes errors from outside React, such as in a listener or a frame, to the boundary around the component. */
import { useCallback, useState } from 'react'

export function useFail(): (error: unknown) => void {
  const [failure, setFailure] = useState<{ readonly error: unknown }>()
  if (failure) throw failure.error
  return useCallback((error: unknown) => setFailure({ error }), [])
}
