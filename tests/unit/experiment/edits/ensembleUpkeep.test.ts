/** What other edits make of an ensemble. */
import { describe, expect, test } from 'vitest'
import { atlasAxes, startsAxes } from '../../../../src/ensemble/quantities'
import { defaultExperiment } from '../../../../src/experiment/defaults'
import * as edits from '../../../../src/experiment/edits/edits'
import { setAxis, setEnsemble } from '../../../../src/experiment/edits/ensembleEdits'
import { optimizers } from '../../../../src/optimizers/list'
import { surfaces } from '../../../../src/surfaces/list'
import {
  adam,
  atlas,
  curve,
  ensembleOf,
  isValid,
  momentum,
  nesterov,
  sgd,
  starts,
} from '../../../helpers/ensembles'

describe('upkeep', () => {
  const three = setEnsemble(starts, { runners: [momentum, adam, sgd] })

  test('runners move with those that are removed and copied', () => {
    expect(ensembleOf(edits.removeRunner(three, nesterov)).runners).toEqual([1, 3, 0])
    expect(ensembleOf(edits.removeRunner(three, momentum)).runners).toEqual([3, 0])
    expect(ensembleOf(edits.removeRunner(three, sgd)).runners).toEqual([0, 3])
    expect(ensembleOf(edits.duplicateRunner(three, sgd)).runners).toEqual([2, 5, 0])
    expect(ensembleOf(edits.duplicateRunner(three, momentum)).runners).toEqual([1, 5, 0])
    const last = edits.duplicateRunner(three, adam)
    expect(last.ensemble).toBe(three.ensemble)
  })

  test('it goes with the last of its runners', () => {
    const alone = edits.removeRunner(starts, adam)
    expect('ensemble' in alone).toBe(false)
    expect(alone).toEqual(edits.removeRunner(defaultExperiment, adam))
    expect('ensemble' in edits.removeRunner(defaultExperiment, adam)).toBe(false)
  })

  test('the next runner takes the atlas over', () => {
    const both = setEnsemble(atlas, { runners: [adam, momentum] })
    const left = edits.removeRunner(both, adam)
    expect(ensembleOf(left)).toMatchObject({ runners: [momentum], ...atlasAxes(left, momentum) })
    expect(isValid(left)).toBe(true)
  })

  test('another optimizer has other settings, and other rates', () => {
    const changed = edits.setOptimizer(atlas, adam, 'momentum')
    expect(ensembleOf(changed)).toMatchObject(atlasAxes(changed, adam))
    const typed = setAxis(setAxis(atlas, 'x', { from: 0.01, to: 0.1 }), 'y', { of: 'setting.beta2', to: 0.5 })
    expect(ensembleOf(edits.setOptimizer(typed, adam, 'nadam'))).toMatchObject({
      x: { of: 'setting.eta', from: 0.0002, to: 5 },
      y: { of: 'setting.beta2', from: 0, to: 0.9999 },
    })
    expect(ensembleOf(edits.setOptimizer(typed, adam, 'sgd'))).toMatchObject({
      x: { of: 'setting.eta', from: 0.00001, to: 0.1 },
      y: { of: 'setting.weightDecay' },
    })
    expect(edits.setOptimizer(typed, sgd, 'lion').ensemble).toBe(typed.ensemble)
    expect(edits.setOptimizer(starts, adam, 'lion').ensemble).toBe(starts.ensemble)
  })

  test('another surface has another domain, and other shapes', () => {
    const changed = edits.setSurface(starts, 'branin')
    expect(ensembleOf(changed)).toMatchObject({ x: { from: -5, to: 10 }, y: { from: 0, to: 15 } })
    const zoomed = edits.setSurface(setAxis(starts, 'x', { from: 0, to: 1 }), 'branin')
    expect(ensembleOf(zoomed).x).toEqual({ of: 'start.x', from: -5, to: 10, scale: 'linear' })
    const shaped = edits.setSurface(setAxis(atlas, 'y', { of: 'surface.b' }), 'bowl')
    expect(ensembleOf(shaped)).toMatchObject({ x: { of: 'setting.eta' }, y: { of: 'setting.beta1' } })
    const flat = edits.setSurface(setEnsemble(starts, { draped: true }), curve)
    expect(ensembleOf(flat)).toMatchObject({
      x: { from: -5, to: 5 },
      y: { of: 'setting.eta' },
      draped: false,
    })
    const back = edits.setSurface(flat, 'rosenbrock')
    expect(ensembleOf(back)).toMatchObject(startsAxes(defaultExperiment))
    for (const each of [changed, zoomed, shaped, flat, back]) expect(isValid(each)).toBe(true)
  })

  test('a formula that is merely edited keeps a range that was chosen', () => {
    const first = edits.setSurface(starts, curve)
    const zoomed = setAxis(first, 'x', { from: 0, to: 1 })
    const next = edits.setSurface(zoomed, { ...curve, formula: 'w^2 / 2' })
    expect(ensembleOf(next).x).toBe(ensembleOf(zoomed).x)
  })

  test('what it has no part in leaves it as it is', () => {
    const same = [
      edits.setStart(atlas, [0, 0]),
      edits.setRunnerSetting(atlas, adam, 'eta', 0.01),
      edits.setSurfaceSetting(atlas, 'b', 3),
      edits.setNoise(atlas, { sigma: 1 }),
      edits.setView(atlas, { camera: 'top' }),
      edits.addRunner(atlas, 'lion'),
      edits.removeRunner(atlas, 9),
    ]
    for (const each of same) expect(each.ensemble).toBe(atlas.ensemble)
  })

  test.each(surfaces)('every optimizer on $id is valid after any of its kin', ({ id }) => {
    let experiment = edits.setSurface(atlas, id)
    for (const optimizer of optimizers) {
      experiment = edits.setOptimizer(experiment, adam, optimizer.id)
      expect(isValid(experiment), optimizer.id).toBe(true)
    }
  })
})
