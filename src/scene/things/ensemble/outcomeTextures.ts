/** Maps of outcomes as textures, one crisp texel for each run. Each is made and uploaded once. */
import type { DataTexture } from 'three'
import type { Outcomes } from '../../../ensemble/outcomes/result'
import type { Ensemble, Theme } from '../../../experiment/experiment'
import { mapColours } from '../../../looks/map/mapColours'
import { texture } from './swarmColours'

interface Made {
  readonly outcomes: Outcomes
  readonly by: Ensemble['mapColours']
  readonly theme: Theme
  readonly texture: DataTexture
}

export class OutcomeTextures {
  #made: Made[] = []
  #used = new Set<Made>()

  of(outcomes: Outcomes, by: Ensemble['mapColours'], theme: Theme): DataTexture {
    let made = this.#made.find((each) => each.outcomes === outcomes && each.by === by && each.theme === theme)
    if (!made) {
      const { columns, rows } = outcomes
      made = { outcomes, by, theme, texture: texture(mapColours(outcomes, by, theme), columns, rows, false) }
      this.#made.push(made)
    }
    this.#used.add(made)
    return made.texture
  }

  /** Frees those not asked for since the last call. */
  sweep(): void {
    for (const made of this.#made) if (!this.#used.has(made)) made.texture.dispose()
    this.#made = [...this.#used]
    this.#used = new Set()
  }

  dispose(): void {
    for (const { texture } of this.#made) texture.dispose()
  }
}
