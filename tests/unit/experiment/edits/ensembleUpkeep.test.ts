/** What other edits do to an ensemble. */
import { describe, expect, test } from 'vitest'
import { atlasAxes, startsAxes } from '../../../../src/ensemble/quantities'
import { defaultExperiment } from '../../../../src/experiment/defaults/defaults'
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

  test('renumbers runners when others are removed or copied', () => {
    expect(ensembleOf(edits.removeRunner(three, nesterov)).runners).toEqual([1, 3, 0])
    expect(ensembleOf(edits.removeRunner(three, momentum)).runners).toEqual([3, 0])
    expect(ensembleOf(edits.removeRunner(three, sgd)).runners).toEqual([0, 3])
    expect(ensembleOf(edits.duplicateRunner(three, sgd)).runners).toEqual([2, 5, 0])
    expect(ensembleOf(edits.duplicateRunner(three, momentum)).runners).toEqual([1, 5, 0])
    const last = edits.duplicateRunner(three, adam)
    expect(last.ensemble).toBe(three.ensemble)
  })

  test('removes the ensemble with the last of its runners', () => {
    const alone = edits.removeRunner(starts, adam)
    expect('ensemble' in alone).toBe(false)
    expect(alone).toEqual(edits.removeRunner(defaultExperiment, adam))
    expect('ensemble' in edits.removeRunner(defaultExperiment, adam)).toBe(false)
  })

  test('passes the atlas on to the next runner', () => {
    const both = setEnsemble(atlas, { runners: [adam, momentum] })
    const left = edits.removeRunner(both, adam)
    expect(ensembleOf(left)).toMatchObject({ runners: [momentum], ...atlasAxes(left, momentum) })
    expect(isValid(left)).toBe(true)
  })

  test('follows another optimizer to its settings and rates', () => {
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

  test('follows another surface to its domain and shapes', () => {
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

  test('keeps a chosen range when a formula is only edited', () => {
    const first = edits.setSurface(starts, curve)
    const zoomed = setAxis(first, 'x', { from: 0, to: 1 })
    const next = edits.setSurface(zoomed, { ...curve, formula: 'w^2 / 2' })
    expect(ensembleOf(next).x).toBe(ensembleOf(zoomed).x)
  })

  test('leaves the ensemble alone when nothing of it changes', () => {
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

  test.each(surfaces)('stays valid on $id from every optimizer to every other', ({ id }) => {
    let experiment = edits.setSurface(atlas, id)
    for (const optimizer of optimizers) {
      experiment = edits.setOptimizer(experiment, adam, optimizer.id)
      expect(isValid(experiment), optimizer.id).toBe(true)
    }
  })
})
