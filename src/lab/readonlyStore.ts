/** A store that others can read and listen to. Only its owner sets the state. */
import type { StoreApi } from 'zustand/vanilla'

export type ReadonlyStore<State> = Omit<StoreApi<State>, 'setState'>
