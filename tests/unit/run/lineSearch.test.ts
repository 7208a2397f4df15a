/** The points that a rule tries in a step, and the interval they leave, from its own evaluations. */
import { describe, expect, it } from 'vitest'
import { noteOf } from '../../../src/panels/card/searchWords'
import { type LineSearch, lineSearchOf } from '../../../src/run/lineSearch'
import { type Run, type Update, race } from '../../../src/run/race'
import { racePlan, runnerPlan } from '../../helpers/ensemblePlans'
import { writtenRun } from '../../helpers/writtenRun'

const found = (update: Update): LineSearch[] =>
  update.searches.flatMap((search) => lineSearchOf(search, update) ?? [])

const notesOf = (update: Update): string[] => update.searches.map((each) => noteOf(each, update))

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
    expect(notesOf(update)).toEqual(['4 trial points, the last accepted; 0.125 … 0.25 of the line left'])
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
    expect(notesOf(bounded)[0]).toMatch(/^2 trial points, none accepted; 0\.25/)
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

describe('a search that gives up', () => {
  it('conjugate gradient at the end of its precision: every trial is counted, and none is accepted', () => {
    const [run] = race(racePlan('rosenbrock', runnerPlan('conjugateGradient', {}), { steps: 100 })).runs
    const update = run?.update(80)
    if (!update) throw new Error('one runner')
    expect(update.next).toEqual(update.theta)
    const [search] = found(update)
    expect(update.evaluations).toBe(41)
    expect(search).toMatchObject({ count: 40, accepted: undefined, end: 0 })
    expect((search?.atTheta ?? 0) + (search?.points.length ?? 0)).toBe(40)
    expect(search?.atTheta).toBeGreaterThan(9)
    expect(notesOf(update)[0]).toMatch(
      /^40 trial points, \d+ at θ, none accepted; θ stays; 0 … [\d.e-]+ of the line left$/,
    )
  })

  it('Armijo from a minimum, where noise is the slope: the step ends half as far as the last trial', () => {
    const plan = racePlan('bowl', runnerPlan('armijo', {}), {
      start: [0, 0],
      noise: { sigma: 1, shared: true },
    })
    const update = race(plan).runs[0]?.update(0)
    if (!update) throw new Error('one runner')
    const [search] = found(update)
    expect(search).toMatchObject({ count: 60, atTheta: 0, accepted: undefined })
    expect(notesOf(update)[0]).toMatch(/^60 trial points, none accepted; 8/)
  })

  it('at a point that it has refused has not accepted it, as where bisection has nothing left to halve', () => {
    const rule =
      'low = 0\na = 1\nrepeat 90 while loss(theta - a g) > -1\na = (a + 0.3) / 2\nend\ntheta = theta - a g'
    const update = writtenRun(rule).update(0)
    const [search] = found(update)
    expect(search?.points.at(-1)).toEqual(update.next)
    expect(search).toMatchObject({ count: 90, accepted: undefined })
  })

  it('but a loop without a test takes the best of its points', () => {
    const rule = 'a = 1\nbest = 0\nrepeat 5\nbest = loss(theta - a g) < loss(theta - best g) ? a : best\na = a / 2\nend\ntheta = theta - best g' // prettier-ignore
    const update = writtenRun(rule).update(0)
    const [search] = found(update)
    expect(search?.points[search.accepted ?? -1]).toEqual(update.next)
  })
})

describe('trial points at θ', () => {
  const rule =
    'a = 1\nrepeat 80 while loss(theta - a g) > loss - 0.5 a dot(g, g)\na = a / 2\nend\ntheta = theta - a g'

  it('may be what is accepted', () => {
    // On a plateau of rounding: only at θ itself is the loss not above it.
    const update = writtenRun(rule.replace('- 0.5 a dot(g, g)', ''), {
      formula: 'abs(x - 1) + abs(y + 2) + 0 * x',
      noise: { sigma: 1, shared: true },
    }).update(0)
    expect(update.next).toEqual(update.theta)
    const note = notesOf(update)[0]
    expect(note).toMatch(/^\d\d trial points, 1 at θ, the last accepted: θ stays/)
  })

  it('alone are told too', () => {
    const update = writtenRun(rule, { start: [0, 0] }).update(0)
    expect(notesOf(update)).toEqual(['1 point at θ'])
  })
})

describe('trial points without numbers', () => {
  const endless =
    'a = 1 / 0\nrepeat 20 while loss(theta - a g) > loss\na = a > 1 ? 0.25 : a / 2\nend\ntheta = theta - a g'

  it('are left out of the line, and counted', () => {
    const update = writtenRun(endless).update(0)
    const [search] = found(update)
    expect(search).toMatchObject({ count: 2, withoutNumbers: 1, points: [[0.5, 1]], accepted: 0 })
    expect(notesOf(update)).toEqual(['2 trial points, 1 without numbers, the last accepted'])
  })

  it('alone are on no line, and are not said to be', () => {
    const update = writtenRun(
      'a = 1 / 0\nrepeat 4 while not (loss(theta - a g) < loss)\na = 2 a\nend\ntheta = theta - 0.1 g',
    ).update(0)
    expect(notesOf(update)).toEqual(['4 points without numbers'])
  })

  it('squares that overflow are no reason: the points are on a line', () => {
    const surface = { formula: 'exp(x^2) + y^2', parameters: ['x', 'y'], domain: [[-30, 30], [-30, 30]] } as const // prettier-ignore
    const plan = { ...racePlan('bowl', runnerPlan('armijo', {})), surface, start: [26, 1] }
    const update = race(plan).runs[0]?.update(0)
    if (!update) throw new Error('one runner')
    expect(notesOf(update)[0]).toMatch(/^60 trial points, none accepted/)
  })

  it('nor are those that underflow', () => {
    const tiny =
      'a = 1\nrepeat 9 while loss(theta - a g) >= 0 and a > 0.2\na = a / 2\nend\ntheta = theta - a g'
    const update = writtenRun(tiny, { start: [1e-200, -2e-200] }).update(0)
    const [search] = found(update)
    expect(search?.shares).toEqual([1, 0.5, 0.25, 0.125].map((share) => expect.closeTo(share, 9)))
    expect(notesOf(update)).toEqual(['4 trial points, the last accepted; 0.125 … 0.25 of the line left'])
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
      '3 points, 1 at θ, on no line',
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
