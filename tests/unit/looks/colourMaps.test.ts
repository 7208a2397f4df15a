/** Colour maps against those of d3-scale-chromatic, colour by colour. */
import {
  interpolateCividis,
  interpolateInferno,
  interpolateRdBu,
  interpolateViridis,
} from 'd3-scale-chromatic'
import { expect, test } from 'vitest'
import { colourMapBytes, colourMapSize, cssBytes } from '../../../src/looks/colourMaps'

test.each([
  ['viridis', interpolateViridis],
  ['cividis', interpolateCividis],
  ['inferno', (at: number) => interpolateInferno(0.06 + 0.94 * at)],
  ['diverging', (at: number) => interpolateRdBu(1 - at)],
] as const)('%s', (map, interpolate) => {
  const bytes = colourMapBytes(map, 'dark')
  for (let i = 0; i < colourMapSize; i += 1)
    expect([...bytes.subarray(4 * i, 4 * i + 4)]).toEqual([
      ...cssBytes(interpolate(i / (colourMapSize - 1))),
      255,
    ])
})
