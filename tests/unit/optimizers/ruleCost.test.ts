/** What a step of a rule costs: what stands in its text, and what its loops took. */
import { describe, expect, it } from 'vitest'
import { readRule } from '../../../src/experiment/rule/ruleText'
import { compileOptimizer } from '../../../src/optimizers/compile'
import { race } from '../../../src/run/race'
import { turnsOfRunner } from '../../../src/run/runnerTurns'
import { costInWords } from '../../../src/run/turns'
import { placeOf, writtenPlan, writtenRun } from '../../helpers/writtenRun'

describe('what a step costs', () => {
  const costOf = (rule: string): number =>
    compileOptimizer(readRule(rule, 'Cost')).rule({ parameters: ['x', 'y'], formula: 'x^2 + 3 y^2' })
      .evaluations

  it.each<[string, number]>([
    ['theta = theta - eta * g', 1],
    ['theta = theta - eta * g * loss', 1],
    ['theta = theta - eta * loss(theta + 1)', 1],
    ['theta = theta - eta * g * loss(theta + 1)', 2],
    ['theta = theta - eta * grad(theta + 1)', 1],
    ['theta = theta - eta * grad(theta + 1) * loss(theta + 1)', 1],
    ['theta = theta - eta * (g + grad(theta + 1))', 2],
    ['theta = theta - eta * grad(theta)', 1],
    ['theta = theta - eta * hess(g)', 2],
    ['theta = theta - eta * (hess(g) + hess(theta))', 3],
    ['theta = theta - eta * g / hessDiag', 3],
    ['theta = theta - eta * solve(g, 1)', 3],
    ['theta = theta - eta', 1],
  ])('%s', (rule, evaluations) => {
    expect(costOf(rule)).toBe(evaluations)
  })

  /** Of each step, in a race of three. */
  const spentOf = (rule: string, more: object = {}): number[] => {
    const { evaluationsAfter } = writtenRun(rule, more)
    return [...(evaluationsAfter ?? [])].map((sum, step, all) => sum - (all[step - 1] ?? 0)).slice(1)
  }

  it('counts the tests and the turns that a step took', () => {
    // Turns 1, 2, 3 times, each with a gradient; a test more than turns, each with a value.
    const rule =
      'k = 0\nrepeat 20 while k < t + 0 loss(theta + k)\n  k = k + 1\n  theta = theta - 0.01 grad(theta)\nend\ntheta = theta - 0.01 g'
    expect(spentOf(rule)).toEqual([1 + 2 + 1, 1 + 3 + 2, 1 + 4 + 3])
  })

  it('counts no test after the last turn of the bound', () => {
    expect(
      spentOf('k = 0\nrepeat 5 while loss(theta + k) > -1\n  k = k + 1\nend\ntheta = theta - eta * g'),
    ).toEqual([6, 6, 6])
  })

  it('counts what stays the same in all turns once, and a place of test and turn once', () => {
    const once = 'a = 0\nrepeat 5\n  a = a + loss(theta + 1)\nend\ntheta = theta - eta * a * g'
    expect(costOf(once)).toBe(2)
    const shared =
      'k = 0\nrepeat 2 while loss(theta + k) > -1\n  k = k + 1 + 0 loss(theta + k)\nend\ntheta = theta - eta * g'
    expect(spentOf(shared)).toEqual([3, 3, 3])
  })

  it('counts loops in loops', () => {
    const rule =
      'k = 0\nrepeat 3\n  repeat 2\n    k = k + 1 + 0 loss(theta + k)\n  end\nend\ntheta = theta - eta * g'
    expect(spentOf(rule)).toEqual([7, 7, 7])
  })

  it('a race that counts evaluations ends where the next step would not fit', () => {
    const rule = 'k = 0\nrepeat 20 while k < t\n  k = k + 1 + 0 loss(theta + k)\nend\ntheta = theta - 0.1 g'
    const run = writtenRun(rule, { turn: 'gradient', steps: 10 })
    expect([...(run.turnsAfter ?? [])]).toEqual([0, 2, 5, 9])
    expect(run.steps).toBe(3)
    expect(run.points).toHaveLength(12)
  })

  it('a run that is lost costs what its steps took until then', () => {
    const rule = 'k = 0\nrepeat 4\n  k = k + 1 + 0 loss(theta + k)\nend\ntheta = theta + 0 k + g'
    const plan = writtenPlan(rule, { turn: 'gradient', steps: 5000 })
    const [run] = race(plan).runs
    expect(run?.divergedAt).toBeGreaterThan(9)
    expect(run && costInWords(run)).toBe('5')
    expect(turnsOfRunner(plan, 0)).toMatchObject({ steps: 1000, turnsPerStep: 5 })
  })

  it('T is the same in a race and in the ensemble of its runner', () => {
    const rule =
      'k = 0\nrepeat 2\n  k = k + 1 + 0 loss(theta + k)\nend\ntheta = theta - 0.01 g * (1 - t / T) + 0 k'
    const plan = writtenPlan(rule, { turn: 'gradient', steps: 60 })
    const { steps, total } = turnsOfRunner(plan, 0)
    expect([steps, total]).toEqual([20, 60])
    const [own] = race(plan).runs
    const [cell] = race({ ...plan, steps, turn: 'step', ...(total !== undefined && { total }) }).runs
    expect(cell && placeOf(cell, 10)).toEqual(own && placeOf(own, 10))
  })
})
