/** The float64 ensemble, in place and in its worker: every run as it is alone. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import { runOfCell } from '../../../src/ensemble/cell'
import { computeInFloat64 } from '../../../src/ensemble/float64'
import { bandSteps, sampleCells } from '../../../src/ensemble/outcomes/band'
import type { EnsemblePlan } from '../../../src/ensemble/plan'
import { axis, ensemble, racePlan, runToEnd, runnerPlan, starts } from '../../helpers/ensemblePlans'

describe('the float64 ensemble', () => {
  const race = racePlan('rosenbrock', runnerPlan('adam', { eta: 0.2 }), {
    steps: 250,
    seed: 9,
    noise: { sigma: 0.3, shared: false },
  })
  const plan = starts(race, 40, 7)

  it('ends every run where it ends alone, and samples its losses', () => {
    const { ends, samples, steps } = runToEnd(computeInFloat64(plan))
    expect(steps).toEqual(bandSteps(250))
    const { cells } = sampleCells(40, 7)
    for (let cell = 0; cell < 280; cell += 9) {
      const { points } = runOfCell(plan, cell % 40, Math.floor(cell / 40))
      expect([...ends.last.subarray(4 * cell, 4 * cell + 3)]).toEqual(
        [...points.subarray(3 * 250)].map(Math.fround),
      )
    }
    for (let place = 0; place < cells.length; place += 17) {
      const cell = cells[place] ?? 0
      const { points } = runOfCell(plan, cell % 40, Math.floor(cell / 40))
      expect(steps.map((_, index) => samples[index * cells.length + place])).toEqual(
        steps.map((step) => Math.fround(points[3 * step + 2] ?? 0)),
      )
    }
  })

  it('counts the loss of a diverged run as infinite from then on', () => {
    const lost = ensemble({ ...race, noise: { sigma: 0, shared: true } }, axis('setting.eta', 1, 2), axis('seed', 0, 1), 1, 1) // prettier-ignore
    const wild = { ...lost, race: { ...lost.race, runners: [runnerPlan('sgd', { eta: 1 })] } }
    const { samples, steps, ends } = runToEnd(computeInFloat64(wild))
    const { divergedAt = -1, points } = runOfCell(wild, 0, 0)
    expect(divergedAt).toBeGreaterThan(0)
    expect(ends.last[3]).toBe(-(divergedAt + 1))
    expect(ends.last[0]).toBe(Math.fround(points[3 * 250] ?? 0))
    expect(steps.length).toBeGreaterThan(1)
    expect([...steps].map((_, index) => samples[index])).toEqual(
      [...steps].map((step) => (step < divergedAt ? Math.fround(points[3 * step + 2] ?? 0) : Infinity)),
    )
  })

  it('reports its progress', () => {
    const work = computeInFloat64({ ...plan, columns: 60, rows: 60 })
    const shares: number[] = []
    for (let state = work.next(); !state.done; state = work.next()) shares.push(state.value)
    expect(shares.length).toBeGreaterThan(3)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    expect(shares.at(-1)).toBeLessThanOrEqual(1)
  })
})

describe('the worker', () => {
  afterEach(() => vi.unstubAllGlobals())

  it('answers a plan with its progress and then with its results', async () => {
    const replies: unknown[] = []
    let receive: ((event: { data: { plan: EnsemblePlan } }) => void) | undefined
    vi.stubGlobal('self', {
      addEventListener: (_: string, listener: typeof receive) => (receive = listener),
      postMessage: (reply: unknown) => replies.push(reply),
    })
    await import('../../../src/ensemble/float64Worker')
    const race = racePlan('bowl', runnerPlan('sgd', { eta: 0.01 }), { steps: 300 })
    const plan = starts(race, 40)
    receive?.({ data: { plan } })
    expect(replies.at(-1)).toEqual(runToEnd(computeInFloat64(plan)))
    expect(replies.slice(0, -1)).toEqual(replies.slice(0, -1).map(() => ({ progress: expect.any(Number) })))
    expect(replies.length).toBeGreaterThan(1)
  })
})
