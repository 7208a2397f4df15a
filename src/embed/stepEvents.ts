/** Tells pages that asked for it of every whole turn that the playhead reaches. */
import type { Timeline } from '../lab/timeline'
import { type Asker, tell } from './asker'

export class StepEvents {
  readonly #askers = new Map<WindowProxy, Asker>()

  constructor(timeline: Timeline) {
    let told = timeline.step
    timeline.onMove(() => {
      const { step } = timeline
      if (step === told) return
      told = step
      for (const asker of this.#askers.values()) {
        if (asker.window.closed) this.end(asker)
        else tell(asker, { thalweg: 'step', step })
      }
    })
  }

  /** A window is told once, however often it asks. */
  send(asker: Asker): void {
    this.#askers.set(asker.window, asker)
  }

  end({ window }: Asker): void {
    this.#askers.delete(window)
  }
}
