/** The ensemble desk when its work fails: a line says so, and the progress ends. */
import { afterEach, expect, test, vi } from 'vitest'
import { defaultExperiment } from '../../../src/experiment/defaults/defaults'
import { showStarts } from '../../../src/experiment/edits/ensembleEdits'
import { EnsembleDesk } from '../../../src/lab/ensembleDesk'
import { createLab } from '../../../src/lab/store'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

/** A desk on a page where workers fail with an unexpected error. */
function brokenDesk(): EnsembleDesk {
  vi.stubGlobal('Worker', function fail() {
    throw new RangeError('no worker today')
  })
  return new EnsembleDesk(createLab(showStarts(defaultExperiment, 0)))
}

test('an unexpected error becomes a problem and ends the progress', async () => {
  const onConsole = vi.spyOn(console, 'error').mockReturnValue()
  const desk = brokenDesk()
  expect(desk.store.getState().progress).toBe(0)
  desk.withoutGpu()
  await expect.poll(() => desk.store.getState().progress).toBeUndefined()
  const { problems, results } = desk.store.getState()
  expect(problems).toEqual([expect.stringContaining('no worker today')])
  expect(results).toEqual([])
  expect(onConsole).toHaveBeenCalledWith(new RangeError('no worker today'))
  desk.dispose()
})

test('an errand still gets its answer after an unexpected error', async () => {
  vi.spyOn(console, 'error').mockReturnValue()
  const desk = brokenDesk()
  desk.withoutGpu()
  await expect.poll(() => desk.store.getState().problems.length).toBe(1)
  const { ensemble, ...race } = showStarts(defaultExperiment, 0)
  if (!ensemble) throw new Error('the ensemble is not shown')
  const asked = desk.outcomes({ race, runner: 0, ...ensemble }, new AbortController().signal)
  await expect(asked).rejects.toThrow('no worker today')
  desk.dispose()
})
