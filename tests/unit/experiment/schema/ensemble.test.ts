/** The ensemble in the document: its quantities and ready choices, its JSON, and its edits. */
import { describe, expect, test } from 'vitest'
import { cellPlans, planOfCell } from '../../../../src/ensemble/cell'
import type { Axis, EnsemblePlan } from '../../../../src/ensemble/plan'
import {
  type Quantity,
  atlasAxes,
  axisProblem,
  isOverDomain,
  quantitiesOf,
  quantityOf,
  startsAxes,
  usualAxis,
} from '../../../../src/ensemble/quantities'
import { stabilityLimit } from '../../../../src/ensemble/stability'
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
import type { Ensemble, Experiment, WrittenOptimizer } from '../../../../src/experiment/experiment'
import { edited, historyOf, undone } from '../../../../src/lab/history'
import { decodeLink, encodeLink } from '../../../../src/experiment/link'
import { parseExperiment, serialize } from '../../../../src/experiment/schema/schema'
import { optimizers } from '../../../../src/optimizers/list'
import type { FormulaSurface } from '../../../../src/surfaces/formula'
import { runOf } from '../../../../src/run/run'
import { groundOf } from '../../../../src/run/ground'
import { surfaces } from '../../../../src/surfaces/list'

const curve: FormulaSurface = { formula: 'w^2', domain: [[-5, 5]], parameters: ['w'] }
const [sgd, momentum, nesterov, rmsprop, adam] = [0, 1, 2, 3, 4]

/** The default experiment with the starts of Adam. */
const starts = showStarts(defaultExperiment, adam)
/** And with Adam's atlas. */
const atlas = showAtlas(defaultExperiment, adam)

function on(surface: string, ids: readonly string[]): Experiment {
  const { experiment } = parseExperiment({
    surface: { id: surface },
    runners: ids.map((optimizer) => ({ optimizer })),
  })
  return experiment
}

function ensembleOf(experiment: Experiment): Ensemble {
  if (!experiment.ensemble) throw new Error('no ensemble')
  return experiment.ensemble
}

function planOf(experiment: Experiment, runner = 0): EnsemblePlan {
  const { x, y, columns, rows } = ensembleOf(experiment)
  return { race: experiment, runner, x, y, columns, rows }
}

function isValid(experiment: Experiment): boolean {
  return parseExperiment(serialize(experiment)).problems.length === 0
}

describe('quantities', () => {
  test('of Adam on Rosenbrock, by their names for a reader', () => {
    const found = quantitiesOf(defaultExperiment, adam)
    expect(found.map(({ of, label, value }) => [of, label, value])).toEqual([
      ['start.x', 'x₀', -1.5],
      ['start.y', 'y₀', 1.5],
      ['setting.eta', 'η', 0.3],
      ['setting.beta1', 'β₁', 0.9],
      ['setting.beta2', 'β₂', 0.999],
      ['setting.epsilon', 'ε', 1e-8],
      ['setting.weightDecay', 'weight decay', 0],
      ['surface.a', 'a', 1],
      ['surface.b', 'b', 100],
      ['noise.sigma', 'σ', 0],
      ['seed', 'seed', 1],
    ])
    expect(found.find(({ of }) => of === 'setting.eta')?.spoken).toBe('learning rate η')
  })

  test('a curve has one start, under the name of its parameter; a formula has no shape', () => {
    const flat = edits.setSurface(defaultExperiment, curve)
    expect(quantitiesOf(flat, sgd).map(({ label }) => label)).toEqual([
      'w₀', 'η', 'weight decay', 'σ', 'seed',
    ]) // prettier-ignore
    expect(startsAxes(flat)).toMatchObject({
      x: { of: 'start.x', from: -5, to: 5 },
      y: { of: 'setting.eta' },
    })
    const numbered: FormulaSurface = { formula: 'w1 w2', domain: [[0, 1], [0, 2]], parameters: ['w1', 'w2'] } // prettier-ignore
    const labels = quantitiesOf(edits.setSurface(defaultExperiment, numbered), sgd).map(({ label }) => label)
    expect(labels.slice(0, 2)).toEqual(['start w₁', 'start w₂'])
  })

  test("a runner's own start is its value", () => {
    const own = edits.setStart(defaultExperiment, [0.5, 0.25], momentum)
    expect(quantityOf(own, momentum, 'start.y')?.value).toBe(0.25)
    expect(quantityOf(own, sgd, 'start.y')?.value).toBe(1.5)
  })

  test.each(surfaces.flatMap(({ id }) => optimizers.map((optimizer) => [id, optimizer.id] as const)))(
    'the ready choices and every usual range can be run: %s, %s',
    (surface, optimizer) => {
      const race = on(surface, [optimizer])
      const problems = (axes: { x: Axis; y: Axis }): unknown[] =>
        [axes.x, axes.y].map((axis) => axisProblem(axis, quantityOf(race, 0, axis.of)))
      expect(problems(startsAxes(race))).toEqual([undefined, undefined])
      expect(problems(atlasAxes(race, 0))).toEqual([undefined, undefined])
      for (const quantity of quantitiesOf(race, 0))
        expect(axisProblem(usualAxis(race, quantity), quantity)).toBeUndefined()
      const { x } = atlasAxes(race, 0)
      const eta = quantityOf(race, 0, 'setting.eta')
      expect(x).toMatchObject({ of: 'setting.eta', scale: 'log' })
      expect(x.from).toBeGreaterThanOrEqual(eta?.setting.min ?? 0)
      expect(x.to).toBeLessThanOrEqual(eta?.setting.max ?? 0)
      expect(x.from).toBeLessThan(eta?.value ?? 0)
      expect(x.to).toBeGreaterThan(eta?.value ?? 0)
    },
  )

  test.each(surfaces)('the starts of $id are its domain', ({ id, domain }) => {
    const { x, y } = startsAxes(on(id, ['sgd']))
    const ranges = [x, y].filter(({ of }) => of.startsWith('start.')).map(({ from, to }) => [from, to])
    expect(ranges).toEqual(domain)
  })

  // κ of the bowl is 2, its Hessian diag(2, 4); those of the parabolas are 2 and 1.
  test.each([
    ['bowl', 1 / 2],
    ['parabola', 1],
    ['shiftedParabola', 2],
    ['booth', 1 / 9],
    ['matyas', 2],
  ])('plain descent is stable on %s up to %d', (id, limit) => {
    expect(stabilityLimit(on(id, ['sgd']))).toBeCloseTo(limit, 12)
  })

  test.each(surfaces)('the limit of plain descent is inside the atlas of SGD on $id', ({ id }) => {
    const race = on(id, ['sgd'])
    const limit = stabilityLimit(race)
    const { x } = atlasAxes(race, 0)
    if (limit === undefined) expect(['plateau', 'dropWave']).toContain(id)
    else expect(x.from < limit && limit < x.to).toBe(true)
  })

  test.each([
    ['sgd', 'setting.weightDecay'],
    ['momentum', 'setting.beta'],
    ['adagrad', 'setting.epsilon'],
    ['rmsprop', 'setting.rho'],
    ['adam', 'setting.beta1'],
    ['lion', 'setting.beta1'],
    ['signsgd', 'start.x'],
    ['rprop', 'setting.decrease'],
    ['sam', 'setting.rho'],
    ['newton', 'setting.damping'],
  ])('the atlas of %s is η and %s', (id, other) => {
    const { x, y } = atlasAxes(on('bowl', [id]), 0)
    expect([x.of, y.of]).toEqual(['setting.eta', other])
  })

  test('usual ranges of Adam on Rosenbrock', () => {
    const usual = (of: string): Axis => usualAxis(defaultExperiment, quantity(of))
    expect(usual('setting.eta')).toEqual({ of: 'setting.eta', from: 0.0002, to: 10, scale: 'log' })
    expect(usual('setting.beta1')).toMatchObject({ from: 0, to: 0.9999, scale: 'linear' })
    expect(usual('setting.epsilon')).toMatchObject({ from: 1e-12, to: 1, scale: 'log' })
    expect(usual('surface.b')).toMatchObject({ from: 1, to: 200, scale: 'log' })
    expect(usual('noise.sigma')).toMatchObject({ from: 0, to: 20, scale: 'linear' })
    expect(usual('seed')).toMatchObject({ from: 1, to: 256, scale: 'linear' })
  })

  test.each([
    ['eta', 0],
    ['eta', 1e-300],
    ['eta', 1e-9],
    ['eta', 250],
    ['eta', 1e12],
    ['beta1', 0.99999999],
    ['epsilon', 0],
    ['epsilon', 7],
  ])('a value beyond the slider has a range that can be run: %s = %d', (name, value) => {
    const race = edits.setRunnerSetting(defaultExperiment, adam, name, value)
    for (const of of ['setting.eta', `setting.${name}`]) {
      const found = quantityOf(race, adam, of)
      expect(found && axisProblem(usualAxis(race, found), found)).toBeUndefined()
    }
    const axis = usualAxis(race, quantity(`setting.${name}`, race))
    const isInside = axis.from <= value && value <= axis.to
    expect(isInside).toBe(![0, 1e-300, 0.99999999].includes(value))
  })

  test('the last seed, and settings of a written optimizer, have ranges too', () => {
    const late = edits.setSeed(defaultExperiment, 0xffffffff)
    expect(usualAxis(late, quantity('seed', late))).toMatchObject({ from: 0xffffffff - 255, to: 0xffffffff })
    const race = edits.setOptimizer(defaultExperiment, sgd, written)
    for (const each of quantitiesOf(race, sgd))
      expect(axisProblem(usualAxis(race, each), each), each.of).toBeUndefined()
    const { x, y } = atlasAxes(race, sgd)
    expect([x.of, y.of]).toEqual(['setting.eta', 'setting.every'])
    expect(y).toMatchObject({ from: 1, to: 9 })
  })
})

const written: WrittenOptimizer = {
  name: 'Mine',
  settings: {
    eta: { default: 0.02, min: 1e-5, max: 1, scale: 'log' },
    every: { default: 3, min: 0.5, max: 9.5, scale: 'linear', integer: true },
    sign: { default: 0, min: -1e12, max: 1e12, scale: 'linear' },
    tiny: { default: 1e-300, min: 1e-310, max: 1e-290, scale: 'log' },
    close: { default: 0.5, min: 0, max: 0.99999999, scale: 'linear' },
  },
  state: {},
  rule: 'theta = theta - eta g * every * sign * tiny * close',
}

function quantity(of: string, race: Experiment = defaultExperiment): Quantity {
  const found = quantityOf(race, adam, of)
  if (!found) throw new Error(`no ${of}`)
  return found
}

/** Axis → what is wrong with it. */
const badAxes: [Partial<Axis> & { of: string }, string | undefined][] = [
  [{ of: 'setting.beta1', from: 0, to: 0.9999 }, undefined],
  [{ of: 'setting.beta1', from: 0.9, to: 0.5 }, 'from 0.9 to 0.5: the range is reversed, the first number must be the lower one'],
  [{ of: 'setting.beta1', from: 0.9, to: 0.9 }, 'from 0.9 to 0.9: the range is empty, the first number must be the lower one'],
  [{ of: 'setting.beta1', from: 0.9, to: 1 }, 'from 0.9 to 1: 1 is not a value of β₁, which takes 0 to just below 1'],
  [{ of: 'setting.beta1', from: 0.9, to: 0.99999999 }, 'from 0.9 to 0.99999999: 0.99999999 is not a value of β₁, which takes 0 to just below 1'],
  [{ of: 'setting.beta1', from: -1, to: 0.5 }, 'from -1 to 0.5: -1 is not a value of β₁, which takes 0 to just below 1'],
  [{ of: 'setting.beta1', from: 0, to: 0.9, scale: 'log' }, 'log axis from 0: a log axis needs numbers above 0'],
  [{ of: 'start.x', from: -1, to: 3, scale: 'log' }, 'log axis from -1: a log axis needs numbers above 0'],
  [{ of: 'start.x', from: 1, to: 3, scale: 'log' }, undefined],
  [{ of: 'start.x', from: -1e7, to: 3 }, 'from -10000000 to 3: -10000000 is not a value of x₀, which takes -1000000 to 1000000'],
  [{ of: 'setting.eta', from: 1e-300, to: 3, scale: 'log' }, 'log axis from 1e-300: the runs are in float32, which begins at 1.2e-38'],
  [{ of: 'setting.eta', from: 0, to: Number.POSITIVE_INFINITY }, 'from 0 to Infinity: Infinity is not a value of η, which takes 0 to 1e12'],
  [{ of: 'setting.eta', from: Number.NaN, to: 1 }, 'from NaN to 1: NaN is not a value of η, which takes 0 to 1e12'],
  [{ of: 'noise.sigma', from: 0, to: 1e7 }, 'from 0 to 10000000: 10000000 is not a value of σ, which takes 0 to 1000000'],
  [{ of: 'seed', from: 0, to: 0xffffffff }, undefined],
  [{ of: 'seed', from: 0, to: 1.5 }, 'from 0 to 1.5: 1.5 is not a value of seed, which takes whole numbers, 0 to 4294967295'],
  [{ of: 'setting.rho' }, 'setting.rho is no quantity here: choose another'],
] // prettier-ignore

test.each(badAxes)('axis %j', (part, problem) => {
  const axis: Axis = { from: 0, to: 1, scale: 'linear', ...part }
  expect(axisProblem(axis, quantityOf(defaultExperiment, adam, axis.of))).toBe(problem)
})

describe('JSON', () => {
  const read = (ensemble: unknown, surface: unknown = {}): { ensemble: Ensemble; problems: string[] } => {
    const { experiment, problems } = parseExperiment({
      surface,
      runners: [{ optimizer: 'adam' }, { optimizer: 'sgd' }, { optimizer: 'momentum' }],
      ensemble,
    })
    expect(parseExperiment(JSON.parse(JSON.stringify(serialize(experiment))))).toEqual({
      experiment,
      problems: [],
    })
    return { ensemble: ensembleOf(experiment), problems }
  }
  const usual = read({}).ensemble
  const usualAtlas = read({ x: { of: 'setting.eta' } }).ensemble

  test('nothing said of it is the starts of the first runner', () => {
    expect(usual).toEqual({
      runners: [0],
      x: { of: 'start.x', from: -2, to: 2, scale: 'linear' },
      y: { of: 'start.y', from: -1, to: 3, scale: 'linear' },
      columns: 256,
      rows: 256,
      swarm: true,
      swarmColours: 'start',
      map: true,
      draped: false,
      mapColours: 'outcome',
    })
    expect(read({}).problems).toEqual([])
  })

  test('a swarm shows where its runs end where there are several minima', () => {
    const { experiment } = parseExperiment({ surface: { id: 'himmelblau' }, ensemble: {} })
    expect(ensembleOf(experiment).swarmColours).toBe('outcome')
  })

  test('one axis said is enough for the other', () => {
    expect(usualAtlas).toMatchObject({
      x: { of: 'setting.eta', from: 0.0002, to: 5, scale: 'log' },
      y: { of: 'setting.beta1', from: 0, to: 0.9999, scale: 'linear' },
      columns: 512,
      rows: 512,
      swarm: false,
    })
    expect(read({ y: { of: 'setting.eta' } }).ensemble).toMatchObject({ x: { of: 'setting.beta1' } })
    expect(read({ y: { of: 'start.x' } }).ensemble).toMatchObject({ x: { of: 'start.y' } })
    expect(read({ x: { of: 'seed' } }).ensemble).toMatchObject({ y: { of: 'setting.beta1' } })
    expect(read({ x: { from: 0, to: 1 } }).ensemble).toMatchObject({ x: { of: 'start.x', from: 0, to: 1 } })
    expect(read({ x: { of: 'start.x' } }, curve).ensemble).toMatchObject({ y: { of: 'setting.eta' } })
  })

  test('what is given is taken', () => {
    const given: Ensemble = {
      runners: [2, 0],
      x: { of: 'setting.beta', from: 0.5, to: 0.99, scale: 'log' },
      y: { of: 'seed', from: 3, to: 90, scale: 'linear' },
      columns: 1,
      rows: 2048,
      swarm: true,
      swarmColours: 'loss',
      map: false,
      draped: false,
      mapColours: 'steps',
    }
    expect(read(given)).toEqual({ ensemble: given, problems: [] })
    expect(read({ draped: true })).toEqual({ ensemble: { ...usual, draped: true }, problems: [] })
  })

  /** What is given → what it becomes, and the one problem. */
  const bad: [object, Partial<Ensemble>, string][] = [
    [{ runners: [0, 5] }, {}, 'runners[1]: 5 is out of range, whole numbers, 0 to 2; it is left out'],
    [{ runners: [0, 1, 0] }, { runners: [0, 1] }, 'runners[2]: 0 is in the list already; it is left out'],
    [{ runners: [] }, {}, 'runners: no runner is in the list; [0] is used'],
    [{ runners: 0 }, {}, 'runners: 0 is not a list; the default is used'],
    [{ columns: 0 }, {}, 'columns: 0 is out of range, whole numbers, 1 to 2048; 256 is used'],
    [{ rows: 2049 }, {}, 'rows: 2049 is out of range, whole numbers, 1 to 2048; 256 is used'],
    [{ rows: 2.5 }, {}, 'rows: 2.5 is out of range, whole numbers, 1 to 2048; 256 is used'],
    [{ swarm: 1 }, {}, 'swarm: 1 is not true or false; true is used'],
    [{ swarmColours: 'steps' }, {}, 'swarmColours: "steps" is not known, one of outcome, loss, start is expected; "start" is used'],
    [{ mapColours: 'start' }, {}, 'mapColours: "start" is not known, one of outcome, loss, steps is expected; "outcome" is used'],
    [{ size: 4 }, {}, 'size: not known, one of runners, x, y, columns, rows, swarm, swarmColours, map, draped, mapColours is expected; it is left out'],
    [{ x: 'start.x' }, {}, 'x: "start.x" is not an object; the default is used'],
    [{ x: { of: 'start.x', unit: 'm' } }, {}, 'x.unit: not known, one of of, from, to, scale is expected; it is left out'],
    [{ x: { of: 'start.x', from: 3, to: 1 } }, {}, 'x: from 3 to 1: the range is reversed, the first number must be the lower one; the usual range is used'],
    [{ x: { of: 'start.x', from: 1, to: 1 } }, {}, 'x: from 1 to 1: the range is empty, the first number must be the lower one; the usual range is used'],
    [{ x: { of: 'start.x', from: -1, scale: 'log' } }, {}, 'x: log axis from -1: a log axis needs numbers above 0; the usual range is used'],
    [{ x: { of: 'start.x', from: '1' } }, {}, 'x.from: "1" is not a number; -2 is used'],
    [{ x: { of: 'start.x', scale: 'sqrt' } }, {}, 'x.scale: "sqrt" is not known, one of linear, log is expected; "linear" is used'],
    [{ x: { of: 'start.z' }, y: { of: 'start.y' } }, {}, 'x.of: "start.z" is not known, one of start.x, start.y, setting.eta, setting.beta1, setting.beta2, setting.epsilon, setting.weightDecay, surface.a, surface.b, noise.sigma, seed is expected; start.x is used'],
    [{ x: { of: 'start.x' }, y: { of: 'start.x' } }, {}, 'y: both axes are of start.x; start.y is used'],
    [{ x: { of: 'start.y' }, y: { of: 'start.y' } }, { x: { ...usual.y }, y: { ...usual.x } }, 'y: both axes are of start.y; start.x is used'],
  ] // prettier-ignore

  test.each(bad)('%j', (given, becomes, problem) => {
    expect(read(given)).toEqual({ ensemble: { ...usual, ...becomes }, problems: [`ensemble.${problem}`] })
  })

  test.each([
    [{ x: { of: 'setting.rho' }, y: { of: 'setting.beta1' } }, {}, /^x\.of: "setting\.rho" is not known, .*; setting\.eta is used$/],
    [{ x: { of: 'setting.eta' }, y: { of: 'setting.beta' } }, {}, /^y\.of: "setting\.beta" is not known, .*; setting\.beta1 is used$/],
    [{ x: { of: 'setting.eta', from: 0 } }, {}, /^x: log axis from 0: a log axis needs numbers above 0; the usual range is used$/],
    [{ x: { of: 'setting.eta' }, draped: true }, {}, /^draped: a map of setting\.eta and setting\.beta1 does not lie over the surface; false is used$/],
    [{ x: { of: 'setting.eta' }, y: { of: 'setting.beta1', to: 1 } }, {}, /^y: from 0 to 1: 1 is not a value of β₁, which takes 0 to just below 1; the usual range is used$/],
  ])('atlas %j', (given, becomes, problem) => {
    const { ensemble, problems } = read(given)
    expect(ensemble).toEqual({ ...usualAtlas, ...becomes })
    expect(problems).toHaveLength(1)
    expect(problems[0]?.replace('ensemble.', '')).toMatch(problem)
  }) // prettier-ignore

  test('the first of its runners says which settings there are', () => {
    const { ensemble, problems } = read({
      runners: [2, 0],
      x: { of: 'setting.eta' },
      y: { of: 'setting.beta1' },
    })
    expect(problems).toEqual([
      'ensemble.y.of: "setting.beta1" is not known, one of start.x, start.y, setting.eta, setting.beta, setting.weightDecay, surface.a, surface.b, noise.sigma, seed is expected; setting.beta is used',
    ])
    expect(ensemble).toMatchObject({ x: { of: 'setting.eta' }, y: { of: 'setting.beta' } })
  })

  test('a curve has no start.y, and nothing to lay a map on', () => {
    const { ensemble, problems } = read({ x: { of: 'start.x' }, y: { of: 'start.y' }, draped: true }, curve)
    expect(ensemble).toMatchObject({
      x: { of: 'start.x', from: -5 },
      y: { of: 'setting.eta' },
      draped: false,
    })
    expect(problems).toHaveLength(2)
    expect(problems[0]).toMatch(/^ensemble\.y\.of: "start\.y" is not known, .*; setting\.eta is used$/)
  })

  test.each([
    [7, 'ensemble: 7 is not an object; it is left out'],
    [null, 'ensemble: null is not an object; it is left out'],
    [[], 'ensemble: [] is not an object; it is left out'],
  ])('%j is none', (ensemble, problem) => {
    expect(parseExperiment({ ensemble })).toEqual({ experiment: defaultExperiment, problems: [problem] })
  })

  test('without a runner there is none', () => {
    const { experiment, problems } = parseExperiment({ runners: [], ensemble: {} })
    expect(experiment).not.toHaveProperty('ensemble')
    expect(problems).toEqual(['ensemble: there is no runner for it; it is left out'])
  })

  test('eight runners at the most', () => {
    const runners = Array.from({ length: 12 }, () => ({}))
    const { experiment, problems } = parseExperiment({
      runners,
      ensemble: { runners: runners.map((_, n) => n) },
    })
    expect(problems).toEqual(['ensemble.runners: 12 are too many; the first 8 are used'])
    expect(experiment.ensemble?.runners).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
  })

  test('a link carries it', () => {
    for (const experiment of [starts, atlas])
      expect(decodeLink(encodeLink(experiment))).toEqual({ experiment, problems: [] })
  })
})

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
    const taken = edited(historyOf(atlas), takeCell(atlas, planOf(atlas, adam), 1, 1))
    expect(taken.past).toHaveLength(1)
    expect(undone(taken).experiment).toBe(atlas)
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
      'Runner 1 (SGD) has no β₁: vary something else, or take it out',
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
      'Runner 2 (RMSprop) cannot follow: from 0 to 2: 2 is not a value of ρ, which takes 0 to just below 1',
    )
  })
})

test('a map lies over the surface where x is across and y is up', () => {
  const { x, y } = startsAxes(defaultExperiment)
  expect(isOverDomain({ x, y })).toBe(true)
  expect(isOverDomain({ x: y, y: x })).toBe(false)
  expect(isOverDomain(atlasAxes(defaultExperiment, sgd))).toBe(false)
})
