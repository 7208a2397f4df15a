/** Long texts as a file. */
import { expect, test } from 'vitest'
import { serialize } from '../../../../src/experiment/schema/schema'
import { textFile } from '../../../../src/panels/chart/textFile'
import { csvOf } from '../../../../src/run/csv'
import { race } from '../../../../src/run/race'
import { himmelblau } from '../../../helpers/chart'
import { trace } from '../../../helpers/trace'

test('the CSV of all trajectories is what the command line prints, even if it is long', async () => {
  const made = { ...himmelblau, steps: 3000, noise: { sigma: 0.1, shared: false } }
  const file = await textFile(csvOf(race(made)), 'text/csv')
  expect(file.size).toBeGreaterThan(3 * 2 ** 18)
  expect(await trace(['-'], JSON.stringify(serialize(made)))).toEqual({
    code: 0,
    out: await file.text(),
    error: '',
  })
})
