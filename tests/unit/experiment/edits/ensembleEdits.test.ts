/** The edits of an ensemble, and a cell that is taken. */
import { describe, expect, test } from 'vitest'
import { cellPlans, planOfCell } from '../../../../src/ensemble/cell'
import { atlasAxes, quantitiesOf, quantityOf, startsAxes } from '../../../../src/ensemble/quantities'
import { defaultExperiment, defaultRunner } from '../../../../src/experiment/defaults'
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
  test('the ready choices, and none', () => {
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

  test('starts keep the other swarms, an atlas stands alone', () => {
    const two = setEnsemble(starts, { runners: [adam, sgd] })
    expect(ensembleOf(two).runners).toEqual([adam, sgd])
    expect(ensembleOf(showStarts(two, nesterov)).runners).toEqual([nesterov, adam, sgd])
    expect(ensembleOf(showStarts(two, sgd)).runners).toEqual([sgd, adam])
    expect(ensembleOf(showAtlas(two, sgd)).runners).toEqual([sgd])
  })

  test('parts, within what may be', () => {
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

  test('another first runner brings its own rates, and what it has of the settings', () => {
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

  test('an axis of another quantity takes its usual range', () => {
    const changed = setAxis(atlas, 'y', { of: 'surface.b' })
    expect(ensembleOf(changed).y).toEqual({ of: 'surface.b', from: 1, to: 200, scale: 'log' })
    expect(ensembleOf(changed).x).toBe(ensembleOf(atlas).x)
    expect(ensembleOf(setAxis(atlas, 'y', { of: 'noise.sigma', to: 3 })).y).toMatchObject({ from: 0, to: 3 })
    expect(isValid(changed)).toBe(true)
  })

  test('the two change places where one asks for the other', () => {
    const { x, y } = ensembleOf(setAxis(atlas, 'x', { of: 'setting.beta1' }))
    expect([x, y]).toEqual([ensembleOf(atlas).y, ensembleOf(atlas).x])
    expect(y).toBe(ensembleOf(atlas).x)
  })

  test('a log axis from 0 begins at a thousandth', () => {
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
  ])('an axis that cannot be run is not taken: %j', (part) => {
    expect(setAxis(atlas, 'y', part)).toBe(atlas)
  })

  test('without an ensemble there is no axis', () => {
    expect(setAxis(defaultExperiment, 'x', { from: 0 })).toBe(defaultExperiment)
  })

  test('leaving the starts takes the map off the surface', () => {
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

  test('gives every quantity that an axis can have', () => {
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

  test('is run again by the runner, number for number', () => {
    const plan = planOf(starts, adam)
    const taken = takeCell(starts, plan, 3, 250)
    const cell = cellPlans(plan)(3, 250)
    expect(taken.start).toEqual(cell.start)
    const run = runOf(taken, groundOf(taken), adam)
    expect(run.points).toEqual(runOf(cell, groundOf(cell), 0).points)
  })

  test("moves a runner's own start alone where it has one", () => {
    const own = edits.setStart(starts, [0, 0], adam)
    const taken = takeCell(own, planOf(own, adam), 0, 0)
    expect(taken.start).toBe(own.start)
    expect(taken.runners[adam]?.start).toEqual(planOfCell(planOf(own, adam), 0, 0).start)
  })

  test('takes away what was changed of it on the way', () => {
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

  test('is one step of undo', () => {
    const taken = pushEdit(historyOf(atlas), takeCell(atlas, planOf(atlas, adam), 1, 1))
    expect(taken.past).toHaveLength(1)
    expect(undo(taken).experiment).toBe(atlas)
  })

  test.each([
    [-1, 0],
    [0, 512],
    [0.5, 0],
    [Number.NaN, 0],
  ])('outside of the map is none: %d, %d', (column, row) => {
    expect(takeCell(atlas, planOf(atlas, adam), column, row)).toBe(atlas)
  })

  test('of a runner or a setting that is gone changes nothing of it', () => {
    const gone = edits.removeRunner(edits.addRunner(atlas), adam)
    expect(takeCell(gone, planOf(atlas, 7), 1, 1)).toBe(gone)
    const other = edits.setOptimizer(atlas, adam, 'sgd')
    const settings = takeCell(other, planOf(atlas, adam), 1, 1).runners[adam]?.settings ?? {}
    expect(Object.keys(settings)).toEqual(['eta', 'weightDecay'])
  })
})

describe('runners that cannot follow', () => {
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

  test('by a range that their setting does not take', () => {
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
