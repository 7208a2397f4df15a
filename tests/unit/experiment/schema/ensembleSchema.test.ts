/** An ensemble in JSON: parts that are left out, given and wrong. */
import { describe, expect, test } from 'vitest'
import { defaultExperiment } from '../../../../src/experiment/defaults/defaults'
import type { Ensemble } from '../../../../src/experiment/experiment'
import { decodeLink, encodeLink } from '../../../../src/experiment/link/link'
import { parseExperiment, serialize } from '../../../../src/experiment/schema/schema'
import { atlas, curve, ensembleOf, starts } from '../../../helpers/ensembles'

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

  test('an empty ensemble is the starts of the first runner', () => {
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

  test('a swarm is coloured by how its runs end if there are several minima', () => {
    const { experiment } = parseExperiment({ surface: { id: 'himmelblau' }, ensemble: {} })
    expect(ensembleOf(experiment).swarmColours).toBe('outcome')
  })

  test('one given axis decides the other', () => {
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

  test('given parts are taken over', () => {
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

  /** The given part → what it becomes, and the one problem. */
  const bad: [object, Partial<Ensemble>, string][] = [
    [{ runners: [0, 5] }, {}, 'runners[1]: 5 is out of range, whole numbers, 0 to 2; it is left out'],
    [{ runners: [0, 1, 0] }, { runners: [0, 1] }, 'runners[2]: 0 is listed twice; it is left out'],
    [{ runners: [] }, {}, 'runners: the list has no runner; [0] is used'],
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
    [{ x: { of: 'start.x' }, y: { of: 'start.x' } }, {}, 'y: both axes vary start.x; start.y is used'],
    [{ x: { of: 'start.y' }, y: { of: 'start.y' } }, { x: { ...usual.y }, y: { ...usual.x } }, 'y: both axes vary start.y; start.x is used'],
  ] // prettier-ignore

  test.each(bad)('%j', (given, becomes, problem) => {
    expect(read(given)).toEqual({ ensemble: { ...usual, ...becomes }, problems: [`ensemble.${problem}`] })
  })

  test.each([
    [{ x: { of: 'setting.rho' }, y: { of: 'setting.beta1' } }, {}, /^x\.of: "setting\.rho" is not known, .*; setting\.eta is used$/],
    [{ x: { of: 'setting.eta' }, y: { of: 'setting.beta' } }, {}, /^y\.of: "setting\.beta" is not known, .*; setting\.beta1 is used$/],
    [{ x: { of: 'setting.eta', from: 0 } }, {}, /^x: log axis from 0: a log axis needs numbers above 0; the usual range is used$/],
    [{ x: { of: 'setting.eta' }, draped: true }, {}, /^draped: a map of setting\.eta and setting\.beta1 cannot be draped; false is used$/],
    [{ x: { of: 'setting.eta' }, y: { of: 'setting.beta1', to: 1 } }, {}, /^y: from 0 to 1: 1 is not a value of β₁, which takes 0 to just below 1; the usual range is used$/],
  ])('atlas %j', (given, becomes, problem) => {
    const { ensemble, problems } = read(given)
    expect(ensemble).toEqual({ ...usualAtlas, ...becomes })
    expect(problems).toHaveLength(1)
    expect(problems[0]?.replace('ensemble.', '')).toMatch(problem)
  }) // prettier-ignore

  test('the first of its runners decides which settings there are', () => {
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

  test('it is left out if there is no runner', () => {
    const { experiment, problems } = parseExperiment({ runners: [], ensemble: {} })
    expect(experiment).not.toHaveProperty('ensemble')
    expect(problems).toEqual(['ensemble: there is no runner for it; it is left out'])
  })

  test('it has at most eight runners', () => {
    const runners = Array.from({ length: 12 }, () => ({}))
    const { experiment, problems } = parseExperiment({
      runners,
      ensemble: { runners: runners.map((_, n) => n) },
    })
    expect(problems).toEqual(['ensemble.runners: a list of 12 is too long; the first 8 are used'])
    expect(experiment.ensemble?.runners).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
  })

  test('a link carries it', () => {
    for (const experiment of [starts, atlas])
      expect(decodeLink(encodeLink(experiment))).toEqual({ experiment, problems: [] })
  })
})
