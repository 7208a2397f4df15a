/** A store whose state others read and listen to, and its owner alone sets. */
import type { StoreApi } from 'zustand/vanilla'

export type ReadonlyStore<State> = Omit<StoreApi<State>, 'setState'>
