/** docs/film.md says what is true: the example opens, and every part, default and bound is there. */
import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { maxCamera } from '../../../src/experiment/limits'
import { parseFilm } from '../../../src/film/document/readFilm'
import { eases } from '../../../src/camera/easing'
import { maxKeys } from '../../../src/camera/readCamera'
import { maxFps, maxSeconds, maxSide, minSide, usualFps, usualSeconds, usualShow, usualSize } from '../../../src/film/limits' // prettier-ignore
import { FilmScript } from '../../../src/film/moment'
import { race } from '../../../src/run/race'
import { maxText } from '../../../src/talk/limits'
import { checkText } from '../../../src/talk/text/checkText'
import { fill, plainText } from '../../../src/talk/text/fill'

const page = readFileSync(resolve(import.meta.dirname, '../../../docs/film.md'), 'utf8')
const [, json = ''] = /```json\n(.*?)```/s.exec(page) ?? []

test('the example of docs/film.md opens without a problem, with all that it says', () => {
  const given = JSON.parse(json) as Record<string, unknown>
  const { film, problems } = parseFilm(given)
  expect(problems).toEqual([])
  expect(film).toMatchObject({
    size: given['size'],
    fps: 30,
    seconds: 15,
    play: { from: 0, to: 250, hold: [1, 3], ease: 'inOut' },
    values: given['values'],
  })
  expect(film?.camera).toHaveLength(4)
})

const examples = resolve(import.meta.dirname, '../../../examples')

test.each(readdirSync(examples).filter((name) => name.endsWith('.film.json')))(
  'examples/%s opens without a problem',
  (name) => {
    const { film, problems } = parseFilm(JSON.parse(readFileSync(join(examples, name), 'utf8')))
    expect(problems).toEqual([])
    expect(film).toBeDefined()
  },
)

test('its captions have their numbers', () => {
  const { film } = parseFilm(JSON.parse(json))
  if (!film) throw new Error('no film')
  const script = new FilmScript(film)
  const texts = [3, 14].flatMap((seconds) => {
    const { experiment, turns, captions } = script.at(seconds)
    const its = race(experiment)
    return captions.map(({ text }) => plainText(fill(checkText(text, experiment), { race: its, turns })))
  })
  expect(texts).toHaveLength(2)
  expect(texts[0]).toMatch(/^Momentum remembers: [\d.]+ after \d+ steps$/)
  expect(texts[1]).toMatch(/^Adam ends at [\d.]+$/)
})

test('docs/film.md names every part, and the bounds and defaults that the program has', () => {
  const names = ['experiment', 'talk', 'size', 'fps', 'seconds', 'play', 'camera', 'values', 'captions', 'show', 'supersample', 'shutter', 'background', 'loop', 'view', 'position', 'target', 'orbit', 'rise', 'dolly', 'follow', 'at', 'of', 'to', 'over', 'from', 'hold', 'ease'] // prettier-ignore
  const all = [...names, ...Object.keys(usualShow), ...eases]
  expect(all.filter((name) => !page.includes(`\`${name}\``))).toEqual([])
  for (const bound of [minSide, maxSide, maxFps, maxSeconds, maxKeys, maxText, maxCamera, usualFps, usualSeconds])
    expect(page).toContain(bound.toLocaleString('en'))
  expect(page).toContain(`\`[${usualSize.join(', ')}]\``)
}) // prettier-ignore
