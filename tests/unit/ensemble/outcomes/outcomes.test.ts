/** Outcomes of ensembles, against the runs of every cell, one by one. */
import { describe, expect, it } from 'vitest'
import { runOfCell } from '../../../../src/ensemble/cell'
import { computeInFloat64 } from '../../../../src/ensemble/float64'
import { readOutcomes } from '../../../../src/ensemble/outcomes/outcomes'
import type { EnsemblePlan } from '../../../../src/ensemble/plan'
import { type Outcomes, noMinimum, outcomeKinds, outcomeCode } from '../../../../src/ensemble/outcomes/result'
import type { Ends } from '../../../../src/ensemble/outcomes/ends'
import { groundOf } from '../../../../src/run/ground'
import { judgeOf } from '../../../../src/run/verdict/judge'
import { leaves } from '../../../../src/run/verdict/thresholds'
import { axis, ensemble, runToEnd, racePlan, runnerPlan, starts } from '../../../helpers/ensemblePlans'

const outcomesOf = (plan: EnsemblePlan, ends = runToEnd(computeInFloat64(plan)).ends): Outcomes =>
  runToEnd(readOutcomes(ends, plan, groundOf(plan.race)))

/** kind, step and minimum of a cell, as one text. */
function told(outcomes: Outcomes, cell: number): string {
  const { kind, step, minimum } = outcomes
  return `${outcomeKinds[kind[cell] ?? 0]} ${step[cell]} ${minimum[cell]}`
}

/** The same by the run of that cell alone. */
function toldByRun(plan: EnsemblePlan, cell: number): string {
  const { steps } = plan.race
  const run = runOfCell(plan, cell % plan.columns, Math.floor(cell / plan.columns))
  const status = run.status(steps)
  const restBegins = (): number => {
    const { restSteps } = judgeOf(groundOf(plan.race))
    const at = (step: number, axis: number): number => run.points[3 * Math.max(step, 0) + axis] ?? NaN
    const isStill = (step: number): boolean =>
      [0, 1].every((axis) => Math.abs(at(step, axis) - at(step - 1, axis)) <= (restSteps[axis] ?? 0))
    const steep = (step: number): number => run.steepness[step] ?? NaN
    // back to where it was far too steep, and from there on to where it came to rest
    let step = steps
    while (step > 0 && steep(step - 1) < leaves) step -= 1
    while (step < steps && !(steep(step) < 1 && isStill(step + 1))) step += 1
    return step
  }
  switch (status.kind) {
    case 'running':
    case 'circling':
      return `${status.kind} ${steps} ${noMinimum}`
    case 'converged':
      return `converged ${status.since} ${status.minimum ?? noMinimum}`
    case 'diverged':
      return `diverged ${status.step} ${noMinimum}`
    default:
      return `${status.kind} ${restBegins()} ${noMinimum}`
  }
}

function share(plan: EnsemblePlan, outcomes = outcomesOf(plan)): number {
  const cells = plan.columns * plan.rows
  let same = 0
  for (let cell = 0; cell < cells; cell += 1) if (told(outcomes, cell) === toldByRun(plan, cell)) same += 1
  return same / cells
}

const kinds = ({ kind }: Outcomes): Set<string | undefined> =>
  new Set(Array.from(kind, (place) => outcomeKinds[place]))

describe('outcomes are those of the float64 runs, cell by cell', () => {
  it('Himmelblau by momentum: all four minima', () => {
    const plan = starts(racePlan('himmelblau', runnerPlan('momentum', { eta: 0.006 }), { steps: 160 }), 24)
    const outcomes = outcomesOf(plan)
    expect(share(plan, outcomes)).toBe(1)
    expect(new Set(outcomes.minimum)).toEqual(new Set([noMinimum, 0, 1, 2, 3]))
    expect(outcomes.minima.map(({ declared }) => declared)).toEqual([true, true, true, true])
  })

  it("Himmelblau by Newton's method: minima, saddles and the maximum", () => {
    const plan = starts(racePlan('himmelblau', runnerPlan('newton', { eta: 1 }), { steps: 40 }), 20)
    expect(share(plan)).toBe(1)
    expect(kinds(outcomesOf(plan))).toContain('saddle')
  })

  it('the saddle: runs that start on the ridge rest at the saddle', () => {
    const plan = starts(racePlan('saddle', runnerPlan('sgd', { eta: 0.1 }), { steps: 200 }), 15)
    const outcomes = outcomesOf(plan)
    expect(share(plan, outcomes)).toBe(1)
    // the middle row starts at y = 0
    for (let column = 0; column < 15; column += 1) expect(outcomeKinds[outcomes.kind[7 * 15 + column] ?? 0]).toBe('saddle') // prettier-ignore
  })

  it('the plateau, but for runs on its very brink', () => {
    const race = racePlan('plateau', runnerPlan('sgd', { eta: 0.5 }), { steps: 50 })
    const plan = ensemble(race, axis('start.x', -60, 6), axis('start.y', -6, 6), 32, 24)
    const outcomes = outcomesOf(plan)
    expect(kinds(outcomes)).toContain('plateau')
    expect(share(plan, outcomes)).toBeGreaterThan(0.97)
  })

  it('a bowl past its limit: diverged, at the same steps', () => {
    const race = racePlan('bowl', runnerPlan('sgd', { eta: 0.1 }), { steps: 600 })
    const plan = ensemble(race, axis('setting.eta', 0.01, 4, 'log'), axis('start.x', -3, 3), 30, 4)
    expect(share(plan)).toBe(1)
    expect(kinds(outcomesOf(plan))).toEqual(new Set(['converged', 'running', 'diverged']))
  })

  it('a bowl whose shape varies: every column has a ground of its own', () => {
    const race = racePlan('rosenbrock', runnerPlan('newton', { eta: 1 }), { steps: 40 })
    const one = ensemble(race, axis('surface.a', -1.4, 1.4), axis('start.y', 0, 2), 12, 6)
    const outcomes = outcomesOf(one)
    expect(share(one, outcomes)).toBe(1)
    expect(kinds(outcomes)).toContain('converged')
    const both = ensemble(race, axis('surface.a', -1.4, 1.4), axis('surface.b', 1, 30), 6, 6)
    // since when a cell is at rest is measured by the slopes of one ground
    const ofBoth = outcomesOf(both)
    for (let cell = 0; cell < 36; cell += 1)
      expect(told(ofBoth, cell).replace(/ \d+ /, ' ')).toBe(toldByRun(both, cell).replace(/ \d+ /, ' '))
  })

  it('a curve', () => {
    const race = racePlan('wrinkledCurve', runnerPlan('sgd', { eta: 0.02 }), { steps: 100 })
    const plan = ensemble(race, axis('start.x', -3, 3), axis('setting.eta', 0.001, 0.1, 'log'), 20, 10)
    const outcomes = outcomesOf(plan)
    for (let cell = 0; cell < 200; cell += 1) {
      const [kind, step] = told(outcomes, cell).split(' ')
      expect(toldByRun(plan, cell).startsWith(`${kind} ${step} `), `cell ${cell}`).toBe(true)
    }
  })
})

describe('the limit of stability', () => {
  it('of plain descent on a bowl lies at η = 2/λmax, within one cell', () => {
    // x² + 2y²: λmax = 4, so the edge is at 0.5
    const race = racePlan('bowl', runnerPlan('sgd', { eta: 0.1 }), { steps: 3000 })
    const plan = ensemble(race, axis('setting.eta', 0.1, 1, 'log'), axis('start.y', 0.5, 3), 64, 3)
    const { kind, climbed } = outcomesOf(plan)
    const edge = 64 * (Math.log(0.5 / 0.1) / Math.log(10))
    for (let cell = 0; cell < kind.length; cell += 1) {
      const middle = (cell % 64) + 0.5
      const isLost = outcomeKinds[kind[cell] ?? 0] === 'diverged' || climbed?.[cell] === 1
      if (Math.abs(middle - edge) > 1) expect(isLost, `column ${cell % 64}`).toBe(middle > edge)
    }
  })

  it('is found even if no run has had time to overflow', () => {
    const race = racePlan('bowl', runnerPlan('sgd', { eta: 0.1 }), { steps: 30, start: [1, 1] })
    const plan = ensemble(race, axis('setting.eta', 0.45, 0.55), axis('seed', 0, 1), 20, 1)
    const { kind, climbed } = outcomesOf(plan)
    expect(new Set(kind)).toEqual(new Set([outcomeCode.running]))
    expect([...(climbed ?? [])]).toEqual(Array.from({ length: 20 }, (_, column) => (column < 10 ? 0 : 1)))
  })
})

describe('minima that no one declared', () => {
  it('of Rastrigin are found at the roots of its gradient, all distinct', () => {
    const race = racePlan('rastrigin', runnerPlan('sgd', { eta: 0.002 }), { steps: 120 })
    const { minima, minimum, kind } = outcomesOf(starts(race, 66))
    expect(minima[0]).toEqual({ x: 0, y: 0, loss: 0, declared: true })
    // x + 10π sin 2πx = 0 has its roots a little below the whole numbers: 0.99496, 1.98991, 2.98486, …
    const roots = [0, 0.99496, 1.98991, 2.98486, 3.97978, 4.97469]
    for (const { x, y, declared } of minima.slice(1)) {
      expect(declared).toBe(false)
      for (const place of [x, y])
        expect(Math.min(...roots.map((root) => Math.abs(Math.abs(place) - root)))).toBeLessThan(1e-3)
    }
    expect(minima.length).toBe(121)
    expect(new Set(minima.map(({ x, y }) => `${Math.round(x)} ${Math.round(y)}`)).size).toBe(121)
    const counts = minima.map((_, index) => minimum.filter((which) => which === index).length)
    for (let i = 2; i < counts.length; i += 1) expect(counts[i]).toBeLessThanOrEqual(counts[i - 1] ?? 0)
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(kind.length)
  })

  it('are listed up to 128; the others have none', () => {
    const surface = { formula: '1 - cos(3 x) - cos(3 y)', domain: [[-16, 16], [-16, 16]], parameters: ['x', 'y'] } as const // prettier-ignore
    const race = { ...racePlan('bowl', runnerPlan('sgd', { eta: 0.1 }), { steps: 60 }), surface }
    const { minima, minimum, kind } = outcomesOf(starts(race, 64))
    expect(minima.length).toBe(128)
    expect(minimum.some((which, cell) => which === noMinimum && kind[cell] === outcomeCode.converged)).toBe(
      true,
    )
  })
})

describe('end records', () => {
  const plan = starts(racePlan('himmelblau', runnerPlan('momentum', { eta: 0.006 }), { steps: 260 }), 16)

  it('that are not numbers do not affect their neighbours', () => {
    const { ends } = runToEnd(computeInFloat64(plan))
    const clean = outcomesOf(plan, ends)
    const broken = { ...ends, last: ends.last.slice() }
    for (const cell of [0, 37, 255]) broken.last.set([NaN, Infinity, NaN, -13], 4 * cell)
    const outcomes = outcomesOf(plan, broken)
    for (let cell = 0; cell < 256; cell += 1) {
      if ([0, 37, 255].includes(cell)) expect(told(outcomes, cell)).toBe(`diverged 12 ${noMinimum}`)
      else expect(told(outcomes, cell)).toBe(told(clean, cell))
    }
  })

  it('are read in slices, with the same result every time', () => {
    const many = { ...plan, columns: 256, rows: 256 }
    const places = new Float32Array(4 * 256 * 256).map((_, at) => [3, 2, 1e-9, 5][at % 4] ?? 0)
    const ends: Ends = { last: places, before: places, mark: places }
    let pauses = 0
    const work = readOutcomes(ends, many, groundOf(many.race))
    while (!work.next().done) pauses += 1
    expect(pauses).toBe(4 - 1)
    expect(outcomesOf(many, ends)).toEqual(outcomesOf(many, ends))
  })
})
