/** Two runners with the same optimizer are told apart wherever one is named or chosen. */
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, expect, test, vi } from 'vitest'
import { defaultExperiment, defaultRunner } from '../../../../src/experiment/defaults/defaults'
import { runnerNames } from '../../../../src/experiment/names/runnerNames'
import type { Ensembles } from '../../../../src/lab/ensembles'
import { createLab } from '../../../../src/lab/store'
import { TuningDesk } from '../../../../src/lab/tuning'
import { RunnerPicks } from '../../../../src/panels/controls/RunnerPicks'
import { startText } from '../../../../src/panels/race/Fairness'

afterEach(() => vi.unstubAllGlobals())

const two = [defaultRunner('momentum', 0, { beta: 0.5 }), defaultRunner('momentum', 1, { beta: 0.95 })]

test('in the row that chooses among them', () => {
  const props = {
    spoken: 'Runners',
    runners: two,
    chosen: [1],
    first: 'on the map',
    onChange: () => undefined,
  }
  const page = renderToStaticMarkup(createElement(RunnerPicks, props))
  expect([...page.matchAll(/aria-label="(Mom[^"]*)"/g)].map(([, name]) => name)).toEqual([
    'Momentum β 0.5',
    'Momentum β 0.95',
  ])
  expect(page).toContain('title="Momentum β 0.95, on the map"')
})

test('if one has a start of its own', () => {
  const [first, second] = two
  if (!first || !second) throw new Error('no runners')
  expect(startText(two)).toBe('the same for all')
  expect(startText([first, { ...second, start: [0, 1] }])).toBe('Momentum β 0.95 has its own')
  expect(startText(two.map((runner) => ({ ...runner, start: [0, 1] })))).toBe('2 have their own')
})

test('if one cannot be tuned', async () => {
  vi.stubGlobal('window', { addEventListener: () => undefined })
  const runners = [defaultRunner('newton', 0, { damping: 1 }), defaultRunner('newton', 1, { damping: 2 })]
  const lab = createLab({ ...defaultExperiment, runners, changes: [], steps: 2, turn: 'gradient' })
  const outcomes = vi.fn<Ensembles['outcomes']>()
  const desk = new TuningDesk(lab, { outcomes } as unknown as Ensembles)
  await desk.start()
  expect(outcomes).not.toHaveBeenCalled()
  expect(desk.store.getState().problems).toEqual(
    runnerNames(runners).map((name) => `A step of ${name} costs 3 gradients, more than the race has.`),
  )
  expect(new Set(desk.store.getState().problems).size).toBe(2)
})
