/** The points that a rule tries in a step, and the interval they leave, from its own evaluations. */
import { describe, expect, it } from 'vitest'
import { noteOf } from '../../../src/panels/card/searchWords'
import { type LineSearch, lineSearchOf } from '../../../src/run/lineSearch'
import { type Run, type Update, race } from '../../../src/run/race'
import { racePlan, runnerPlan } from '../../helpers/ensemblePlans'
import { writtenRun } from '../../helpers/writtenRun'

const found = (update: Update): LineSearch[] =>
  update.searches.flatMap((search) => lineSearchOf(search, update) ?? [])

function listed(id: string, surface = 'rosenbrock', settings: Record<string, number> = {}): Run {
  const [run] = race(racePlan(surface, runnerPlan(id, settings), { steps: 30 })).runs
  if (!run) throw new Error('one runner')
  return run
}

/** On x² + 3y² from (1, −2): a = 1/8 after 1, 1/2 and 1/4 were refused. */
const armijo =
  'p = -g\na = 1\nrepeat 20 while loss(theta + a p) > loss + 0.5 a dot(g, p)\na = a / 2\nend\ntheta = theta + a p'

describe('backtracking', () => {
  const update = writtenRun(armijo).update(0)
  const [search] = found(update)

  it('has every trial point in turn, the accepted one too', () => {
    // p = (−2, 12)
    expect(search?.points).toEqual([[-1, 10], [0, 4], [0.5, 1], [0.75, -0.5]]) // prettier-ignore
    expect(search?.accepted).toBe(3)
    expect(update.next).toEqual([0.75, -0.5])
  })

  it('leaves the interval from the accepted point to the last refused one', () => {
    expect(search?.shares).toEqual([1, 0.5, 0.25, 0.125].map((share) => expect.closeTo(share, 12)))
    expect(search?.left).toEqual([expect.closeTo(0.125, 12), expect.closeTo(0.25, 12)])
    expect(update.searches.map((each) => noteOf(each, update))).toEqual([
      '4 trial points, the last accepted; 0.125 … 0.25 of the line left',
    ])
  })

  it('of one trial leaves none', () => {
    const small = writtenRun(armijo.replace('a = 1\n', 'a = 0.1\n')).update(0)
    expect(found(small)[0]?.left).toBeUndefined()
    expect(small.searches.map((each) => noteOf(each, small))).toEqual(['1 trial point, accepted'])
  })

  it('that ends at its bound has accepted none: the step ends between two points', () => {
    const bounded = writtenRun(armijo.replace('20', '2')).update(0)
    const [its] = found(bounded)
    expect(its).toMatchObject({ accepted: undefined, end: expect.closeTo(0.25, 12) })
    expect(its?.left).toEqual([expect.closeTo(0.25, 12), expect.closeTo(0.5, 12)])
    expect(bounded.searches.map((each) => noteOf(each, bounded))[0]).toMatch(
      /^2 trial points, none accepted; 0\.25/,
    )
  })
})

describe('of listed optimizers', () => {
  it.each(['armijo', 'conjugateGradient', 'lbfgs'])('%s: as many points as evaluations beside θ', (id) => {
    const run = listed(id)
    for (let step = 0; step < 12; step += 1) {
      const update = run.update(step)
      const [search, ...others] = found(update)
      expect(others).toEqual([])
      expect(search?.points).toHaveLength(update.evaluations - 1)
      expect(search?.points[search.accepted ?? -1]).toEqual(update.next)
      expect(search?.accepted).toBe((search?.points.length ?? 0) - 1)
    }
  })

  it('bisection leaves its last interval, [low, high]', () => {
    const run = listed('conjugateGradient')
    const update = run.update(9)
    const [search] = found(update)
    const { low = [], high = [] } = update.names
    // Both are lengths along p, as the shares are, in another unit.
    const unit = 1 / Math.max(...(search?.shares ?? []))
    expect(unit).toBe(1)
    expect(low[0]).toBeGreaterThan(0)
    expect(search?.left).toEqual([low[0], high[0]].map((part) => expect.closeTo((part ?? 0) / (update.names['eta']?.[0] ?? 0), 9))) // prettier-ignore
  })

  it('a look at a step changes nothing of the run', () => {
    const [one, other] = [listed('lbfgs'), listed('lbfgs')]
    for (let step = 0; step < 30; step += 1) {
      const { next } = one.update(step)
      expect(next).toEqual([...other.points.subarray(3 * (step + 1), 3 * (step + 1) + 2)])
    }
  })

  it('on a curve too', () => {
    const surface = { formula: 'x^2', parameters: ['x'], domain: [[-9, 9]] } as const
    const [search] = found(writtenRun(armijo, { surface, start: [1] }).update(0))
    expect(search).toMatchObject({ points: [[-1], [0]], accepted: 1, left: [0.5, 1] })
  })
})

describe('other loops', () => {
  it('inner steps are points on no line', () => {
    const { searches, ...update } = writtenRun(
      'q = theta\nrepeat 3\nq = q - 0.1 grad(q)\nend\ntheta = q',
    ).update(0)
    // The first is at θ itself.
    expect(searches.map(({ points }) => points.length)).toEqual([2])
    expect(searches.map((search) => lineSearchOf(search, update))).toEqual([undefined])
    expect(searches.map((search) => noteOf(search, { ...update, searches }))).toEqual([
      '2 points, on no line',
    ])
  })

  it('on a curve inner steps are no line search: only slopes are asked for', () => {
    const update = writtenRun('q = theta\nrepeat 3\nq = q - 0.1 grad(q)\nend\ntheta = q', {
      surface: { formula: 'x^2', parameters: ['x'], domain: [[-9, 9]] }, // prettier-ignore
      start: [1],
    }).update(0)
    expect(update.searches).toHaveLength(1)
    expect(found(update)).toEqual([])
  })

  it('a search in a loop is one for each of its turns', () => {
    const rule =
      'q = theta\nrepeat 3\na = 1\nrepeat 20 while loss(q - a g) > loss(q)\na = a / 2\nend\nq = q - a g\nend\ntheta = q'
    const { searches } = writtenRun(rule).update(0)
    const heads = searches.map(({ at }) => at)
    // The loop around them looks at q itself.
    expect(heads).toEqual([rule.indexOf('repeat 3'), ...Array<number>(3).fill(rule.indexOf('repeat 20'))])
  })

  it('what does not change from turn to turn is a probe, and so is a loss outside of loops', () => {
    const update = writtenRun(
      'k = 0\nrepeat 2\nk = k + loss(theta + 1)\nend\ntheta = theta - 0.01 g + 0 k + 0 loss(2 theta) + 0 loss(theta)',
    ).update(0)
    expect(update.searches).toEqual([])
    expect(update.probes).toEqual([[2, -1], [2, -4]]) // prettier-ignore
  })
})
