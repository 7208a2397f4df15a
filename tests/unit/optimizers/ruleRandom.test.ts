/** The random numbers of rules: their shape, and what they depend on. */
import { describe, expect, it } from 'vitest'
import { writtenRun } from '../../helpers/writtenRun'

describe('random numbers', () => {
  const drawn = (rule: string, more: object = {}): number[][] => {
    const run = writtenRun(rule, { steps: 400, formula: '0 x + 0 y', start: [0, 0], ...more })
    return [0, 1].map((axis) => Array.from({ length: 400 }, (_, step) => run.points[3 * (step + 1) + axis] ?? Number.NaN)) // prettier-ignore
  }
  const mean = (list: readonly number[]): number => list.reduce((sum, value) => sum + value, 0) / list.length

  it('are even, or normal, and differ by component, step, call and line', () => {
    const [even = [], other = []] = drawn('theta = random()')
    const [bell = []] = drawn('theta = normal()')
    const [twice = []] = drawn('theta = normal() - normal()')
    const [lines = []] = drawn('a = normal()\nb = normal()\ntheta = a - b')
    expect(Math.min(...even)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...even)).toBeLessThan(1)
    expect(Math.abs(mean(even) - 0.5)).toBeLessThan(0.05)
    expect(Math.abs(mean(bell))).toBeLessThan(0.2)
    expect(Math.abs(mean(bell.map((value) => value * value)) - 1)).toBeLessThan(0.25)
    for (const difference of [twice, lines])
      expect(Math.abs(mean(difference.map((value) => value * value)) - 2)).toBeLessThan(0.5)
    expect(new Set([...even, ...other]).size).toBeGreaterThan(795)
  })

  it('come again with the seed, and with another seed do not', () => {
    const rule = 'theta = random()'
    expect(drawn(rule)).toEqual(drawn(rule))
    expect(drawn(rule, { seed: 2 })[0]?.[0]).not.toBe(drawn(rule)[0]?.[0])
  })

  it('differ from turn to turn', () => {
    const [sums = []] = drawn('s = 0 theta\nrepeat 2\n  s = s + normal()\nend\ntheta = s')
    const [squares = []] = drawn('s = 0 theta\nrepeat 1\n  s = s + normal()\nend\ntheta = 2 s')
    expect(Math.abs(mean(sums.map((value) => value * value)) - 2)).toBeLessThan(0.5)
    expect(Math.abs(mean(squares.map((value) => value * value)) - 4)).toBeLessThan(1)
  })

  it('differ from turn to turn in four loops in one another', () => {
    // Ten turns of the outermost loop; with them the number of a turn must not come to an end.
    const rule = [
      'k = 0',
      'a = 0',
      'b = 0',
      'repeat 10',
      '  k = k + 1',
      '  repeat 2',
      '    repeat 2',
      '      repeat 2',
      '        r = random()[0]',
      '        a = k == 1 ? r : a',
      '        b = k == 5 ? r : b',
      '      end',
      '    end',
      '  end',
      'end',
      'theta = theta + a - b',
    ].join('\n')
    const moved = drawn(rule)[0]?.map((value, step, all) => value - (all[step - 1] ?? 0)) ?? []
    expect(moved.filter((value) => value === 0)).toEqual([])
  })
})
