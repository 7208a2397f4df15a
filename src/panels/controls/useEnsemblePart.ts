/** A part of what is known of the ensembles: the component renders again only when that part is another one. */
import { useCallback, useSyncExternalStore } from 'react'
import { type EnsemblesState, useEnsembles } from '../../lab/ensembles'

export function useEnsemblePart<Part extends keyof EnsemblesState>(part: Part): EnsemblesState[Part] {
  const ensembles = useEnsembles()
  const subscribe = useCallback((listener: () => void) => ensembles.subscribe(listener), [ensembles])
  return useSyncExternalStore(subscribe, () => ensembles.state[part])
}
