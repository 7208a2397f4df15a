/** Rows of a user's own in an Experiment: read, written back, run, and refused where they do not fit. */
import { describe, expect, test } from 'vitest'
import { parseExperiment, serialize } from '../../../src/experiment/schema/schema'
import { curveAt } from '../../../src/run/fit'
import { columnWords } from '../../../src/surfaces/columnWords'
import { groundOf } from '../../../src/run/ground'
import { race } from '../../../src/run/race'

const own = {
  formula: 'setting k = 2 from 0 to 5\n(v - w u^k)^2',
  parameters: ['w'],
  domain: [[-1, 4]],
  data: { columns: { u: [1, 2, 3], v: [2, 8, 18] } },
  model: { x: 'u', y: 'v', curve: 'w u^k' },
}
const withData = (data: unknown, model: unknown = own.model) => ({ surface: { ...own, data, model } })

test('the loss is the mean over the rows, with settings, a curve and batches', () => {
  const { experiment, problems } = parseExperiment({
    surface: own,
    steps: 40,
    runners: [{ optimizer: 'sgd', settings: { eta: 0.01 }, batch: { size: 1, shuffle: 'never' } }],
  })
  expect(problems).toEqual([])
  const ground = groundOf(experiment)
  expect(ground.loss.value(0, 0)).toBeCloseTo((4 + 64 + 324) / 3, 12)
  expect(ground.loss.value(2, 0)).toBe(0)
  expect(curveAt(ground, [3])?.(2)).toBe(12)
  // The first step sees the first row alone: its slope at 0 is −4.
  const [run] = race({ ...experiment, start: [0] }).runs
  expect(run?.points[3]).toBeCloseTo(0.04, 12)
  const written = serialize(experiment)
  expect(written).toHaveProperty('surface.data', own.data)
  expect(written).toHaveProperty('surface.model', own.model)
  expect(parseExperiment(written).experiment).toEqual(experiment)
})

test('labels and a source are read, written back and told', () => {
  const data = { ...own.data, labels: { u: 'time (s)', v: 'way (m)' }, source: 'falling.csv' }
  const { experiment, problems } = parseExperiment(withData(data))
  expect(problems).toEqual([])
  expect(serialize(experiment)).toHaveProperty('surface.data', data)
  expect(columnWords(experiment.surface)).toBe('u: time (s); v: way (m)')
})

describe('what does not fit is told at its place', () => {
  test.each([
    [
      withData({ columns: { u: [1, 2], v: [1] } }),
      'surface.data.columns: columns of 2 and of 1 numbers do not fit each other',
    ],
    [withData({ columns: { u: [1, 'two'], v: [1, 2] } }), 'surface.data.columns.u[1]: "two" is not a number'],
    [withData({ columns: { u: [1, null], v: [1, 2] } }), 'surface.data.columns.u[1]: null is not a number'],
    [
      withData({ columns: { u: [], v: [] } }),
      'surface.data.columns.u: [] does not fit, a list of 1 to 100,000 numbers is expected',
    ],
    [withData({ columns: {} }), 'surface.data.columns: 0 columns do not fit, 1 to 8 are expected'],
    [withData({ columns: { w: [1], u: [1], v: [1] } }), 'surface.data.columns.w: "w" is a parameter'],
    [
      withData({ columns: { 'my column': [1] } }),
      'surface.data.columns["my column"]: "my column" is not a name',
    ],
    [withData({ ...own.data, labels: { w: 'weight' } }), 'surface.data.labels: "w" is no column'],
    [withData({ ...own.data, labels: { u: 1 } }), 'surface.data.labels.u: 1 is not a text'],
    [
      withData({ ...own.data, source: 'two\nlines' }),
      'surface.data.source: "two\\nlines" does not fit, one line of up to 240 characters is expected',
    ],
    [
      withData(own.data, { x: 'u', y: 'z', curve: 'w u' }),
      'surface.model.y: "z" is no column, one of u, v is expected',
    ],
    [withData(own.data, { x: 'u', y: 'v', curve: 'w q' }), 'surface.model.curve: unknown name "q"'],
  ])('%j', (json, problem) => {
    const { problems } = parseExperiment(json)
    expect(problems.join('\n')).toContain(problem)
  })
})
