/** The JSON form reads back what it wrote, of random experiments and of any JSON. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseExperiment, serialize } from '../../../../src/experiment/schema/schema'
import { experiments } from '../../../helpers/experiments'

describe('random values', () => {
  test('an experiment reads back as it was written (seed 1)', () => {
    fc.assert(
      fc.property(experiments, (experiment) => {
        const json: unknown = JSON.parse(JSON.stringify(serialize(experiment)))
        expect(parseExperiment(json)).toEqual({ experiment, problems: [] })
      }),
      { seed: 1, numRuns: 300 },
    )
  })

  test('any JSON gives an experiment that reads back, and problems of one line each (seed 2)', () => {
    const keys = fc.constantFrom(
      'version',
      'surface',
      'start',
      'steps',
      'runners',
      'changes',
      'ensemble',
      'view',
      'x',
      'y',
      'of',
      'from',
      'to',
      'columns',
      'id',
      'formula',
      'settings',
      'optimizer',
      'noise',
      '__proto__',
      'constructor',
    )
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof({ maxDepth: 4 }, fc.jsonValue(), fc.constantFrom(1, 'adam', 'bowl', 'x^2', 'start.x', 'setting.eta'), fc.array(tie('tree'), { maxLength: 3 }), fc.dictionary(keys, tie('tree'))),
    })) // prettier-ignore
    fc.assert(
      fc.property(fc.dictionary(keys, tree), (json) => {
        const { experiment, problems } = parseExperiment(json)
        for (const problem of problems) expect(problem).not.toMatch(/\n/)
        expect(parseExperiment(serialize(experiment))).toEqual({ experiment, problems: [] })
      }),
      { seed: 2, numRuns: 1000 },
    )
  })
})
