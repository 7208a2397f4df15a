/** What a saved picture says beside the scene. */
import { expect, test } from 'vitest'
import { parseExperiment } from '../../../../src/experiment/schema/schema'
import { usualSaved } from '../../../../src/lab/picture'
import { createLab } from '../../../../src/lab/store'
import { pictureTexts } from '../../../../src/panels/page/pictureWords'

const { experiment } = parseExperiment({
  surface: { formula: 'x^2 + y^2' },
  start: [1, 0],
  steps: 9,
  runners: [
    { optimizer: 'sgd', settings: { eta: 0.1 } },
    { optimizer: 'sgd', name: 'Fast', settings: { eta: 0.25 } },
    { optimizer: 'sgd', name: 'Hidden', settings: { eta: 0.5 }, visible: false },
  ],
})

test('nothing unless it is wanted', () => {
  expect(pictureTexts(createLab(experiment))).toEqual({})
})

test('title, step and board, at the playhead and best first', () => {
  const lab = createLab(experiment)
  lab.store.getState().set({ saved: { ...usualSaved, title: true, step: true, board: true } })
  lab.timeline.seek(1)
  const { title, step, board } = pictureTexts(lab)
  expect([title, step]).toEqual(['x^2 + y^2', 'step 1 of 9'])
  // θ ← (1 − 2η) θ, and the loss is its square.
  expect(board?.map(({ name, value }) => [name, value])).toEqual([
    ['Fast', '0.2500'],
    ['SGD', '0.6400'],
  ])
})
