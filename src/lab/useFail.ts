/** Passes errors from outside React, such as in a listener or a frame, to the boundary around the component. */
import { useCallback, useState } from 'react'

/** `call`, with its errors handed to `fail`: what throws in a listener must not end the work of whoever calls it. */
export function guard(call: () => void, fail: (error: unknown) => void): () => void {
  return () => {
    try {
      call()
    } catch (error) {
      fail(error)
    }
  }
}

export function useFail(): (error: unknown) => void {
  const [failure, setFailure] = useState<{ readonly error: unknown }>()
  if (failure) throw failure.error
  return useCallback((error: unknown) => setFailure({ error }), [])
}
