/** The step inspector: its numbers against the trace and an independent evaluation. */
import { describe, expect, test } from 'vitest'
import { defaultRunner } from '../../../../src/experiment/defaults/defaults'
import { optimizers } from '../../../../src/optimizers/list'
import { brief, everyDigit, figures } from '../../../../src/panels/card/figures'
import { csvOf } from '../../../../src/run/csv'
import { normals } from '../../../../src/run/noise'
import type { Race } from '../../../../src/run/race'
import { schedules } from '../../../../src/schedules/list'
import { defaults } from '../../../../src/math/setting'
import { drawnAt } from '../../../helpers/drawn'
import { takeLines } from '../../../helpers/rule'
import { type Walked, walked } from '../../../helpers/walked'

/** The rows of the trace, by step. */
function traceOf(ground: Race): Record<string, string>[] {
  const [heading = '', ...rows] = [...csvOf(ground)].map((line) => line.trim().split(',').join('\n'))
  const names = heading.split('\n')
  return rows.map((row) => Object.fromEntries(row.split('\n').map((field, i) => [names[i] ?? '', field])))
}

const steps = [0, 1, 2, 11, 59]

describe('the numbers of the inspector are those of the trace', () => {
  test.each(optimizers.map(({ id }) => id))('%s', (id) => {
    const { ground, run, at } = walked(id)
    const trace = traceOf(ground)
    for (const step of steps) {
      const lines = at(step)
      const theta = lines.findLast(({ name }) => name === 'theta')
      const [here, next] = [trace[step], trace[step + 1]]
      expect(everyDigit(theta?.before ?? [])).toBe(`${here?.['x']}, ${here?.['y']}`)
      expect(everyDigit(theta?.now ?? [])).toBe(`${next?.['x']}, ${next?.['y']}`)
      expect(everyDigit([run.update(step).eta])).toBe(next?.['eta'])
      const gradient = lines.find(({ name }) => name === 'g')
      expect(Math.hypot(...(gradient?.now ?? []))).toBeCloseTo(Number(here?.['gradientNorm']), 9)
    }
  })
})

describe('every line has the value that mathjs computes', () => {
  const land = {
    loss: ([x = 0, y = 0]: readonly number[]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2,
    gradient: ([x = 0, y = 0]: readonly number[]) => [
      -2 * (1 - x) - 400 * x * (y - x * x),
      200 * (y - x * x),
    ],
    hessian: ([x = 0, y = 0]: readonly number[]) => [
      [2 + 1200 * x * x - 400 * y, -400 * x],
      [-400 * x, 200],
    ],
  }

  test.each(optimizers.map(({ id, rule }) => [id, rule]))('%s', (id, rule) => {
    const { run } = walked(
      id,
      'weightDecay' in defaultRunner(id, 0).settings ? { settings: { weightDecay: 0.1 } } : {},
    )
    // At a minimum a search compares losses that only differ in their rounding.
    for (const step of rule?.includes('repeat') ? steps.slice(0, 4) : steps) {
      const update = run.update(step)
      const both = ([a = Number.NaN, b = a]: readonly number[]) => [a, b]
      const taken = takeLines(
        rule,
        {
          ...Object.fromEntries(
            Object.entries(update.settings).map(([name, value]) => [name, both([value])]),
          ),
          ...Object.fromEntries(Object.entries(update.state).map(([name, value]) => [name, both(value)])),
          theta: update.theta,
          g: update.g,
          t: both([update.t]),
          eta: both([update.eta]),
        },
        land,
        { drawn: drawnAt(1, update.t) },
      )
      expect(taken.length).toBe(update.lines.length)
      taken.forEach(({ target, value }, index) => {
        const own = update.lines[index] ?? []
        expect(own.length === 0, `step ${step}, line ${index}, not reached`).toBe(value.length === 0)
        if (own.length === 0) return
        both(own).forEach((number, i) => {
          const error = Math.abs(number - (value[i] ?? Number.NaN))
          expect(error, `step ${step}, line ${index}, ${target}`).toBeLessThan(
            1e-9 * Math.max(1, Math.abs(number)),
          )
        })
      })
      // What the lines leave in the state is where the next step begins.
      const after = run.update(step + 1).state
      if (step + 1 < run.steps)
        for (const [name, value] of Object.entries(after))
          expect(update.names[name] ?? update.state[name], name).toEqual(value)
    }
  })
})

describe('the walk', () => {
  test('is the whole step: rate, gradient, noise, clipping, rule', () => {
    const schedule = {
      id: 'oneCycle',
      settings: defaults(schedules.find(({ id }) => id === 'oneCycle')?.settings ?? {}),
    }
    const noise = { sigma: 2, shared: true }
    const { run, at, walk } = walked('adam', { schedule, clip: { norm: 1 } }, { noise, seed: 5 })
    expect(walk.map(({ name }) => name)).toEqual([
      'low', 'last', 'top', 'up', 'down', 'eta', 'g', 'g', 'g', 'm', 'v', 'etaHat', 'rms', 'theta',
    ]) // prettier-ignore
    const lines = at(7)
    const eta = 0.05
    expect(lines[0]?.now).toEqual([eta / 25])
    expect(lines[5]?.now).toEqual([run.eta[8]])
    expect(lines[5]?.before).toEqual([run.eta[7]])
    const [gradient = [], noisy = [], clipped = []] = lines.slice(6, 9).map(({ now }) => now)
    const normal = new Float64Array(2)
    normals(5, 0, 8, normal)
    expect(gradient).toHaveLength(2)
    expect(clipped).toHaveLength(2)
    expect(noisy).toEqual(gradient.map((slope, i) => slope + 2 * (normal[i] ?? 0)))
    clipped.forEach((slope, i) => expect(slope).toBeCloseTo((noisy[i] ?? 0) / Math.hypot(...noisy), 5))
    expect(lines[6]?.before).toEqual(at(6)[8]?.now)
    expect([...run.update(7).noise]).toEqual([...normal].map((part) => 2 * part))
    expect(lines[7]?.before).toEqual(gradient)
    expect(lines[8]?.before).toEqual(noisy)
    for (const line of walk) {
      const { tex } = line.numbers(run.update(7), run.update(6))
      expect(tex).not.toMatch(/NaN|undefined|\?/)
      expect(tex).not.toBe(line.tex)
    }
  })

  test.each(schedules.filter(({ id }) => id !== 'constant').map(({ id, settings }) => [id, settings]))(
    'shows the rate of %s as the run took it',
    (id, settings) => {
      const { run, at } = walked('sgd', { schedule: { id, settings: defaults(settings) } })
      // The range test ends SGD.
      const taken = steps.filter((step) => step < (run.divergedAt ?? Infinity))
      expect(taken.length).toBeGreaterThan(1)
      for (const step of taken) {
        const rate = at(step).findLast(({ name }) => name === 'eta')
        expect(rate?.now).toEqual([run.eta[step + 1]])
      }
    },
  )

  test('shows all that clipping by norm computes', () => {
    const { run, walk } = walked('sgd', { clip: { norm: 3 } })
    const clipping = walk[1]
    expect(clipping?.tex).toContain('\\frac{3}{\\lVert g\\rVert + 10^{-6}}')
    const { now, tex } = clipping?.numbers(run.update(0), undefined) ?? {}
    // ∇L at (−1.5, 1.5) is (−455, −150).
    const factor = 3 / (Math.hypot(455, 150) + 1e-6)
    expect(now?.[0]).toBeCloseTo(-455 * factor, 12)
    expect(tex).toContain('\\frac{3}{479.1 + 10^{-6}}')
  })

  test('clips by value if asked to', () => {
    const { at } = walked('sgd', { clip: { value: 3 } })
    expect(at(0).map(({ name, now }) => [name, now])).toEqual([
      ['g', [-455, -150]],
      ['g', [-3, -3]],
      ['theta', [-1.5 + 3 * 0.001, 1.5 + 3 * 0.001]],
    ])
  })

  test('knows earlier values: of a state before its line in this step, of a local name in the last step', () => {
    const { at } = walked('adam')
    const named = (step: number, name: string) => at(step).find((line) => line.name === name)
    expect(named(0, 'm')?.before).toEqual([0, 0])
    expect(named(4, 'm')?.before).toEqual(named(3, 'm')?.now)
    expect(named(0, 'etaHat')?.before).toBeUndefined()
    expect(named(4, 'etaHat')?.before).toEqual(named(3, 'etaHat')?.now)
  })

  test('has the line of weight decay at every step if it is in use at any', () => {
    const names = (of: Walked) => of.walk.map(({ name }) => name)
    expect(names(walked('sgd'))).toEqual(['g', 'theta'])
    expect(names(walked('sgd', { settings: { weightDecay: 0.1 } }))).toEqual(['g', 'g', 'theta'])
    const later = walked('sgd', {}, { changes: [{ step: 9, runner: 0, settings: { weightDecay: 0.1 } }] })
    expect(names(later)).toEqual(['g', 'g', 'theta'])
    const [, before] = later.at(7)
    expect(before?.now).toEqual(before?.before)
    const [, after] = later.at(8)
    expect(after?.now).not.toEqual(after?.before)
  })
})

test('numbers are short on screen and complete when copied', () => {
  expect(figures([-1.23456789, 1e-9])).toBe('(−1.235, 1.00e−9)')
  expect(figures([Infinity])).toBe('∞')
  expect([0.05, 0.050003, -2, 1e-8].map(brief)).toEqual(['0.05', '0.05000', '−2', '1.00e−8'])
  expect(everyDigit([-1.23456789, 1e-9])).toBe('-1.23456789, 1e-9')
})

test('with a batch, g is the gradient over its rows, to which noise is added', () => {
  const batch = { size: 5, accumulate: 1, shuffle: 'epoch' } as const
  const surface = { id: 'linearRegression', settings: {} }
  const plan = { surface, start: [0, 1], noise: { sigma: 0.5, shared: true } }
  const { walk, run, ground, at } = walked('sgd', { batch, settings: { eta: 0.05 } }, plan)
  expect(walk[0]?.tex).toContain('L_B')
  for (const step of [0, 7, 30]) {
    const [seen, noisy] = at(step)
    const { theta, g } = run.update(step)
    const whole = new Float64Array(2)
    ground.loss.gradient(theta[0] ?? 0, theta[1] ?? 0, whole)
    expect(seen?.now).not.toEqual([...whole])
    expect(noisy?.before).toEqual(seen?.now)
    expect(noisy?.now).toEqual(g)
  }
})
