/** Races that count rows: all runners see the data equally often. */
import { describe, expect, test } from 'vitest'
import { line100 } from '../../../../src/data/line100'
import { setBatch, setSurface, setTurn } from '../../../../src/experiment/edits/edits'
import { parseExperiment } from '../../../../src/experiment/schema/schema'
import { strideOf } from '../../../../src/experiment/strideOf'
import { Timeline } from '../../../../src/lab/timeline'
import { epochText } from '../../../../src/experiment/names/turnWords'
import { epochsOf, placeInEpoch, rowsAfter, stepsWithin } from '../../../../src/run/batches/epochs'
import { batchesOf } from '../../../../src/run/batches/batches'
import { rowsSeenBy } from '../../../../src/run/fit'
import { groundOf } from '../../../../src/run/ground'
import type { Batch } from '../../../../src/run/plan'
import { race, stepAt } from '../../../../src/run/race'
import { turnsOfRunner } from '../../../../src/run/runnerTurns'

const batch = (size: number, part: Partial<Batch> = {}): Batch => ({
  size,
  accumulate: 1,
  shuffle: 'epoch',
  ...part,
})

/** The 100 rows of the line, with a runner for each batch. */
const experimentOf = (batches: readonly (Batch | undefined)[], more: object = {}) => {
  const runners = batches.map((each) => ({
    optimizer: 'sgd',
    settings: { eta: 0.01 },
    ...(each && { batch: each }),
  }))
  const { experiment, problems } = parseExperiment({
    version: 1,
    surface: { id: 'linearRegression', data: 'line100' },
    turn: 'row',
    steps: 400,
    runners,
    ...more,
  })
  expect(problems).toEqual([])
  return experiment
}

describe('rows of an epoch', () => {
  test.each([
    ['full', undefined],
    ['32', batch(32)],
    ['10', batch(10)],
    ['1', batch(1)],
    ['7 of 3', batch(7, { accumulate: 3, shuffle: 'never' })],
    ['replace', batch(32, { shuffle: 'replace' })],
  ])('%s: rows after a step are those that its batches had', (_, each) => {
    const [count, steps] = [100, 30]
    const epochs = epochsOf(each, count)
    const rows = { columns: [], count }
    const batches = each && batchesOf(each, rows, { seed: 1, stream: 0 })
    let seen = 0
    for (let step = 0; step <= steps; step += 1) {
      expect(rowsAfter(epochs, step)).toBe(seen)
      expect(stepsWithin(epochs, seen)).toBe(step)
      if (step > 0) expect(stepsWithin(epochs, seen - 1)).toBe(step - 1)
      seen += batches ? batches.indicesAt(step + 1).length : count
    }
  })

  test('the end of an epoch belongs to it', () => {
    const epochs = epochsOf(batch(32), 100)
    const places = [0, 1, 4, 5, 8].map((step) => placeInEpoch(epochs, step))
    expect(places).toEqual([
      { epoch: 1, step: 0, of: 4 },
      { epoch: 1, step: 1, of: 4 },
      { epoch: 1, step: 4, of: 4 },
      { epoch: 2, step: 1, of: 4 },
      { epoch: 2, step: 4, of: 4 },
    ])
  })

  test('drawn by themselves, 32 of 100 rows make an epoch in three steps or in four', () => {
    const epochs = epochsOf(batch(32, { shuffle: 'replace' }), 100)
    const ofs = [1, 4, 7, 10].map((step) => placeInEpoch(epochs, step))
    expect(ofs.map(({ epoch, of }) => [epoch, of])).toEqual([[1, 3], [2, 3], [3, 3], [4, 3]]) // prettier-ignore
  })
})

describe('a race by rows', () => {
  const experiment = experimentOf([undefined, batch(32), batch(1)])
  const { runs } = race(experiment)

  test('four epochs are 4 steps of all rows, 16 of 32, and 400 of one', () => {
    expect(runs.map(({ steps }) => steps)).toEqual([4, 16, 400])
    expect(runs.map((run) => [0, 100, 250, 400].map((turns) => Math.floor(stepAt(run, turns))))).toEqual([
      [0, 1, 2, 4],
      [0, 4, 9, 16],
      [0, 100, 250, 400],
    ])
    expect(epochText(runs[1], 232)).toBe('epoch 3, step 1 of 4')
    expect([0, 99, 100, 232].map((turns) => epochText(runs[0], turns))).toEqual(['epoch 0', 'epoch 0', 'epoch 1', 'epoch 2']) // prettier-ignore
  })

  test('its steps are those of a race by steps', () => {
    const bySteps = race({ ...experiment, turn: 'step', steps: 16 })
    expect([...(runs[1]?.points ?? [])]).toEqual([...(bySteps.runs[1]?.points ?? [])])
  })

  test('without data a turn is a step', () => {
    const bowl = race({ ...experiment, surface: { id: 'bowl', settings: {} }, start: [1, 1], steps: 20 })
    expect(bowl.runs.map(({ steps, epochs }) => [steps, epochs])).toEqual([[20, undefined], [20, undefined], [20, undefined]]) // prettier-ignore
  })

  test('a step costs an ensemble what it costs on average', () => {
    expect([0, 1, 2].map((index) => turnsOfRunner(experiment, index).turnsPerStep)).toEqual([100, 25, 1])
  })

  test('counting rows and steps in turn leaves the length as it was', () => {
    const bySteps = experimentOf([undefined, batch(32)], { turn: 'step', steps: 40 })
    const byRows = setTurn(bySteps, 'row')
    expect([byRows.steps, byRows.view.against]).toEqual([4000, 'epoch'])
    expect(setTurn(byRows, 'step')).toMatchObject({ steps: 40, turn: 'step', view: { against: 'step' } })
  })

  test('a surface without rows counts steps again', () => {
    const bowl = setSurface(experimentOf([undefined, batch(32)]), 'bowl')
    expect(bowl).toMatchObject({ turn: 'step', steps: 4, view: { against: 'step' } })
  })

  test('it plays and steps by the smallest batch, and stops at the end of an epoch', () => {
    const two = experimentOf([undefined, batch(32)])
    const stride = strideOf(two)
    const timeline = new Timeline({ playing: true, speed: 2, loop: false, steps: 400, stride })
    timeline.advance(0.5)
    expect(timeline.position).toBe(32)
    const places = Array.from({ length: 5 }, () => {
      timeline.seek(timeline.beside(1))
      return timeline.position
    })
    expect(places).toEqual([64, 96, 100, 132, 164])
    timeline.seek(140)
    const back = Array.from({ length: 3 }, () => {
      timeline.seek(timeline.beside(-1))
      return timeline.position
    })
    expect(back).toEqual([132, 100, 96])
    expect(strideOf(setBatch(two, 1, undefined))?.perStep).toBe(100)
    expect(strideOf({ ...two, turn: 'step' })).toBeUndefined()
  })
})

test('the loss of a batch is the mean over its rows, and over an epoch of equal batches that of all', () => {
  const still = { optimizer: 'sgd', settings: { eta: 0 } }
  const { experiment } = parseExperiment({
    version: 1,
    surface: { id: 'linearRegression' },
    start: [1, 2],
    steps: 20,
    runners: [{ ...still, batch: { size: 10 } }, still],
  })
  const [inBatches, whole] = race(experiment).runs
  const losses = [...(inBatches?.batchLoss ?? [])]
  expect(losses).toHaveLength(21)
  const { u, v } = line100.columns as { u: readonly number[]; v: readonly number[] }
  const seenAt = rowsSeenBy(experiment, 0, groundOf(experiment).rows)
  for (const step of [0, 3, 12]) {
    const rows = [...(seenAt?.(step + 1) ?? [])]
    const each = rows.map((row) => ((v[row] ?? 0) - ((u[row] ?? 0) + 2)) ** 2)
    expect(losses[step]).toBeCloseTo(each.reduce((sum, one) => sum + one, 0) / 10, 10)
  }
  for (const epoch of [0, 1])
    expect(losses.slice(10 * epoch, 10 * epoch + 10).reduce((sum, one) => sum + one, 0) / 10).toBeCloseTo(
      whole?.points[2] ?? 0,
      10,
    )
  expect([...(whole?.batchLoss ?? [])]).toEqual(Array.from({ length: 21 }, () => whole?.points[2]))
})
