/** The ensembles of a film: computed on its own GPU context, and waited for, so that a frame shows all of them. */
import type { WebGLRenderer } from 'three'
import type { Experiment } from '../../../experiment/experiment'
import { EnsembleDesk } from '../../../lab/ensembleDesk'
import type { SwarmState } from '../../../lab/ensembles'
import { type Lab, createLab } from '../../../lab/store'
import type { ShownEnsemble } from '../../things/ensemble/ensembleLook'

/** What a frame shows of an ensemble. */
export interface FilmedEnsemble {
  readonly shown: ShownEnsemble
  readonly swarms: readonly SwarmState[]
}

export class FilmEnsembles {
  readonly #renderer: WebGLRenderer
  #known: { readonly lab: Lab; readonly desk: EnsembleDesk } | undefined
  #detach: (() => void) | undefined

  constructor(renderer: WebGLRenderer) {
    this.#renderer = renderer
  }

  /**
   * Those of an Experiment with the playhead at a position, in turns; undefined if it has none.
   *
   * @throws Error with a line that says why, if one cannot be computed
   */
  async at(experiment: Experiment, position: number): Promise<FilmedEnsemble | undefined> {
    const { ensemble } = experiment
    if (!ensemble) return undefined
    // After a loss of the context it begins anew.
    let desk = this.#deskOf(experiment)
    while (desk.store.getState().progress !== undefined) {
      await aMoment()
      desk = this.#deskOf(experiment)
    }
    const { results, problems } = desk.store.getState()
    if (results.length < ensemble.runners.length)
      throw new Error(problems.join(' ') || 'The ensemble cannot be computed. Make it smaller.')
    let swarms = desk.swarms(position)
    while (desk.isBehind) {
      await aMoment()
      swarms = this.#deskOf(experiment).swarms(position)
    }
    if (ensemble.swarm && swarms.length < ensemble.runners.length)
      throw new Error(problems.join(' ') || 'The swarm has no room on this GPU. Choose fewer runs.')
    this.#renderer.resetState()
    return { shown: { ensemble, state: { results, hovered: undefined } }, swarms }
  }

  /** The context is gone, and with it all that was computed there. */
  lose(): void {
    this.#detach?.()
    this.#detach = undefined
  }

  dispose(): void {
    this.lose()
    this.#known?.desk.dispose()
    this.#known = undefined
  }

  #deskOf(experiment: Experiment): EnsembleDesk {
    if (!this.#known) {
      const lab = createLab(experiment)
      this.#known = { lab, desk: new EnsembleDesk(lab) }
    }
    const { lab, desk } = this.#known
    if (lab.store.getState().experiment !== experiment) lab.store.getState().replace(experiment)
    this.#detach ??= this.#attach(desk)
    return desk
  }

  #attach(desk: EnsembleDesk): (() => void) | undefined {
    const gl = this.#renderer.getContext()
    if (!(gl instanceof WebGL2RenderingContext)) return undefined
    return desk.attach({ gl, restore: () => this.#renderer.resetState() })
  }
}

function aMoment(): Promise<void> {
  return new Promise((done) => setTimeout(done))
}
