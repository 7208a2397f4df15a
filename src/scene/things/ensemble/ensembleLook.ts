/** The looks of an ensemble in the scene: which texture colours each swarm, and which map lies over the surface. */
import type { DataTexture } from 'three'
import { isOverDomain } from '../../../ensemble/quantities'
import type { EnsembleResult } from '../../../ensemble/outcomes/result'
import type { Ensemble, View } from '../../../experiment/experiment'
import type { EnsemblesState } from '../../../lab/ensembles'
import { OutcomeTextures } from './outcomeTextures'
import type { DrapedMap } from '../../ground/surfaceMesh'
import type { SwarmLook } from './swarm'
import { heightColours, noColours, startColours } from './swarmColours'

/** What is known of the experiment's ensemble, and how to show it. */
export interface ShownEnsemble {
  readonly ensemble: Ensemble
  readonly state: Pick<EnsemblesState, 'results' | 'hovered'>
}

export class EnsembleLook {
  readonly #outcomes = new OutcomeTextures()
  #none: DataTexture | undefined
  #starts: DataTexture | undefined
  #heights: { readonly key: string; readonly texture: DataTexture } | undefined
  /** By index of the runner. */
  readonly #swarms = new Map<number, SwarmLook>()

  /** Makes the textures of an ensemble and frees the rest. Returns the map to drape, if any. */
  show(
    shown: ShownEnsemble | undefined,
    view: View,
    /** Of the runners, by their index. */
    colours: ReadonlyMap<number, string>,
    isSurface: boolean,
  ): DrapedMap | undefined {
    this.#swarms.clear()
    let map: DrapedMap | undefined
    if (shown) {
      const { ensemble, state } = shown
      for (const runner of ensemble.swarm ? ensemble.runners : []) {
        const result = state.results.find(({ plan }) => plan.runner === runner)
        this.#swarms.set(runner, {
          texture: this.#texture(shown, result, view),
          byHeight: ensemble.swarmColours === 'loss',
          runnerColour: colours.get(runner) ?? '#ffffff',
        })
      }
      const first = state.results.find(({ plan }) => plan.runner === ensemble.runners[0])
      if (first && ensemble.draped && isSurface && liesOnDomain(first)) {
        const { x, y } = first.plan
        const texture = this.#outcomes.of(first.outcomes, ensemble.mapColours, view.theme)
        map = { texture, x: [x.from, x.to], y: [y.from, y.to] }
      }
    }
    this.#outcomes.sweep()
    return map
  }

  swarm(runner: number): SwarmLook {
    const look = this.#swarms.get(runner)
    return look ?? { texture: (this.#none ??= noColours()), byHeight: false, runnerColour: '#ffffff' }
  }

  dispose(): void {
    this.#outcomes.dispose()
    this.#none?.dispose()
    this.#starts?.dispose()
    this.#heights?.texture.dispose()
  }

  #texture({ ensemble }: ShownEnsemble, result: EnsembleResult | undefined, view: View): DataTexture {
    if (ensemble.swarmColours === 'start') return (this.#starts ??= startColours())
    if (ensemble.swarmColours === 'outcome') {
      return result ? this.#outcomes.of(result.outcomes, 'outcome', view.theme) : (this.#none ??= noColours())
    }
    const key = `${view.colours} ${view.theme}`
    if (this.#heights?.key !== key) {
      this.#heights?.texture.dispose()
      this.#heights = { key, texture: heightColours(view.colours, view.theme) }
    }
    return this.#heights.texture
  }
}

/** Whether the cells of a map are places of the surface. */
function liesOnDomain({ plan }: EnsembleResult): boolean {
  return isOverDomain(plan) && plan.x.scale === 'linear' && plan.y.scale === 'linear'
}
