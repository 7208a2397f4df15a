/** The film that is being made: its length, and what of it is of the experiment on the table. */
import { expect, test } from 'vitest'
import { parseFilm } from '../../../src/film/document/readFilm'
import { serializeFilm } from '../../../src/film/document/writeFilm'
import type { Film } from '../../../src/film/film'
import { presets } from '../../../src/film/presets'
import { parseExperiment } from '../../../src/experiment/schema/schema'
import { filmOn, newFilm, withSeconds } from '../../../src/lab/openFilm'

const { experiment } = parseExperiment({ version: 1, steps: 50 })
const { experiment: one } = parseExperiment({ version: 1, steps: 20, runners: [{ optimizer: 'sgd' }] })

function problemsOf(film: Film): readonly string[] {
  return parseFilm(serializeFilm(filmOn(film, experiment))).problems
}

test.each([0.3, 1, 2, 7.125, 13.333, 60])(
  'of any length, as %f s, a film reads back without a problem',
  (seconds) => {
    const { now: film } = newFilm(experiment)
    const full: Film = {
      ...film,
      camera: [{ at: 12, ease: 'inOut', stand: { orbit: 90 } }],
      values: [{ at: 11, of: 'runners.0.settings.eta', to: 0.001, over: 1 }],
      captions: [{ from: 9, to: 12, text: 'the end' }],
    }
    expect(problemsOf(withSeconds(full, seconds))).toEqual([])
    for (const preset of presets) expect(problemsOf(preset.apply(withSeconds(film, seconds), 2))).toEqual([])
  },
)

test('the turntable turns evenly to the end, whatever the length', () => {
  const { now: film } = newFilm(experiment)
  const turned = presets.find(({ id }) => id === 'turntable')?.apply(withSeconds(film, 13.333), 0)
  expect(turned?.camera.at(-1)?.at).toBe(13.333)
})

test('what is about a runner or a step that is gone is left out, and the playhead goes to the last step', () => {
  const { now: film } = newFilm(experiment)
  const full: Film = {
    ...film,
    camera: [
      { at: 1, ease: 'inOut', stand: { follow: 3 } },
      { at: 2, ease: 'inOut', stand: { orbit: 9 } },
    ],
    values: [{ at: 1, of: 'runners.3.settings.eta', to: 0.1, over: 1 }],
  }
  expect(filmOn(full, one)).toMatchObject({ play: { to: 20 }, camera: [{ at: 2 }], values: [] })
  expect(filmOn(full, experiment)).toMatchObject({
    play: { to: 50 },
    camera: [{ at: 1 }, { at: 2 }],
    values: [{ at: 1 }],
  })
})
