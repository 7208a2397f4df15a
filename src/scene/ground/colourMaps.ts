/** Colour maps as 256 × 1 lookup textures. */
import { ClampToEdgeWrapping, DataTexture, LinearFilter, RGBAFormat, UnsignedByteType } from 'three'
import type { ColourMap, Theme } from '../../experiment/experiment'
import { colourMapBytes, colourMapSize } from '../../looks/colourMaps'

export function colourMapTexture(map: ColourMap, theme: Theme): DataTexture {
  const texture = new DataTexture(colourMapBytes(map, theme), colourMapSize, 1, RGBAFormat, UnsignedByteType)
  texture.minFilter = texture.magFilter = LinearFilter
  texture.wrapS = texture.wrapT = ClampToEdgeWrapping
  texture.needsUpdate = true
  return texture
}
