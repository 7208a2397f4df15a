/** A part of what is known of the ensembles: the component renders again only when that part is another one. */
import { useStore } from 'zustand'
import { type EnsemblesState, useEnsembles } from '../../lab/ensembles'

export function useEnsemblePart<Part extends keyof EnsemblesState>(part: Part): EnsemblesState[Part] {
  return useStore(useEnsembles().store, (state) => state[part])
}
