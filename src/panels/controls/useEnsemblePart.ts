/** One part of the ensembles' state. The component renders again only when that part changes. */
import { useStore } from 'zustand'
import { type EnsemblesState, useEnsembles } from '../../lab/ensembles'

export function useEnsemblePart<Part extends keyof EnsemblesState>(part: Part): EnsemblesState[Part] {
  return useStore(useEnsembles().store, (state) => state[part])
}
