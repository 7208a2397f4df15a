/** What the formula card shows as TeX is read back as the same surface, rule or schedule. */
import { expect, test } from 'vitest'
import { defaults } from '../../../src/math/setting'
import { compileOptimizer } from '../../../src/optimizers/compile'
import { optimizers } from '../../../src/optimizers/list'
import { slotOf } from '../../../src/math/program'
import { run } from '../../../src/math/run'
import { compileSchedule } from '../../../src/schedules/compile'
import { schedules } from '../../../src/schedules/list'
import { compileSurface } from '../../../src/surfaces/compile'
import { surfaces } from '../../../src/surfaces/list'

const points = [[0.3, -0.7], [1.25, 0.5], [-2.125, 1.0625]] as const // prettier-ignore

test.each(surfaces)('$id', ({ parameters, formula, settings = {} }) => {
  const own = compileSurface({ parameters, formula, settings })
  const back = compileSurface({ parameters, formula: own.tex, settings })
  const numbers = defaults(settings)
  for (const [x, y] of points) {
    const expected = own.loss(numbers).value(x, y)
    expect(Math.abs(back.loss(numbers).value(x, y) - expected)).toBeLessThanOrEqual(
      1e-12 * (1 + Math.abs(expected)),
    )
  }
  expect(back.tex).toBe(own.tex)
})

test.each(optimizers)('$id', (optimizer) => {
  const own = compileOptimizer(optimizer)
  const rule = own.lines.map(({ tex }) => tex).join('\n')
  const back = compileOptimizer({ ...optimizer, rule })
  expect(back.lines.map(({ tex }) => tex)).toEqual(own.lines.map(({ tex }) => tex))
  const steps = [own, back].map((compiled) => {
    const { step } = compiled.rule({ parameters: ['x', 'y'], formula: '(1 - x)^2 + 3 (y - x^2)^2' })
    const { registers, code, output, loops } = step
    for (const name of step.input.keys())
      registers[slotOf(step, name)] = name.length === 1 ? 3 : 0.1 + 0.01 * name.length
    for (const part of code) run(part, registers, loops)
    return output.map((slot) => registers[slot] ?? Number.NaN)
  })
  const [first = [], second = []] = steps
  expect(first.length).toBeGreaterThan(1)
  for (const [index, expected] of first.entries()) {
    expect(Number.isFinite(expected)).toBe(true)
    expect(second[index]).toBeCloseTo(expected, 10)
  }
})

test.each(schedules)('$id', (schedule) => {
  const own = compileSchedule(schedule)
  const back = compileSchedule({ ...schedule, formula: own.tex().join('\n') })
  const settings = defaults(schedule.settings)
  for (const t of [0, 1, 7, 40, 333])
    expect(back.rates(settings)(t, 0.1)).toBeCloseTo(own.rates(settings)(t, 0.1), 12)
  expect(back.tex()).toEqual(own.tex())
})
