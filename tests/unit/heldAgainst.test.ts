/** What the page says that optimizers and schedules are held against is what the references have. */
import { expect, test } from 'vitest'
import { heldAgainst as ofOptimizers } from '../../src/optimizers/heldAgainst'
import { heldAgainst as ofSchedules } from '../../src/schedules/heldAgainst'
import { heldOptimizers, heldSchedules } from '../helpers/heldAgainst'

test('`npm run held` is up to date', () => {
  expect(ofOptimizers).toEqual(heldOptimizers())
  expect(ofSchedules).toEqual(heldSchedules())
})

test('where there is no outside reference, it says so', () => {
  expect(ofOptimizers).toMatchObject({
    adam: 'PyTorch 2.13, 1e-9 to step 100, 1e-6 to 400, 5 runs',
    radam: 'PyTorch 2.13, 1e-9 to step 100, 1e-6 to 200, 3 runs',
    adan: 'the paper in numpy 2.4, 1e-9 to step 100, 1e-6 to 400, 8 runs',
    sgld: 'the paper in numpy 2.4, 1e-9 to step 100, 1e-6 to 400, 8 runs',
  })
  expect(Object.keys(ofOptimizers).filter((id) => !/^PyTorch|in numpy/.test(ofOptimizers[id] ?? ''))).toEqual(
    ['adabelief', 'yogi', 'lion', 'signsgd', 'sam', 'newton'],
  )
  expect(ofOptimizers['lbfgs']).toBe('Nocedal & Wright in numpy 2.4, 1e-9, 7 runs')
  expect(ofOptimizers['armijo']).toBe('Nocedal & Wright in numpy 2.4, 1e-9 to step 100, 1e-6 to 200, 6 runs')
  expect(ofOptimizers['lion']).toContain('no outside reference')
  expect(ofSchedules['constant']).toBe('no outside reference')
})
