/** Every ready scene is an experiment without a mistake, has its pictures, and ends as its line says. */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { experimentOf, panesOf } from '../../../src/experiment/edits/panes'
import { speeds } from '../../../src/experiment/limits'
import { encodeLink } from '../../../src/experiment/link/link'
import { maxLinkLength } from '../../../src/experiment/link/packed'
import { scenes } from '../../../src/gallery/list'
import { type Scene, readScene } from '../../../src/gallery/scene'
import { race } from '../../../src/run/race'
import { lessons } from '../../../src/talk/lessons/list'

const folder = resolve(import.meta.dirname, '../../../src/gallery/thumbnails')
const themes = ['dark', 'light']
const maxBytes = 8 * 1024

test('there are at least twelve, with ids and titles of their own', () => {
  expect(scenes.length).toBeGreaterThanOrEqual(12)
  expect(new Set(scenes.map(({ id }) => id)).size).toBe(scenes.length)
  expect(new Set(scenes.map(({ title }) => title)).size).toBe(scenes.length)
})

test('there is a small thumbnail of each, and of each lesson, in both themes, and no other', () => {
  const ids = [...scenes.map(({ id }) => id), ...lessons.map(({ id }) => `lesson-${id}`)]
  const names = ids.flatMap((id) => themes.map((theme) => `${id}-${theme}.webp`))
  expect(readdirSync(folder).sort()).toEqual(names.sort())
  const sizes = names.map((name) => statSync(resolve(folder, name)).size)
  expect(Math.min(...sizes)).toBeGreaterThan(500)
  expect(Math.max(...sizes)).toBeLessThanOrEqual(maxBytes)
})

describe.each(scenes.map((scene) => [scene.id, scene] as const))('%s', (id, scene) => {
  const { experiment, problems } = readScene(scene)

  test('is an experiment without a mistake, which fits a link', () => {
    expect(problems).toEqual([])
    expect(encodeLink(experiment).length).toBeLessThan(maxLinkLength)
  })

  test('has a file of its name, one sentence or two, and a speed of the menu', () => {
    expect(existsSync(resolve(folder, `../${id}.ts`))).toBe(true)
    expect(scene.line).toMatch(/^[A-Z].*\.$/)
    expect(scene.line.length).toBeLessThanOrEqual(84)
    expect(speeds).toContain(scene.speed)
  })

  test('leaves the theme to the page', () => {
    expect(scene.experiment).not.toHaveProperty('view.theme')
  })

  test('is decided on the way, and shown before its end', () => {
    const kinds = endsOf(scene)
    expect(kinds).not.toContain('nothing')
    expect(kinds.some((kind) => kind !== 'running')).toBe(true)
    expect(scene.shownAt).toBeGreaterThan(0)
    expect(scene.shownAt).toBeLessThan(experiment.steps)
  })

  test('takes 15 to 40 seconds', () => {
    const seconds = experiment.steps / scene.speed
    expect(seconds).toBeGreaterThanOrEqual(15)
    expect(seconds).toBeLessThanOrEqual(40)
  })
})

test.each([
  ['fourRates', ['converged', 'converged', 'circling', 'diverged']],
  ['newtonsTrap', ['saddle', 'converged', 'converged', 'converged']],
  ['adamForgets', ['circling', 'converged']],
] as const)('%s ends as its line says', (id, kinds) => {
  const scene = scenes.find((each) => each.id === id)
  expect(scene && endsOf(scene)).toEqual(kinds)
})

/** How the runs of all panes end. */
function endsOf(scene: Scene): string[] {
  const { experiment } = readScene(scene)
  return panesOf(experiment).flatMap((pane) =>
    race(experimentOf(experiment, pane)).runs.map((run) => run.status(run.steps).kind),
  )
}
