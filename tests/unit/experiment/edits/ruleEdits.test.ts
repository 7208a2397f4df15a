/** Edits of a custom optimizer: a copy to begin with, another text, and what the experiment keeps of it. */
import { describe, expect, test } from 'vitest'
import { defaultExperiment } from '../../../../src/experiment/defaults/defaults'
import {
  duplicateRunner,
  setNoise,
  setOptimizer,
  setRunnerSetting,
} from '../../../../src/experiment/edits/edits'
import { showAtlas } from '../../../../src/experiment/edits/ensembleEdits'
import { addOwn, copyOf, setRule, writeAnew, writeOwn } from '../../../../src/experiment/edits/ruleEdits'
import { readRule } from '../../../../src/experiment/rule/ruleText'
import { writeRule } from '../../../../src/experiment/rule/ruleWriting'
import { parseExperiment, serialize } from '../../../../src/experiment/schema/schema'
import { optimizers } from '../../../../src/optimizers/list'
import { race } from '../../../../src/run/race'
import { bytesOf } from '../../../helpers/bytes'

const adam = 4
const step = '\ntheta = theta - eta * g'

describe('edits', () => {
  test.for(optimizers)('a copy of $id runs as it does, with its values, changes and ensemble', ({ id }) => {
    const [[name, setting] = ['eta', undefined]] = Object.entries(copyOf(id).settings).slice(1)
    const value = setting?.integer ? 0 : 0.5
    const chosen = showAtlas(setOptimizer(setNoise(defaultExperiment, { sigma: 0.1 }), 0, id), 0)
    const turned = setRunnerSetting(setRunnerSetting(chosen, 0, 'eta', 0.002), 0, name, value, 20)
    const own = writeOwn(turned, 0)
    expect(own.runners[0]).toMatchObject({ optimizer: { settings: copyOf(id).settings } })
    expect(own.runners[0]?.settings).toEqual(turned.runners[0]?.settings)
    expect(own.changes).toBe(turned.changes)
    expect(own.ensemble).toEqual(turned.ensemble)
    expect(bytesOf(race(own).runs[0]?.points)).toEqual(bytesOf(race(turned).runs[0]?.points))
    expect(parseExperiment(serialize(own))).toEqual({ experiment: own, problems: [] })
  })

  test('copies get new names', () => {
    const first = writeOwn(defaultExperiment, adam)
    const second = writeOwn(setOptimizer(first, 0, 'adam'), 0)
    expect(race(second).runs.map(({ name }) => name)).toEqual([
      'My Adam 2', 'Momentum', 'Nesterov', 'RMSprop', 'My Adam',
    ]) // prettier-ignore
    expect(race(writeAnew(second, 0, 'adam')).runs[0]?.name).toBe('My Adam 2')
    expect(writeOwn(first, adam)).toBe(first)
  })

  test('a setting with the same default keeps its value within its bounds; a removed one loses its changes', () => {
    const text = writeRule(copyOf('adam'))
    const begun = writeOwn(setRunnerSetting(defaultExperiment, adam, 'beta1', 0.5), adam)
    const driven = setRunnerSetting(setRunnerSetting(begun, adam, 'epsilon', 0.1, 9), adam, 'eta', 0.2, 9)
    const after = (changed: string) => setRule(driven, adam, readRule(changed, 'Mine'))

    const widened = after(text.replace('beta1 = 0.9', 'beta1 = 0.9 from 0.1 to 0.95'))
    expect(widened.runners[adam]?.settings).toEqual(driven.runners[adam]?.settings)
    expect(widened.changes).toBe(driven.changes)

    const retyped = after(text.replace('beta1 = 0.9', 'beta1 = 0.8'))
    expect(retyped.runners[adam]?.settings).toEqual({ ...driven.runners[adam]?.settings, beta1: 0.8 })

    const wide = after(text.replace('beta1 = 0.9', 'beta1 = 0.9 from 0 to 2\nsetting k = 2'))
    expect(wide.runners[adam]?.settings).toMatchObject({ beta1: 0.5, k: 2 })
    const past = setRule(setRunnerSetting(wide, adam, 'beta1', 1.5), adam, copyOf('adam'))
    expect(past.runners[adam]?.settings).toEqual({ ...driven.runners[adam]?.settings, beta1: 0.9 })

    const shorter = after(text.replace(/setting epsilon.*\n/, '').replace('epsilon', '1e-8'))
    expect(Object.keys(shorter.runners[adam]?.settings ?? {})).not.toContain('epsilon')
    expect(shorter.changes).toEqual([{ step: 9, runner: adam, settings: { eta: 0.2 } }])
    expect(parseExperiment(serialize(shorter))).toEqual({ experiment: shorter, problems: [] })
  })

  test('an ensemble over a removed setting moves to one that exists', () => {
    const shown = showAtlas(writeOwn(defaultExperiment, adam), adam)
    expect([shown.ensemble?.x.of, shown.ensemble?.y.of]).toEqual(['setting.eta', 'setting.beta1'])
    const plain = setRule(shown, adam, readRule(`setting beta2 = 0.5${step} * beta2`, 'Mine'))
    expect([plain.ensemble?.x.of, plain.ensemble?.y.of]).toEqual(['setting.eta', 'setting.beta2'])
    const wide = writeRule(copyOf('adam')).replace('beta1 = 0.9', 'beta1 = 0.9 from 0.2 to 0.95')
    expect(setRule(shown, adam, readRule(wide, 'Mine')).ensemble?.y).toMatchObject({ from: 0.2, to: 0.95 })
  })

  test('an edit changes its runner and not the duplicate', () => {
    const two = duplicateRunner(writeOwn(defaultExperiment, adam), adam)
    const changed = setRule(two, adam, readRule(step, 'Plain'))
    expect(changed.runners[adam + 1]).toBe(two.runners[adam + 1])
    expect(race(changed).runs[adam]?.name).toBe('Plain')
  })

  test('an added runner has a rule to begin with', () => {
    const grown = addOwn(defaultExperiment, 0)
    expect(grown.runners).toHaveLength(6)
    expect(grown.runners[5]).toMatchObject({ optimizer: { name: 'My Momentum' }, colour: 5 })
  })
})
