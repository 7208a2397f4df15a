/** The program's own colours of heights: even, and told apart from every runner's. */
import { describe, expect, test } from 'vitest'
import { colourMapBytes, colourMapSize } from '../../../src/looks/colourMaps'
import { rgb, runnerLooks, sceneThemes } from '../../../src/looks/palette'
import { reliefBytes } from '../../../src/looks/relief'
import { contrast, mix } from '../../helpers/contrast'
import { difference, labOf } from '../../helpers/oklab'

describe.each(['dark', 'light', 'projector'] as const)('in the %s theme', (theme) => {
  const colours = Array.from({ length: 101 }, (_, index) => reliefBytes(theme, index / 100))
  const labs = colours.map((colour) => labOf(colour))

  test('lightness is a straight line in height', () => {
    const [first, last] = [labs[0]?.[0] ?? 0, labs[100]?.[0] ?? 0]
    expect(last - first).toBeGreaterThan(0.5)
    for (const [index, [lightness]] of labs.entries()) {
      expect(Math.abs(lightness - (first + ((last - first) * index) / 100))).toBeLessThan(0.006)
    }
  })

  test('no step is a jump', () => {
    for (let index = 1; index <= 100; index += 1) {
      expect(difference(labs[index] ?? [0, 0, 0], labs[index - 1] ?? [0, 0, 0])).toBeLessThan(0.02)
    }
  })

  test.each(runnerLooks.slice(0, 8))('it never has the colour of $name', ({ name, colour }) => {
    const runner = labOf(rgb(colour).map((channel) => 255 * channel))
    const nearest = Math.min(...labs.map((lab) => difference(lab, runner)))
    expect(nearest).toBeGreaterThan(name === 'grey' ? 0.06 : 0.088)
  })

  test.each(runnerLooks.slice(0, 8))(
    '$name stands out from it by 3 : 1, through its casing',
    ({ colour }) => {
      const casing = rgb(sceneThemes[theme].casing)
      for (const bytes of colours) {
        const [red, green, blue] = bytes
        // A light hairline lies between the casing and the ground, and lets it through.
        const hairline = mix([red / 255, green / 255, blue / 255], [1, 1, 1], sceneThemes[theme].hairline)
        expect(contrast(hairline, casing)).toBeGreaterThanOrEqual(3)
      }
      expect(contrast(rgb(colour), casing)).toBeGreaterThanOrEqual(3)
    },
  )
})

test('its table is these colours, and only it depends on the theme', () => {
  const table = colourMapBytes('relief', 'dark')
  expect(Array.from(table.subarray(0, 3))).toEqual(reliefBytes('dark', 0))
  expect(Array.from(table.subarray(4 * (colourMapSize - 1), -1))).toEqual(reliefBytes('dark', 1))
  expect(colourMapBytes('relief', 'light')).not.toEqual(table)
  expect(colourMapBytes('viridis', 'light')).toEqual(colourMapBytes('viridis', 'dark'))
})
