/** All that is drawn of an ensemble: its swarms, the map over the surface, and the path of the run under the pointer. */
import type { SceneTheme } from '../../../looks/palette'
import type { View } from '../../../experiment/experiment'
import type { SwarmState } from '../../../lab/ensembles'
import type { Projection } from '../../ground/projection'
import type { DrapedMap, SurfaceMesh } from '../../ground/surfaceMesh'
import type { Terrain } from '../../ground/terrain'
import { ghostStyles, writeGhost } from '../ghost'
import { Ribbons } from '../../lines/ribbons'
import { EnsembleLook, type ShownEnsemble } from './ensembleLook'
import { Swarms } from './swarm'

export class EnsembleThings {
  readonly swarms: Swarms
  readonly #look = new EnsembleLook()
  readonly #ghost = new Ribbons({ casing: 1.2, lift: 0.035, ghost: 0.3, order: 4 })
  readonly ribbons: readonly Ribbons[] = [this.#ghost]

  constructor(surface: SurfaceMesh) {
    this.swarms = new Swarms(surface.shared)
  }

  dress(theme: SceneTheme): void {
    this.swarms.setScale(Math.sqrt(theme.lines))
    this.#ghost.setLook(theme.casing, theme.lines)
    this.#ghost.setStyles(ghostStyles)
  }

  /** Colours the swarms; returns the map that lies over the surface, if any. `colours` are those of the runners. */
  colour(
    shown: ShownEnsemble | undefined,
    view: View,
    colours: ReadonlyMap<number, string>,
    terrain: Terrain,
  ): DrapedMap | undefined {
    return this.#look.show(shown, view, colours, terrain.dimension === 2)
  }

  drawGhost(shown: ShownEnsemble | undefined, terrain: Terrain): void {
    writeGhost(shown?.state.hovered, terrain, this.#ghost.points)
    this.#ghost.commit()
  }

  /** Per frame: the swarms at the playhead, as the camera sees them. */
  place(states: readonly SwarmState[], projection: Projection): void {
    this.swarms.place(states, (runner) => this.#look.swarm(runner))
    this.swarms.setCamera(projection)
  }

  dispose(): void {
    this.#ghost.dispose()
    this.swarms.dispose()
    this.#look.dispose()
  }
}
