/** A swarm follows the playhead, wherever it goes and however little work a frame allows. */
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Computer } from '../../../../src/ensemble/gpu/computer'
import { Ensemble } from '../../../../src/ensemble/gpu/ensemble'
import { Swarm } from '../../../../src/ensemble/gpu/swarm'
import { racePlan, runnerPlan, starts } from '../../../helpers/ensemblePlans'

const gl = new OffscreenCanvas(1, 1).getContext('webgl2')
if (!gl?.getExtension('EXT_color_buffer_float')) throw new Error('no WebGL2 with float targets')
const computer = new Computer({ gl, restore: () => undefined })
afterAll(() => computer.dispose())

const side = 256
const plan = starts(racePlan('himmelblau', runnerPlan('sgd', {}), { steps: 150 }), side)
/** A frame that takes two steps of all runs, in draws of half the rows. */
const [draw, budget] = [(side * side) / 2, 2 * side * side]

describe('a swarm that is scrubbed back', () => {
  // A loop without an end would keep the browser busy for good, past any time limit.
  beforeEach(() => {
    const advance = Ensemble.prototype.advance
    let draws = 0
    vi.spyOn(Ensemble.prototype, 'advance').mockImplementation(function (this: Ensemble, ...args) {
      draws += 1
      if (draws > 20_000) throw new Error('it draws without end')
      return advance.apply(this, args)
    })
  })
  afterEach(() => void vi.restoreAllMocks())

  it.each([
    ['draws of half the rows', draw, budget],
    ['draws of several steps, in frames of less than a pass', 8 * side * side, 1],
    ['draws of one row', side, 16 * side],
  ])('comes to each step in the end: %s', async (_, each, allowed) => {
    const swarm = new Swarm(
      { ensemble: computer.ensemble.bind(computer), pace: { draw: each } },
      await computer.prepare(plan),
    )
    const targets = [150, 150, ...Array.from({ length: 12 }, (_value, index) => 20 + index), 3, 150, 1, 0]
    for (const target of targets) swarm.follow(target, allowed)
    for (let frame = 0; frame < 5000 && swarm.isBehind(31); frame += 1) swarm.follow(31, allowed)
    expect(swarm.isBehind(31)).toBe(false)
    expect(swarm.shown.step).toBe(31)
    swarm.dispose()
  })
})

it('a playhead past its last step finds it at its last step, without an error of the GPU', async () => {
  const swarm = new Swarm(
    { ensemble: computer.ensemble.bind(computer), pace: { draw } },
    await computer.prepare(plan),
  )
  for (let frame = 0; frame < 200 && swarm.isBehind(1000); frame += 1) swarm.follow(1000, 64 * budget)
  expect(swarm.isBehind(1000)).toBe(false)
  expect(swarm.shown.step).toBe(150)
  expect(gl.getError()).toBe(gl.NO_ERROR)
  swarm.dispose()
})
