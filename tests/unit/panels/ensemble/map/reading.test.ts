/** What the map says about the cell under the pointer. */
import { describe, expect, test } from 'vitest'
import { type Outcomes, noMinimum } from '../../../../../src/ensemble/outcomes/result'
import type { Axis } from '../../../../../src/ensemble/plan'
import { defaultExperiment } from '../../../../../src/experiment/defaults/defaults'
import { planAxes } from '../../../../../src/looks/map/planAxes'
import { endingText, valuesText } from '../../../../../src/panels/ensemble/map/reading'

const eta: Axis = { of: 'setting.eta', from: 1e-4, to: 10, scale: 'log' }
const beta: Axis = { of: 'setting.beta1', from: 0, to: 0.9999, scale: 'linear' }
const seed: Axis = { of: 'seed', from: 0, to: 3, scale: 'linear' }

describe('what a cell says', () => {
  const outcomes: Outcomes = {
    columns: 3,
    rows: 3,
    steps: 400,
    kind: Uint8Array.of(1, 0, 4, 2, 3, 1, 5, 6, 7),
    minimum: Int16Array.of(1, -1, -1, -1, -1, noMinimum, -1, -1, -1),
    step: Uint32Array.of(143, 400, 7, 20, 30, 40, 400, 50, 0),
    loss: Float32Array.of(1.2e-9, 0.5, Infinity, 2, 3, 0, 0.25, 4, NaN),
    climbed: new Uint8Array(9),
    minima: [
      { x: 3, y: 2, loss: 0, declared: true },
      { x: -2.805118, y: 3.131312, loss: 0, declared: true },
    ],
  }
  test.each([
    [0, 0, 'converged to (−2.805, 3.131) at step 143 · loss 1.2e−9'],
    [1, 0, 'unfinished after step 400 · loss 0.500'],
    [2, 0, 'diverged at step 7'],
    [0, 1, 'at a saddle at step 20 · loss 2.00'],
    [1, 1, 'on a plateau at step 30 · loss 3.00'],
    [2, 1, 'converged at step 40 · loss 0'],
    [0, 2, 'circling a minimum after step 400 · loss 0.250'],
    [1, 2, 'at a maximum at step 50 · loss 4.00'],
    [2, 2, 'no loss at the start'],
  ])('the run at %i, %i', (column, row, text) => expect(endingText(outcomes, column, row, 2)).toBe(text))

  test('a run that is in its minimum and still moves there', () => {
    const moving = { ...outcomes, step: outcomes.step.with(0, 400) }
    expect(endingText(moving, 0, 0, 2)).toBe(
      'converged to (−2.805, 3.131) after step 400, not at rest yet · loss 1.2e−9',
    )
  })

  test('its values by the names of their quantities', () => {
    const plan = { race: defaultExperiment, runner: 4, x: eta, y: beta, columns: 1, rows: 1 }
    const { across, up } = planAxes(plan)
    expect(valuesText(across, up, 0, 0)).toBe('η = 0.0316, β₁ = 0.500')
    const seeds = planAxes({ ...plan, x: seed, columns: 4 }).across
    expect(valuesText(seeds, up, 3, 0)).toBe('seed = 3, β₁ = 0.500')
  })
})
