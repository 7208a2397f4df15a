/** What stays where it is while a race plays: the frame, a curve and the ground below it, the marks, the trails, another program's path. */
import { type RunnerLook, rgb, type SceneTheme } from '../../looks/palette'
import type { View } from '../../experiment/experiment'
import type { Race } from '../../run/race'
import type { Projection } from '../ground/projection'
import type { FogUniform } from '../ground/fog'
import { baseHeight, floorHeight } from '../ground/sheetUniforms'
import type { Terrain } from '../ground/terrain'
import { type AxisText, curveFrame, type Facing, surfaceFrame } from './axes'
import { Beads } from './beads'
import { CurveFill, writeCurve } from './curve'
import { writeMarks } from './marks'
import { plainStyle, Ribbons } from '../lines/ribbons'
import { type OtherPath, otherPathStyles, writeOtherPath } from './otherPath'
import { laneWidth, type RaceLanes } from './raceLanes'
import { Targets } from './targets'
import { drape } from './trails'

/** A race, and the ground that it runs on. */
export interface Scenery {
  readonly race: Race
  readonly terrain: Terrain
  readonly view: View
}

export type ShownLook = RunnerLook & { readonly visible: boolean }

/** Of the frame and its ticks. */
export const frameOpacity = 0.9
/** In pixels of a picture of the usual size. */
const [trailWidth, selectedWidth] = [5, 6.2]
/** How strongly the trail ahead of the playhead shows. */
const aheadOpacity = 0.28

export class StandingThings {
  readonly fill: CurveFill
  readonly #axes = new Ribbons({ lift: 0.004, order: 1 })
  readonly #curve: Ribbons
  readonly #marks: Ribbons
  readonly #trails = new Ribbons({ casing: 1.5, lift: 0.02, ghost: 0.16, order: 3 })
  readonly #beads = new Beads()
  readonly targets: Targets
  readonly #other = new Ribbons({ casing: 1.2, lift: 0.03, ghost: 0.3, order: 4 })
  readonly ribbons: readonly Ribbons[]

  /** What belongs to the ground lies in the fog over it; where runners have been is known. */
  constructor(fog: FogUniform) {
    this.fill = new CurveFill(fog)
    this.targets = new Targets(fog)
    this.#curve = new Ribbons({ lift: 0.01, order: 2, fog })
    this.#marks = new Ribbons({ casing: 0.6, lift: 0.03, ghost: 0.4, order: 2, fog })
    this.ribbons = [this.#axes, this.#curve, this.#marks, this.#trails, this.#beads.ribbons, this.#other]
  }

  dress(theme: SceneTheme, { colours, theme: themeName }: View, looks: readonly ShownLook[]): void {
    this.fill.setColours(colours, themeName)
    for (const ribbons of this.ribbons) ribbons.setLook(theme.casing, theme.lines)
    this.#axes.setLook(theme.casing, Math.sqrt(theme.lines))
    this.#axes.setStyles([
      plainStyle([...rgb(theme.line), frameOpacity]),
      plainStyle([...rgb(theme.casing), 0.55]),
    ])
    this.#curve.setStyles([plainStyle([...rgb(theme.ink), 0.95])])
    this.#marks.setStyles([plainStyle([1, 1, 1, 0.6])])
    this.#beads.dress(looks)
    this.#other.setStyles(otherPathStyles(theme))
    this.#trails.setHairline(theme.hairline)
    this.#trails.setStyles(looks.map(({ colour, dash }) => ({ colour: [...rgb(colour), 1], dash })))
  }

  /** Lays frame, curve and marks; returns the texts that belong to the frame. */
  lay({ race, terrain, view }: Scenery, facing: Facing): AxisText[] {
    const isCurve = terrain.dimension === 1
    this.fill.mesh.visible = isCurve
    this.#curve.points.clear()
    const base = view.floor ? floorHeight : baseHeight
    const texts = isCurve
      ? curveFrame(race, terrain, this.#axes.points)
      : surfaceFrame(race, terrain, base, facing, this.#axes.points)
    if (isCurve) {
      writeCurve(terrain, 0, this.#curve.points)
      this.fill.setTerrain(terrain)
    }
    this.targets.lay(terrain, view.minima ? race.minima : [])
    writeMarks(terrain, view, this.#marks.points)
    for (const ribbons of [this.#axes, this.#curve, this.#marks]) ribbons.commit()
    return texts
  }

  drapeTrails(
    { race, terrain, view }: Scenery,
    looks: readonly ShownLook[],
    selected: number,
    lanes: RaceLanes,
  ): void {
    const hasTrails = view.trail !== 'none'
    // On a curve all trails are the curve itself: that of the selected runner is drawn, the others have dots.
    const isDrawn = (index: number): boolean => terrain.dimension === 2 || index === selected
    const visible = looks.map((look, index) => look.visible && hasTrails && isDrawn(index))
    const width = (index: number): number => (index === selected ? selectedWidth : trailWidth)
    const options = { draped: view.trail !== 'straight', visible, width, lanes }
    drape(race, terrain, options, this.#trails.points)
    this.#trails.commit()
    this.#beads.string(race, terrain, visible, lanes)
  }

  layOtherPath(path: OtherPath | undefined, { terrain, view }: Scenery): void {
    writeOtherPath(path, terrain, view.trail !== 'straight', this.#other.points)
    this.#other.commit()
  }

  /** Per frame: the trails end at the playhead, and all has the size of the picture. */
  place(position: number, hasAhead: boolean, projection: Projection, scale: number): void {
    const unit = projection.unit * scale
    this.#trails.setScale(unit)
    this.#trails.setLaneWidth(laneWidth * unit)
    this.#trails.setPlayhead(position, hasAhead ? aheadOpacity : 0)
    this.#beads.place(projection, unit)
    this.#beads.setPlayhead(position, hasAhead)
    this.targets.setScale(projection.pixelsPerUnit, unit)
  }

  dispose(): void {
    for (const ribbons of this.ribbons) ribbons.dispose()
    this.fill.dispose()
    this.targets.dispose()
  }
}
