/** What tuning found, taken into the experiment. */
import { describe, expect, test } from 'vitest'
import { type Found, indicesOf, takeFound } from '../../../../src/experiment/edits/raceEdits'
import { defaultExperiment } from '../../../../src/experiment/defaults/defaults'
import { removeRunner, setLook, setOptimizer } from '../../../../src/experiment/edits/edits'
import type { Experiment } from '../../../../src/experiment/experiment'
import { parseExperiment } from '../../../../src/experiment/schema/schema'

describe('what was found', () => {
  const changed = { ...defaultExperiment, changes: [{ step: 5, runner: 1, settings: { eta: 0.1, beta: 0.5, weightDecay: 0.01 } }] } // prettier-ignore
  const found = (experiment: Experiment, settings: readonly Record<string, number>[]): Found[] =>
    settings.map((each, index) => {
      const runner = experiment.runners[index]
      if (!runner) throw new RangeError(`no runner ${index}`)
      return { index, runner, settings: each }
    })
  const both = found(changed, [{ eta: 0.002 }, { eta: 0.003, beta: 0.8 }])

  test('is applied to the whole run: changes of the same settings are dropped, others stay', () => {
    const taken = takeFound(changed, both)
    expect(taken.runners.slice(0, 2).map(({ settings }) => settings)).toMatchObject([
      { eta: 0.002 },
      { eta: 0.003, beta: 0.8 },
    ])
    expect(taken.changes).toEqual([{ step: 5, runner: 1, settings: { weightDecay: 0.01 } }])
    expect(taken.runners[2]).toBe(changed.runners[2])
    expect(takeFound(taken, found(taken, [{ eta: 0.002 }, { eta: 0.003, beta: 0.8 }]))).toBe(taken)
  })

  test('follows its runner to another index and look, and is dropped with it', () => {
    const moved = removeRunner(changed, 0)
    expect([...indicesOf(moved, both).values()]).toEqual([0])
    expect(takeFound(moved, both).runners[0]?.settings).toMatchObject({ eta: 0.003, beta: 0.8 })
    expect(takeFound(moved, both).runners[1]).toBe(moved.runners[1])
    const seen = setLook(changed, 1, { colour: 9 })
    expect([...indicesOf(seen, both).values()]).toEqual([0, 1])
    const other = setOptimizer(changed, 1, 'lion')
    expect([...indicesOf(other, both).values()]).toEqual([0])
    expect(takeFound(other, both).runners[1]).toBe(other.runners[1])
  })

  test('can be read again as it was stored', () => {
    const taken = takeFound(changed, both)
    expect(parseExperiment(JSON.parse(JSON.stringify(taken)))).toEqual({ experiment: taken, problems: [] })
  })
})
