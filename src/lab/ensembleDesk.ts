/** The ensembles of the page: computes those of the present experiment, coarse first and then fine. */
import { shallow } from 'zustand/vanilla/shallow'
import { createStore } from 'zustand/vanilla'
import { runOfCell } from '../ensemble/cell'
import type { GpuAccess } from '../ensemble/gpu/computer'
import type { Outcomes } from '../ensemble/outcomes/result'
import type { EnsemblePlan } from '../ensemble/plan'
import { Engine } from './desk/engine'
import { type Entry, entriesOf, startAgain } from './desk/entry'
import { Errands } from './desk/errands'
import { Swarms } from './desk/swarms'
import { stateOf } from './desk/telling'
import { WorkLoop } from './desk/workLoop'
import type { EnsembleCell, Ensembles, EnsemblesState, SwarmState } from './ensembles'
import type { Lab } from './store'

/** How often progress is reported, in milliseconds. */
const tellingMilliseconds = 100

const nothing: EnsemblesState = {
  results: [],
  progress: undefined,
  areStale: false,
  problems: [],
  hovered: undefined,
}

export class EnsembleDesk implements Ensembles {
  readonly store = createStore(() => nothing)
  readonly #lab: Lab
  readonly #engine = new Engine()
  readonly #errands = new Errands()
  readonly #swarms = new Swarms(this.#engine)
  readonly #work: WorkLoop
  #entries: readonly Entry[] = []
  #told = 0
  readonly #stop: () => void

  constructor(lab: Lab) {
    this.#lab = lab
    const watch = {
      entries: () => this.#entries,
      onPrepared: () => this.#keepSwarms(),
      onWork: () => {
        if (performance.now() - this.#told > tellingMilliseconds) this.#tell()
      },
    }
    this.#work = new WorkLoop(this.#engine, this.#errands, watch, () => this.#tell())
    this.#stop = lab.store.subscribe(() => this.#update())
    this.#update()
  }

  get isBehind(): boolean {
    return this.#swarms.isBehind
  }

  attach(access: GpuAccess): () => void {
    this.#engine.attach(access)
    const { experiment } = this.#lab.store.getState()
    for (const entry of this.#entries) startAgain(entry, experiment)
    void this.#work.go()
    return () => this.#detach(access)
  }

  withoutGpu(): void {
    this.#engine.useWorker()
    void this.#work.go()
  }

  hover(cell?: EnsembleCell): void {
    const { hovered } = this.store.getState()
    if (!cell) {
      if (hovered) this.store.setState({ hovered: undefined })
      return
    }
    const { result, column, row } = cell
    if (hovered?.result === result && hovered.column === column && hovered.row === row) return
    this.store.setState({ hovered: { ...cell, run: runOfCell(result.plan, column, row) } })
  }

  outcomes(plan: EnsemblePlan, signal: AbortSignal): Promise<Outcomes> {
    const asked = this.#errands.ask(plan, signal)
    void this.#work.go()
    return asked
  }

  swarms(position: number): readonly SwarmState[] {
    return this.#swarms.at(position, this.#shownEntries())
  }

  dispose(): void {
    this.#stop()
    const { access } = this.#engine
    if (access) this.#detach(access)
  }

  #detach(access: GpuAccess): void {
    this.#engine.detach(access, () => this.#swarms.dispose())
    void this.#work.go()
  }

  /** Follows the present experiment. */
  #update(): void {
    const before = this.#entries
    this.#entries = entriesOf(this.#lab.store.getState().experiment, before)
    this.#keepSwarms()
    const isSame =
      before.length === this.#entries.length && before.every((entry, index) => entry === this.#entries[index])
    if (isSame) return
    this.#engine.endFine()
    this.#tell()
    void this.#work.go()
  }

  #keepSwarms(): void {
    this.#swarms.keep(this.#shownEntries())
  }

  /** The entries whose swarms are shown. */
  #shownEntries(): readonly Entry[] {
    return this.#lab.store.getState().experiment.ensemble?.swarm ? this.#entries : []
  }

  /** Reports the state of the entries to the store. */
  #tell(): void {
    this.#told = performance.now()
    const before = this.store.getState()
    const next = stateOf(this.#entries, before)
    if (!shallow(before, next)) this.store.setState(next)
  }
}
