/** What the panels of an ensemble make of numbers: ticks, places, what a cell says, the chart's bands. */
import { describe, expect, test } from 'vitest'
import type { Axis } from '../../../../src/ensemble/plan'
import { type Outcomes, noMinimum } from '../../../../src/ensemble/outcomes/result'
import { defaultExperiment } from '../../../../src/experiment/defaults'
import { cellAt, centreOf, shareOf, ticksOf } from '../../../../src/panels/map/mapAxis'
import { ownPlace, planAxes } from '../../../../src/panels/map/planAxes'
import { endingText, valuesText } from '../../../../src/panels/map/reading'
import {
  choiceOf,
  switchAtlas,
  switchBasins,
  switchSwarm,
  withParts,
} from '../../../../src/experiment/edits/switches'

const eta: Axis = { of: 'setting.eta', from: 1e-4, to: 10, scale: 'log' }
const beta: Axis = { of: 'setting.beta1', from: 0, to: 0.9999, scale: 'linear' }
const seed: Axis = { of: 'seed', from: 0, to: 3, scale: 'linear' }

const named = (axis: Axis, most: number, isWhole = false) =>
  ticksOf(axis, isWhole, most).flatMap(({ text }) => (text ? [text] : []))

describe('ticks', () => {
  test('of a log axis are at powers of ten, with lines between them', () => {
    expect(named(eta, 6)).toEqual(['10⁻⁴', '0.001', '0.01', '0.1', '1', '10'])
    expect(named(eta, 3)).toEqual(['10⁻⁴', '0.01', '1'])
    expect(ticksOf(eta, false, 6)).toHaveLength(5 * 9 + 1)
  })
  test('of a few decades are at 2 and 5 as well, and of less than one at round steps', () => {
    expect(named({ ...eta, from: 0.1, to: 1 }, 6)).toEqual(['0.1', '0.2', '0.5', '1'])
    expect(named({ ...eta, from: 0.2, to: 0.5 }, 4)).toEqual(['0.2', '0.3', '0.4', '0.5'])
  })
  test('of many decades leave the lines between out', () => {
    const ticks = ticksOf({ ...eta, from: 1e-12, to: 1 }, false, 5)
    expect(ticks).toHaveLength(13)
    expect(ticks.filter(({ text }) => text)).toHaveLength(5)
  })
  test('of a linear axis are at round steps, with a true minus', () => {
    expect(named({ ...beta, from: -2, to: 2 }, 6)).toEqual(['−2', '−1', '0', '1', '2'])
    expect(named(beta, 6)).toEqual(['0', '0.2', '0.4', '0.6', '0.8'])
  })
  test('of whole numbers stand in the middle of their cells', () => {
    expect(ticksOf(seed, true, 8)).toEqual(
      [0, 1, 2, 3].map((value) => ({ share: (value + 0.5) / 4, text: `${value}` })),
    )
  })
  test.each([
    ['empty', { ...beta, to: 0 }],
    ['reversed', { ...beta, to: -1 }],
    ['log through 0', { ...eta, from: 0 }],
    ['not finite', { ...beta, to: Infinity }],
  ])('there are none on an axis that is %s', (_, axis) => expect(ticksOf(axis, false, 6)).toEqual([]))
  test.each([2, 3, 4, 5, 6, 7, 8])('all lie on the axis, and at most about %i have a number', (most) => {
    for (const axis of [eta, beta, { ...eta, from: 3e-5, to: 0.7 }, { ...beta, from: 0.123, to: 0.1237 }]) {
      const ticks = ticksOf(axis, false, most)
      expect(ticks.length).toBeGreaterThan(0)
      for (const { share } of ticks) {
        expect(share).toBeGreaterThan(-1e-9)
        expect(share).toBeLessThan(1 + 1e-9)
      }
      expect(named(axis, most).length).toBeLessThanOrEqual(most + 1)
    }
  })
})

describe('places', () => {
  test('a cell holds its own centre, and the last one the end', () => {
    for (const count of [1, 2, 7, 2048])
      for (const cell of [0, count >> 1, count - 1]) expect(cellAt(centreOf(cell, count), count)).toBe(cell)
    expect([cellAt(1, 4), cellAt(0, 4), cellAt(-0.01, 4), cellAt(1.01, 4), cellAt(NaN, 4)]).toEqual([
      3,
      0,
      undefined,
      undefined,
      undefined,
    ])
  })
  test('the value of each cell stands in that cell', () => {
    for (const [axis, isWhole] of [
      [eta, false],
      [beta, false],
      [seed, true],
    ] as const) {
      const plan = { race: defaultExperiment, runner: 4, x: axis, y: axis, columns: 8, rows: 8 }
      const { values } = planAxes(plan).across
      for (const [cell, value] of values.entries()) {
        const at = cellAt(shareOf(axis, isWhole, value), 8)
        // Of whole numbers, several cells in a row have the same one.
        if (isWhole) expect(values[at ?? -1]).toBe(value)
        else expect(at).toBe(cell)
      }
    }
  })
  test("the runner's own place is where its settings are, and nowhere beside the map", () => {
    const plan = { race: defaultExperiment, runner: 4, x: eta, y: beta, columns: 8, rows: 8 }
    const own = ownPlace(defaultExperiment, 4, planAxes(plan))
    expect(own?.across).toBeCloseTo(Math.log10(0.3 / 1e-4) / 5, 12)
    expect(own?.up).toBeCloseTo(0.9 / 0.9999, 12)
    expect(ownPlace(defaultExperiment, 4, planAxes({ ...plan, x: { ...eta, from: 1 } }))).toBeUndefined()
  })
})

describe('what a cell says', () => {
  const outcomes: Outcomes = {
    columns: 3,
    rows: 2,
    steps: 400,
    kind: Uint8Array.of(1, 0, 4, 2, 3, 1),
    minimum: Int16Array.of(1, -1, -1, -1, -1, noMinimum),
    step: Uint32Array.of(143, 400, 7, 20, 30, 40),
    loss: Float32Array.of(1.2e-9, 0.5, Infinity, 2, 3, 0),
    climbed: new Uint8Array(6),
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
  ])('the run at %i, %i', (column, row, text) => expect(endingText(outcomes, column, row, 2)).toBe(text))

  test('its values by the names of their quantities', () => {
    const plan = { race: defaultExperiment, runner: 4, x: eta, y: beta, columns: 1, rows: 1 }
    const { across, up } = planAxes(plan)
    expect(valuesText(across, up, 0, 0)).toBe('η = 0.0316, β₁ = 0.500')
    const seeds = planAxes({ ...plan, x: seed, columns: 4 }).across
    expect(valuesText(seeds, up, 3, 0)).toBe('seed = 3, β₁ = 0.500')
  })
})

describe('the keys of the ensemble', () => {
  const atlas = switchAtlas(defaultExperiment, 4)
  const basins = switchBasins(defaultExperiment, 4)
  const swarm = switchSwarm(defaultExperiment, 4)
  test('bring a picture each', () => {
    expect(atlas.ensemble).toMatchObject({ runners: [4], map: true, swarm: false })
    expect(choiceOf(atlas.ensemble)).toBe('atlas')
    expect(basins.ensemble).toMatchObject({ runners: [4], map: true, swarm: false })
    expect(choiceOf(basins.ensemble)).toBe('starts')
    expect(swarm.ensemble).toMatchObject({ runners: [4], map: false, swarm: true })
    expect(choiceOf(swarm.ensemble)).toBe('starts')
  })
  test.each([
    ['atlas', switchAtlas],
    ['basins', switchBasins],
    ['swarm', switchSwarm],
  ])('take it away again: %s', (_, change) =>
    expect(change(change(defaultExperiment, 2), 2).ensemble).toBeUndefined(),
  )
  test('leave the other pictures alone', () => {
    expect(switchBasins(swarm, 4).ensemble).toMatchObject({ map: true, swarm: true })
    expect(switchSwarm(atlas, 4).ensemble).toMatchObject({ map: true, swarm: true })
    expect(switchAtlas(basins, 4).ensemble?.x.of).toBe('setting.eta')
    expect(withParts(basins, { map: false, draped: true }).ensemble?.draped).toBe(true)
    expect(withParts(defaultExperiment, { map: true })).toBe(defaultExperiment)
  })
})
