/** The order and the names of runners: all that belongs to a runner goes with it. */
import { describe, expect, test } from 'vitest'
import { setNoise } from '../../../../src/experiment/edits/edits'
import { writeOwn } from '../../../../src/experiment/edits/ruleEdits'
import { decidingParts } from '../../../../src/lab/decidingParts'
import { moveRunner, nameRunner } from '../../../../src/experiment/edits/runnerEdits'
import type { Experiment } from '../../../../src/experiment/experiment'
import { runnerNames } from '../../../../src/experiment/names/runnerNames'
import { parseExperiment, serialize } from '../../../../src/experiment/schema/schema'

const { experiment: whole } = parseExperiment({
  runners: ['sgd', 'momentum', 'nesterov', 'adam'].map((optimizer) => ({ optimizer })),
  changes: [
    { step: 5, runner: 1, settings: { eta: 0.1 } },
    { step: 9, runner: 3, settings: { eta: 0.2 } },
  ],
  ensemble: { runners: [3, 1] },
  view: { panes: [{ runners: [0, 1] }, { runners: [2, 3] }] },
})

/** The optimizers that each part of an experiment means by its indices. */
function meant({ runners, changes, ensemble, view }: Experiment) {
  const at = (index: number): unknown => runners[index]?.optimizer
  return {
    changes: changes.map(({ runner }) => at(runner)),
    ensemble: ensemble?.runners.map(at),
    panes: view.panes.map((pane) => new Set(pane.runners?.map(at))),
    colours: new Map(runners.map(({ optimizer, colour }) => [optimizer, colour])),
  }
}

describe('a moved runner', () => {
  test.each([
    [0, 3, ['momentum', 'nesterov', 'adam', 'sgd']],
    [3, 0, ['adam', 'sgd', 'momentum', 'nesterov']],
    [1, 2, ['sgd', 'nesterov', 'momentum', 'adam']],
  ])('from %i to %i takes its changes, look, panes and ensemble along', (from, to, order) => {
    const moved = moveRunner(whole, from, to)
    expect(moved.runners.map(({ optimizer }) => optimizer)).toEqual(order)
    expect(meant(moved)).toEqual(meant(whole))
    for (const { runners } of moved.view.panes) expect(runners).toEqual(runners?.toSorted())
    expect(parseExperiment(serialize(moved))).toEqual({ experiment: moved, problems: [] })
    expect(moveRunner(moved, to, from)).toEqual(whole)
  })

  test.each([
    [0, 0],
    [0, -1],
    [3, 4],
    [7, 1],
  ])('from %i to %i stays where it is', (from, to) => expect(moveRunner(whole, from, to)).toBe(whole))
})

describe('a named runner', () => {
  const named = nameRunner(whole, 3, 'Too fast')
  test('is shown by its name, in the link too', () => {
    expect(runnerNames(named.runners)).toEqual(['SGD', 'Momentum', 'Nesterov', 'Too fast'])
    expect(parseExperiment(serialize(named))).toEqual({ experiment: named, problems: [] })
    expect(nameRunner(named, 3, undefined)).toEqual(whole)
  })

  test('is told apart from one of the same name', () => {
    const both = nameRunner(named, 0, 'Too fast')
    expect(new Set(runnerNames(both.runners)).size).toBe(4)
  })

  test.each([
    [7, 'runners[0].name: 7 is not a text'],
    ['\u200b', 'runners[0].name: "⟨U+200B⟩" is not a name of 1 to 40 characters'],
    ['x'.repeat(41), 'is not a name of 1 to 40 characters'],
  ])('may not be called %j', (name, problem) => {
    const { experiment, problems } = parseExperiment({ runners: [{ name }] })
    expect(problems).toEqual([expect.stringContaining(problem)])
    expect(problems[0]).toMatch(/; the optimizer's name is used$/)
    expect(experiment.runners[0]).not.toHaveProperty('name')
  })
})

test('no run is computed again where the noise is shared', () => {
  const noisy = setNoise(whole, { sigma: 1 })
  const moved = nameRunner(moveRunner(noisy, 3, 0), 0, 'Mine')
  for (const [now, before] of [3, 0, 1, 2].entries())
    expect(decidingParts(moved, now).slice(0, 10)).toEqual(decidingParts(noisy, before).slice(0, 10))
})

test('an optimizer that is written out takes over the name of its runner', () => {
  const [runner] = writeOwn(nameRunner(whole, 0, 'Plain'), 0).runners
  expect(runner).not.toHaveProperty('name')
  expect(runner?.optimizer).toMatchObject({ name: 'Plain' })
})
