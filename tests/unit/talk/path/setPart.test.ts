/** Paths of a talk: what they lead to, what a hand can move, and what a link sets. */
import { describe, expect, test } from 'vitest'
import { settingsOf } from '../../../../src/experiment/defaults/defaults'
import type { Experiment } from '../../../../src/experiment/experiment'
import { parseExperiment, serialize } from '../../../../src/experiment/schema/schema'
import { defaults } from '../../../../src/math/setting'
import { race } from '../../../../src/run/race'
import { applySet } from '../../../../src/talk/path/editOfText'
import { partAt } from '../../../../src/talk/path/path'
import { quantityAt } from '../../../../src/talk/path/quantity'
import { type Edited, setPart } from '../../../../src/talk/path/setPart'

const { experiment } = parseExperiment({
  surface: { id: 'bowl' },
  steps: 50,
  runners: [
    { optimizer: 'sgd', settings: { eta: 0.1 }, schedule: { id: 'step', settings: { every: 7 } } },
    { optimizer: 'momentum', start: [1, 2] },
  ],
})

function edited(result: Edited): Experiment {
  if ('problem' in result) throw new Error(result.problem)
  return result.experiment
}

test.each([
  ['steps', 50],
  ['runners.0.settings.eta', 0.1],
  ['surface.settings.kappa', 2],
  ['view.theme', 'dark'],
  ['noise.shared', true],
] as const)('%s leads to %s', (path, value) => {
  expect(partAt(experiment, path)).toEqual({ value })
})

test.each([
  ['', '"" is no path, write one such as runners.0.settings.eta'],
  ['runners.2.settings', 'there is no "runners.2" in the experiment, write 0 to 1'],
  ['runners[0]', '"runners[0]" is no path, write one such as runners.0.settings.eta'],
  ['runner.0', 'there is no "runner" in the experiment, did you mean "runners"?'],
  ['steps.a', 'there is no "steps.a" in the experiment, end the path at steps'],
  ['changes.0', 'there is no "changes.0" in the experiment, the list is empty'],
  ['runners.0.clip.norm', 'there is no "runners.0.clip.norm" in the experiment, runners.0.clip is empty'],
  ['view.constructor', 'there is no "view.constructor" in the experiment, the parts are camera theme height heightScale colours trueColour contours floor fog minima labels trail ahead arrows field chart quantity against card internals slice residuals panes cameras'],
])('%j leads nowhere, and says so', (path, line) => {
  const found = partAt(experiment, path)
  expect('problem' in found && `${found.problem}, ${found.advice}`).toBe(line)
}) // prettier-ignore

test.each([
  ['runners.0.settings.eta', 'η', 0.1, 1e-6, 10, 'log'],
  ['runners.1.start.1', 'y₀', 2, -3, 3, 'linear'],
  ['start.0', 'x₀', -2.6, -3, 3, 'linear'],
  ['surface.settings.kappa', 'κ', 2, 0.1, 100, 'log'],
  ['steps', 'steps', 50, 1, 1000, 'linear'],
  ['runners.0.schedule.settings.every', 'every', 7, 1, 1000, 'linear'],
] as const)('a hand can move %s', (path, label, value, min, max, scale) => {
  const quantity = quantityAt(experiment, path)
  expect(quantity).toMatchObject({ label, value, setting: { min, scale } })
  if (path !== 'runners.0.schedule.settings.every') expect(quantity?.setting.max).toBe(max)
})

test.each(['view.theme', 'runners.0.colour', 'runners', 'nothing', 'runners.9.settings.eta'])('no hand can move %s', (path) => {
  expect(quantityAt(experiment, path)).toBeUndefined()
}) // prettier-ignore

describe('setting', () => {
  test('a number changes it alone, and nothing else is another object', () => {
    const after = edited(setPart(experiment, 'runners.0.settings.eta', 1.1))
    expect(after.runners[0]?.settings).toEqual({ ...experiment.runners[0]?.settings, eta: 1.1 })
    expect(after.runners[1]).toBe(experiment.runners[1])
    expect(after.runners[0]?.schedule).toBe(experiment.runners[0]?.schedule)
    expect(after.surface).toBe(experiment.surface)
    expect(experiment.runners[0]?.settings['eta']).toBe(0.1)
  })

  test.each<[string, unknown]>([
    ['steps', 9],
    ['noise.sigma', 0.5],
    ['noise.shared', false],
    ['view.theme', 'light'],
    ['view.arrows.step', true],
    ['runners.0.clip.norm', 2],
    ['runners.0.start', [1, 1]],
    ['runners.1.start.0', -1],
    ['runners.0.name', 'Mine'],
    ['surface.settings.kappa', 7],
    ['turn', 'gradient'],
  ])('%s = %j is what the document would say', (path, value) => {
    const after = edited(setPart(experiment, path, value))
    expect(partAt(after, path)).toEqual({ value })
    expect(parseExperiment(serialize(after))).toEqual({ experiment: after, problems: [] })
    expect(after).not.toEqual(experiment)
  })

  test('an id brings its defaults along', () => {
    const surface = edited(setPart(experiment, 'surface.id', 'saddle'))
    expect([surface.surface, surface.start]).toEqual([{ id: 'saddle', settings: {} }, [1.5, 0.01]])
    const optimizer = edited(setPart(experiment, 'runners.0.optimizer', 'adam'))
    expect(optimizer.runners[0]?.settings).toEqual(defaults(settingsOf('adam')))
    const schedule = edited(setPart(experiment, 'runners.1.schedule.id', 'cosine'))
    expect(schedule.runners[1]?.schedule.id).toBe('cosine')
  })

  test.each<[string, unknown, RegExp]>([
    ['runners.0.settings.eta', -1, /^runners\[0\]\.settings\.eta: -1 is out of range, 0 to 1e12$/],
    ['runners.0.settings.beta', 0.5, /^runners\[0\]\.settings\.beta: not known/],
    ['runners.5.settings.eta', 1, /^there is no "runners\.5" in the experiment, write 0 to 1$/],
    ['runners.2', {}, /^there is no "runners\.2" in the experiment/],
    ['surface.id', 'bowll', /^surface\.id: "bowll" is not known, did you mean "bowl"\?$/],
    ['view.theme', 'blue', /^view\.theme: "blue" is not known/],
    ['view.__proto__', 1, /^view\.__proto__: not known/],
    ['version', 2, /^version: 2 is not known/],
    ['nothing', 1, /not known/],
  ])('%s = %j is refused', (path, value, line) => {
    const result = setPart(experiment, path, value)
    expect('problem' in result ? result.problem : 'it was set').toMatch(line)
  })
})

describe('as a text says it', () => {
  const moment = { race: race(experiment), turns: 0 }
  const applied = (path: string, text: string): Edited => applySet(experiment, path, text, moment)

  test.each<[string, string, unknown]>([
    ['runners.0.settings.eta', '1.1', 1.1],
    ['runners.0.settings.eta', '1/4', 0.25],
    ['runners.0.settings.eta', 'limit(0)', 0.5],
    ['runners.0.settings.eta', '2 runners.0.settings.eta', 0.2],
    ['start.0', '−1', -1],
    ['view.theme', 'light', 'light'],
    ['view.theme', '"light"', 'light'],
    ['noise.shared', 'false', false],
    ['runners.0.clip.norm', '3', 3],
  ])('%s = %s sets %j', (path, text, value) => {
    expect(partAt(edited(applied(path, text)), path)).toEqual({ value })
  })

  test.each([
    ['runners.0.settings.eta', '', /^no value after "=", write one$/],
    ['runners.0.settings.eta', 'lss(0)', /^unknown function "lss" at 1, did you mean "loss"\?$/],
    ['runners.0.settings.eta', 'first(0, loss < -1)', /gives no number: loss < -1 holds at no step of runner 0$/],
    ['runners.0.settings.eta', '-1', /-1 is out of range/],
    ['runners.0.settings.ets', '1', /did you mean "eta"\?$/],
    ['noise.shared', 'yes', /"yes" is not true or false/],
    ['runners.0.settings', '1', /is no number and no word/],
  ])('%s = %s is refused', (path, text, line) => {
    const result = applied(path, text)
    expect('problem' in result ? result.problem : 'it was set').toMatch(line)
  }) // prettier-ignore
})
