/** Edits of an ensemble, and taking over the values of a cell. */
import { describe, expect, test } from 'vitest'
import { cellPlans, planOfCell } from '../../../../src/ensemble/cell'
import { atlasAxes, quantitiesOf, quantityOf, startsAxes } from '../../../../src/ensemble/quantities'
import { defaultExperiment, defaultRunner } from '../../../../src/experiment/defaults/defaults'
import * as edits from '../../../../src/experiment/edits/edits'
import {
  clearEnsemble,
  ensembleProblem,
  setAxis,
  setEnsemble,
  showAtlas,
  showStarts,
  takeCell,
} from '../../../../src/experiment/edits/ensembleEdits'
import type { Experiment } from '../../../../src/experiment/experiment'
import { pushEdit, historyOf, undo } from '../../../../src/lab/history'
import { groundOf } from '../../../../src/run/ground'
import { runOf } from '../../../../src/run/run'
import {
  adam,
  atlas,
  ensembleOf,
  isValid,
  momentum,
  nesterov,
  planOf,
  rmsprop,
  sgd,
  starts,
} from '../../../helpers/ensembles'

describe('edits', () => {
  test('show the ready choices, and clear them', () => {
    expect(starts).toEqual({
      ...defaultExperiment,
      ensemble: { ...ensembleOf(starts), ...startsAxes(defaultExperiment), runners: [adam] },
    })
    expect(starts.runners).toBe(defaultExperiment.runners)
    expect(ensembleOf(atlas)).toMatchObject(atlasAxes(defaultExperiment, adam))
    expect(clearEnsemble(atlas)).toEqual(defaultExperiment)
    expect(clearEnsemble(defaultExperiment)).toBe(defaultExperiment)
    expect(showAtlas(defaultExperiment, 9)).toBe(defaultExperiment)
    expect(showStarts({ ...defaultExperiment, runners: [] }, 0)).not.toHaveProperty('ensemble')
  })

  test('keep other swarms beside starts, but not beside an atlas', () => {
    const two = setEnsemble(starts, { runners: [adam, sgd] })
    expect(ensembleOf(two).runners).toEqual([adam, sgd])
    expect(ensembleOf(showStarts(two, nesterov)).runners).toEqual([nesterov, adam, sgd])
    expect(ensembleOf(showStarts(two, sgd)).runners).toEqual([sgd, adam])
    expect(ensembleOf(showAtlas(two, sgd)).runners).toEqual([sgd])
  })

  test('set parts within their limits', () => {
    const changed = setEnsemble(starts, { columns: 5000, rows: 0.2, mapColours: 'loss', draped: true })
    expect(ensembleOf(changed)).toEqual({
      ...ensembleOf(starts),
      columns: 2048,
      rows: 1,
      mapColours: 'loss',
      draped: true,
    })
    expect(ensembleOf(changed).x).toBe(ensembleOf(starts).x)
    expect(setEnsemble(starts, { columns: 256 })).toBe(starts)
    expect(setEnsemble(starts, { runners: [] })).toBe(starts)
    expect(ensembleOf(setEnsemble(starts, { runners: [9, sgd, sgd] })).runners).toEqual([sgd])
    expect(ensembleOf(setEnsemble(atlas, { draped: true })).draped).toBe(false)
    expect(ensembleOf(setEnsemble(defaultExperiment, { runners: [momentum], swarm: false }))).toEqual({
      ...ensembleOf(showStarts(defaultExperiment, momentum)),
      swarm: false,
    })
    const zoom = { of: 'start.x', from: 0, to: 1, scale: 'linear' } as const
    expect(ensembleOf(setEnsemble(atlas, { x: zoom, y: startsAxes(atlas).y, draped: true }))).toMatchObject({
      x: zoom,
      y: { of: 'start.y' },
      draped: true,
    })
  })

  test('give another first runner its own rates and keep the settings that it has', () => {
    expect(ensembleOf(setEnsemble(atlas, { runners: [momentum] }))).toMatchObject(
      atlasAxes(defaultExperiment, momentum),
    )
    const typed = setAxis(setAxis(atlas, 'x', { from: 0.01, to: 0.1 }), 'y', { of: 'seed' })
    expect(ensembleOf(setEnsemble(typed, { runners: [momentum, adam] }))).toMatchObject({
      runners: [momentum, adam],
      x: { of: 'setting.eta', from: 0.01, to: 0.1 },
      y: { of: 'seed' },
    })
  })

  test('give an axis of another quantity its usual range', () => {
    const changed = setAxis(atlas, 'y', { of: 'surface.b' })
    expect(ensembleOf(changed).y).toEqual({ of: 'surface.b', from: 1, to: 200, scale: 'log' })
    expect(ensembleOf(changed).x).toBe(ensembleOf(atlas).x)
    expect(ensembleOf(setAxis(atlas, 'y', { of: 'noise.sigma', to: 3 })).y).toMatchObject({ from: 0, to: 3 })
    expect(isValid(changed)).toBe(true)
  })

  test('swap the axes if one asks for the quantity of the other', () => {
    const { x, y } = ensembleOf(setAxis(atlas, 'x', { of: 'setting.beta1' }))
    expect([x, y]).toEqual([ensembleOf(atlas).y, ensembleOf(atlas).x])
    expect(y).toBe(ensembleOf(atlas).x)
  })

  test('begin a log axis from 0 at a thousandth of its end', () => {
    const changed = setAxis(atlas, 'y', { scale: 'log' })
    expect(ensembleOf(changed).y).toEqual({ of: 'setting.beta1', from: 0.001, to: 0.9999, scale: 'log' })
    expect(setAxis(atlas, 'y', { scale: 'log', from: 0 })).toBe(atlas)
  })

  test.each([
    { from: 1, to: 0 },
    { from: 2, to: 2 },
    { to: 1 },
    { from: -1 },
    { of: 'setting.rho' },
    { of: 'nothing' },
    { from: Number.NaN },
  ])('refuse an axis that cannot be run: %j', (part) => {
    expect(setAxis(atlas, 'y', part)).toBe(atlas)
  })

  test('change no axis if there is no ensemble', () => {
    expect(setAxis(defaultExperiment, 'x', { from: 0 })).toBe(defaultExperiment)
  })

  test('undrape the map if its axes are no longer the starts', () => {
    const draped = setEnsemble(starts, { draped: true })
    expect(ensembleOf(setAxis(draped, 'x', { from: 0 })).draped).toBe(true)
    expect(ensembleOf(setAxis(draped, 'x', { of: 'setting.eta' })).draped).toBe(false)
    expect(ensembleOf(setAxis(draped, 'x', { of: 'start.y' })).draped).toBe(false)
  })
})

describe('a cell that is taken', () => {
  test('gives the runner its settings, and nothing else', () => {
    const taken = takeCell(atlas, planOf(atlas, adam), 100, 7)
    const [cell] = planOfCell(planOf(atlas, adam), 100, 7).runners
    expect(taken.runners[adam]?.settings).toEqual(cell?.settings)
    expect(taken.runners[adam]?.settings['eta']).not.toBe(0.3)
    expect({ ...taken, runners: [] }).toEqual({ ...atlas, runners: [] })
    expect(taken.runners[sgd]).toBe(atlas.runners[sgd])
    expect(taken.ensemble).toBe(atlas.ensemble)
    expect(isValid(taken)).toBe(true)
  })

  test('sets every quantity that an axis can have', () => {
    for (const { of, value } of quantitiesOf(defaultExperiment, adam)) {
      const varied = setAxis(of === 'start.x' ? atlas : setAxis(atlas, 'y', { of: 'start.x' }), 'x', { of })
      const plan = planOf(varied, adam)
      expect(plan.x.of).toBe(of)
      const taken = takeCell(varied, plan, 300, 0)
      const cell = planOfCell(plan, 300, 0)
      expect(quantityOf(taken, adam, of)?.value, of).toBe(quantityOf(cell, 0, of)?.value)
      expect(quantityOf(taken, adam, of)?.value, of).not.toBe(value)
      expect(isValid(taken), of).toBe(true)
    }
  })

  test('is the run that its runner then makes, number for number', () => {
    const plan = planOf(starts, adam)
    const taken = takeCell(starts, plan, 3, 250)
    const cell = cellPlans(plan)(3, 250)
    expect(taken.start).toEqual(cell.start)
    const run = runOf(taken, groundOf(taken), adam)
    expect(run.points).toEqual(runOf(cell, groundOf(cell), 0).points)
  })

  test("moves only the runner's own start, if it has one", () => {
    const own = edits.setStart(starts, [0, 0], adam)
    const taken = takeCell(own, planOf(own, adam), 0, 0)
    expect(taken.start).toBe(own.start)
    expect(taken.runners[adam]?.start).toEqual(planOfCell(planOf(own, adam), 0, 0).start)
  })

  test('drops the changes of its settings', () => {
    const driven = edits.setRunnerSetting(
      edits.setRunnerSetting(edits.setRunnerSetting(atlas, adam, 'eta', 1, 5), adam, 'epsilon', 1, 5),
      sgd,
      'eta',
      1,
      5,
    )
    const taken = takeCell(driven, planOf(driven, adam), 0, 0)
    expect(taken.changes).toEqual([
      { step: 5, runner: adam, settings: { epsilon: 1 } },
      { step: 5, runner: sgd, settings: { eta: 1 } },
    ])
  })

  test('is one undo step', () => {
    const taken = pushEdit(historyOf(atlas), takeCell(atlas, planOf(atlas, adam), 1, 1))
    expect(taken.past).toHaveLength(1)
    expect(undo(taken).experiment).toBe(atlas)
  })

  test.each([
    [-1, 0],
    [0, 512],
    [0.5, 0],
    [Number.NaN, 0],
  ])('does nothing outside the map: %d, %d', (column, row) => {
    expect(takeCell(atlas, planOf(atlas, adam), column, row)).toBe(atlas)
  })

  test('changes nothing of a runner or a setting that is gone', () => {
    const gone = edits.removeRunner(edits.addRunner(atlas), adam)
    expect(takeCell(gone, planOf(atlas, 7), 1, 1)).toBe(gone)
    const other = edits.setOptimizer(atlas, adam, 'sgd')
    const settings = takeCell(other, planOf(atlas, adam), 1, 1).runners[adam]?.settings ?? {}
    expect(Object.keys(settings)).toEqual(['eta', 'weightDecay'])
  })
})

describe('runners that cannot use the axes', () => {
  const several = setEnsemble(atlas, { runners: [adam, rmsprop, sgd] })

  test('are named', () => {
    expect(ensembleProblem(several, adam)).toBeUndefined()
    expect(ensembleProblem(several, sgd)).toBe(
      'Runner 1 (SGD) has no β₁: vary something else or remove the runner',
    )
    expect(ensembleProblem(several, 9)).toBe('There is no runner 10.')
    expect(ensembleProblem(defaultExperiment, sgd)).toBeUndefined()
    expect(ensembleProblem(setAxis(several, 'y', { of: 'seed' }), sgd)).toBeUndefined()
  })

  test('if the range does not fit their setting', () => {
    const sam: Experiment = {
      ...defaultExperiment,
      runners: [defaultRunner('sam', 0), defaultRunner('rmsprop', 1)],
    }
    const wide = setAxis(showAtlas(sam, 0), 'y', { of: 'setting.rho' })
    expect(ensembleProblem(setEnsemble(wide, { runners: [0, 1] }), 1)).toBe(
      'Runner 2 (RMSprop) cannot use this axis: from 0 to 2: 2 is not a value of ρ, which takes 0 to just below 1',
    )
  })
})
