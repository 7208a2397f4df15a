/** A rule with a loop in the card, the inspector and the internals, and what its steps took in chart and CSV. */
import { describe, expect, it } from 'vitest'
import { readRule } from '../../../../src/experiment/rule/ruleText'
import { rowsOf } from '../../../../src/panels/card/internalsRows'
import { linesWithNumbers } from '../../../../src/panels/card/numbers'
import { walkOf } from '../../../../src/panels/card/walk'
import { acrossOf } from '../../../../src/panels/chart/across'
import { csvOf } from '../../../../src/run/csv'
import { internalsOf } from '../../../../src/run/internals'
import { race } from '../../../../src/run/race'
import { costInWords, turnsAt } from '../../../../src/run/turns'
import { compileOptimizer } from '../../../../src/optimizers/compile'
import { writtenPlan } from '../../../helpers/writtenRun'

const armijo = [
  'p = -g',
  'a = 1',
  'repeat 20 while loss(theta + a p) > loss + 0.5 a dot(g, p)',
  'a = a / 2',
  'b = 3 a',
  'end',
  'theta = theta + a p',
].join('\n')

/** On x² + 3y² from (1, −2): a = 1/8 after three halvings, since Armijo's test fails for 1, 1/2 and 1/4. */
function raced(rule: string, more: object = {}) {
  const plan = writtenPlan(rule, more)
  const its = race(plan)
  const [run] = its.runs
  const [runner] = plan.runners
  if (!run || !runner) throw new Error('one runner')
  return {
    its,
    run,
    walk: walkOf(run, runner, { isNoisy: false, hasBatch: false }, []),
    update: run.update(0),
  }
}

describe('the inspector', () => {
  it('shows how often a loop turned, and its last turn', () => {
    const { walk, update } = raced(armijo)
    const rows = walk.map((line) => ({ name: line.name, ...line.numbers(update, undefined) }))
    expect(rows.map(({ name }) => name)).toEqual(['g', 'p', 'a', 'turns', 'a', 'b', 'theta'])
    const [, , , head, half, triple, theta] = rows
    expect(head?.now).toEqual([3])
    expect(head?.result).toBe('\\quad 3 \\text{ turns}')
    expect(half?.now).toEqual([0.125])
    // What the turn before has left is not kept.
    expect(half?.tex).toContain('\\frac{a}{2}')
    expect(triple?.tex).toContain('0.125')
    expect(theta?.now).toEqual([1 - 0.25, -2 + 1.5])
  })

  it('says when a loop ended at its bound, and which lines were not reached', () => {
    const bounded = raced('a = 1\nrepeat 4 while a > 0\na = a + 1\nend\ntheta = theta - 0.1 a g')
    expect(linesWithNumbers(bounded.run.rule.lines, bounded.update)[1]?.result).toBe('\\quad 4 \\text{ turns, its bound}') // prettier-ignore
    const still = raced('a = 1\nrepeat 4 while a > 1\na = a + 1\nend\ntheta = theta - 0.1 a g')
    const results = linesWithNumbers(still.run.rule.lines, still.update)
    expect(results.map(({ result }) => result).slice(1, 4)).toEqual(['\\quad 0 \\text{ turns}', '\\quad \\text{not reached}', '']) // prettier-ignore
    expect(results[4]?.line).toContain('0.1 \\cdot 1')
    expect(still.update.next[0]).toBeCloseTo(0.8, 12)
  })

  it('says that no derivative is taken through a loop', () => {
    const { its, update, run } = raced(armijo)
    expect(update.crossesLoop).toBe(true)
    const rows = rowsOf(internalsOf(its.loss, update), its.loss, run.rule.momenta, ['x', 'y'])
    expect(rows.find(({ label }) => label === 'preconditioner')?.text).toBe('not taken through a loop')
    const beside = raced('k = 0\nrepeat 3\nk = k + 1\nend\ntheta = theta - 0.1 k g')
    expect(beside.update.crossesLoop).toBe(false)
    expect(beside.update.preconditioner[0]?.[0]).toBeCloseTo(0.3, 15)
  })

  it('a state that a loop fills is no momentum', () => {
    const inLoop = readRule('state m = 0\nrepeat 1\nm = 0.9 m + g\nend\ntheta = theta - m', 'In')
    expect(compileOptimizer(inLoop).momenta).toEqual([])
    const plain = readRule('state m = 0\nm = 0.9 m + g\ntheta = theta - m', 'Out')
    expect(compileOptimizer(plain).momenta.map(({ state }) => state)).toEqual(['m'])
  })
})

it('the card reads its loop back', () => {
  const rule = `${armijo}\nc = norm(g, 1) + norm(g, inf) + g[0] + hessDiag[1]`
  const { lines } = compileOptimizer(readRule(rule, 'Own'))
  const back = compileOptimizer(readRule(lines.map(({ tex }) => tex).join('\n'), 'Back'))
  expect(back.lines.map(({ tex }) => tex)).toEqual(lines.map(({ tex }) => tex))
  expect(lines[2]?.tex).toMatch(/^\\textbf\{repeat\} \\le 20 .*\\textbf\{while\}/)
  expect(lines[3]?.tex).toMatch(/^\\quad a \\leftarrow/)
})

describe('what was counted', () => {
  it('stands in the update, the costs and the CSV', () => {
    const { its, run, update } = raced(armijo)
    // g with its loss, and four tests.
    expect(update.evaluations).toBe(5)
    const [heading, start, first] = [...csvOf(its)]
    expect(heading).toMatch(/,status,evaluations\n$/)
    expect(start).toMatch(/,0\n$/)
    expect(first).toMatch(/,5\n$/)
    const mean = (run.evaluationsAfter?.[3] ?? 0) / 3
    expect(costInWords(run)).toBe(Number.isInteger(mean) ? String(mean) : `~${mean.toFixed(1)}`)
  })

  it('leaves the CSV of other races as it is', () => {
    expect([...csvOf(raced('theta = theta - 0.1 g').its)][0]).toBe('runner,optimizer,step,x,y,loss,gradientNorm,eta,status\n') // prettier-ignore
  })

  it('places the steps on the axis of evaluations, and in the race that counts them', () => {
    const { its, run } = raced(armijo, { turn: 'gradient', steps: 40 })
    const across = acrossOf('gradient', its.turns, its.runs, run)
    expect(across.after(run)).toBe(run.evaluationsAfter)
    expect(across.placeOf(turnsAt(run, 1))).toBe(5)
    expect(run.turnsAfter?.at(-1)).toBeLessThanOrEqual(40)
  })
})
