/** Marks that are no text stand out from their ground by 3 : 1 in every theme (WCAG 2.2, 1.4.11). */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Colour, contrast, mix } from '../../helpers/contrast'
import { rgb, runnerLooks, sceneThemes } from '../../../src/looks/palette'
import { frameOpacity } from '../../../src/scene/things/standing'

const css = readFileSync(new URL('../../../src/panels/page/theme.css', import.meta.url), 'utf8')
const themes = ['dark', 'light', 'projector'] as const
type Theme = (typeof themes)[number]

/** A variable of the page in a theme, which falls back to the dark one's. */
function variable(theme: Theme, name: string): string {
  const [, dark = '', ...others] = css.split(/:root[^{]*\{/)
  const own = theme === 'dark' ? undefined : others[themes.indexOf(theme) - 1]
  const find = (block: string | undefined) => block?.match(new RegExp(`--${name}: ([^;]+);`))?.[1]
  return find(own) ?? find(dark) ?? ''
}

const plates = (theme: Theme): Colour[] => [
  rgb(variable(theme, 'raised')),
  rgb(variable(theme, 'field')),
  rgb(sceneThemes[theme].ground),
]

describe.each(themes)('in the %s theme', (theme) => {
  test.each(runnerLooks.map(({ name, colour }) => [name, colour] as const))('a marker of %s', (_, colour) => {
    const shade = Number.parseFloat(variable(theme, 'shade')) / 100
    for (const plate of plates(theme))
      expect(contrast(mix(rgb(colour), [0, 0, 0], shade), plate)).toBeGreaterThanOrEqual(3)
  })

  test('the track of a slider', () => {
    for (const plate of plates(theme))
      expect(contrast(rgb(variable(theme, 'track')), plate)).toBeGreaterThanOrEqual(3)
  })

  test('the frame of the picture', () => {
    const ground = rgb(sceneThemes[theme].ground)
    expect(
      contrast(mix(rgb(sceneThemes[theme].line), ground, 1 - frameOpacity), ground),
    ).toBeGreaterThanOrEqual(3)
  })
})

test('the lines of the projector theme', () => {
  for (const plate of plates('projector'))
    expect(contrast(rgb(variable('projector', 'line')), plate)).toBeGreaterThanOrEqual(3)
})

test('contrast is that of the standard', () => {
  expect(contrast([0, 0, 0], [1, 1, 1])).toBeCloseTo(21, 9)
  expect(contrast(rgb('#767676'), rgb('#ffffff'))).toBeCloseTo(4.54, 2)
})
