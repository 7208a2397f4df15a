/** The uniforms of the sheet, which its mesh, its edge and the swarms share: height, light, colour, contours, the balls. */
import { type Texture, Vector2, Vector3, Vector4 } from 'three'
import { noFog } from './fog'
import { keyDirection, keyShare, skyShare } from './light'
import { maxBalls } from './maxBalls'

/** How far below height 0 the floor lies, in scene units. */
export const floorHeight = -0.42

/** Where the base of the picture lies when there is no floor. */
export const baseHeight = -0.06

/** Of the sheet, in scene units. */
const thickness = 0.018

/** A new set. */
export function sheetUniforms() {
  return {
    u_field: { value: null as Texture | null },
    u_fieldSize: { value: 2 },
    u_meshSize: { value: 2 },
    u_scale: { value: 0 },
    u_lossRange: { value: new Vector2(0, 1) },
    u_heightScale: { value: 1 },
    u_halfWidth: { value: new Vector2(1, 1) },
    u_isCutBelow: { value: false },
    u_colours: { value: null as Texture | null },
    u_shade: { value: null as Texture | null },
    u_shadeSize: { value: 1 },
    u_isTrueColour: { value: false },
    u_contour: { value: new Vector2(20, 0) },
    u_contourStrength: { value: 1 },
    u_contourColour: { value: new Vector3() },
    u_contourAlpha: { value: new Vector2() },
    u_edge: { value: new Vector4() },
    u_underside: { value: 0.25 },
    u_unit: { value: 1 },
    u_key: { value: keyDirection },
    u_skyGain: { value: skyShare },
    u_keyGain: { value: keyShare },
    u_tint: { value: 1 },
    u_rim: { value: 0 },
    u_floorHeight: { value: floorHeight },
    u_map: { value: null as Texture | null },
    u_hasMap: { value: false },
    u_mapFactor: { value: new Vector2(1, 1) },
    u_mapOffset: { value: new Vector2() },
    u_isStrip: { value: false },
    u_depth: { value: new Vector2(1, -2) },
    u_order: { value: [false, false, false] },
    u_thickness: { value: thickness },
    u_fog: { value: noFog() },
    u_ballCount: { value: 0 },
    u_balls: { value: Array.from({ length: maxBalls }, () => new Vector4()) },
  }
}
