/** What a soak opens is what it means to open: the reader takes all of it. */
import { expect, test } from 'vitest'
import { parseExperiment } from '../../../src/experiment/schema/schema'
import { randomFrom } from '../../helpers/anyTexts'
import { usualExperiment } from '../../soak/experiments'

const seeds = Array.from({ length: 100 }, (_, index) => index + 1)

test('usual experiments are read without a problem, those with a custom optimizer too, seeds 1 to 100', () => {
  const read = seeds.map((seed) => parseExperiment(usualExperiment(randomFrom(seed))))
  expect(read.flatMap(({ problems }) => problems)).toEqual([])
  const custom = read.filter(({ experiment }) =>
    experiment.runners.some(({ optimizer }) => typeof optimizer === 'object'),
  )
  expect(custom.length).toBeGreaterThan(20)
})
