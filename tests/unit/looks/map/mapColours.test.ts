/** The colours of maps: told apart, in every theme, by the differences of OKLab (about 0.02 is just seen side by side). */
import { describe, expect, it } from 'vitest'
import type { Outcomes } from '../../../../src/ensemble/outcomes/result'
import type { Theme } from '../../../../src/experiment/experiment'
import { mapColours } from '../../../../src/looks/map/mapColours'
import { mapKey } from '../../../../src/looks/map/mapKey'
import { apart, converging, four, minimumAt, outcomesOf } from '../../../helpers/mapOutcomes'
import { type Lab, difference, labOf, times } from '../../../helpers/oklab'

const themes: readonly Theme[] = ['dark', 'light', 'projector']

/** What is left of a linear colour: Machado, Oliveira & Fernandes, 2009, at full severity. */
const blindness: Readonly<Record<string, readonly (readonly number[])[]>> = {
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
} // prettier-ignore

function labs(outcomes: Outcomes, by: 'outcome' | 'loss' | 'steps', theme: Theme): Lab[] {
  const bytes = mapColours(outcomes, by, theme)
  return Array.from(outcomes.kind, (_, cell) => labOf(bytes.subarray(4 * cell)))
}

describe('what is made of a map is made once', () => {
  /** Outcomes that count how often their lists are asked for. */
  function counted(): { outcomes: Outcomes; asked: () => number } {
    let asked = 0
    const outcomes = new Proxy(outcomesOf([...converging, ...apart]), {
      get: (target, name, receiver) => {
        if (['kind', 'loss', 'step', 'climbed'].includes(String(name))) asked += 1
        return Reflect.get(target, name, receiver)
      },
    })
    return { outcomes, asked: () => asked }
  }

  it.each(['outcome', 'loss', 'steps'] as const)('colours by %s, its key and the shares', (by) => {
    const { outcomes, asked } = counted()
    const colours = mapColours(outcomes, by, 'dark')
    const key = mapKey(outcomes, by, 'dark')
    const before = asked()
    expect(before).toBeGreaterThan(0)
    expect(mapColours(outcomes, by, 'dark')).toBe(colours)
    expect(mapKey(outcomes, by, 'dark')).toBe(key)
    // Shares and scales are the same in another theme.
    expect(mapKey(outcomes, by, 'light')).not.toEqual(key)
    expect(asked()).toBe(before)
  })

  it('other outcomes, colourings and themes have their own', () => {
    const cells = [...converging, ...apart]
    const outcomes = outcomesOf(cells)
    const colours = mapColours(outcomes, 'outcome', 'dark')
    const others = [
      mapColours(outcomesOf(cells.toReversed()), 'outcome', 'dark'),
      mapColours(outcomes, 'loss', 'dark'),
      mapColours(outcomes, 'outcome', 'light'),
    ]
    for (const other of others) expect(other).not.toEqual(colours)
    expect(mapColours(outcomes, 'outcome', 'dark')).toEqual(colours)
  })
})

describe.each(themes)('a map by outcome in the theme %s', (theme) => {
  const cells = [...converging, ...apart]
  const colours = labs(outcomesOf(cells), 'outcome', theme)
  const of = (minimum: number): Lab[] => colours.slice(30 * minimum, 30 * minimum + 30)
  const flat = colours.slice(converging.length)

  it('sets neighbouring minima apart at any number of steps', () => {
    for (const minimum of four.keys()) {
      const neighbours = of((minimum + 1) % four.length)
      const least = Math.min(...of(minimum).flatMap((a) => neighbours.map((b) => difference(a, b))))
      expect(least, `${minimum} and the next`).toBeGreaterThan(0.06)
      of(minimum).forEach((a, index) => {
        const same = neighbours[index] ?? a
        expect(difference(a, same)).toBeGreaterThan(index < 3 ? 0.06 : 0.12)
      })
    }
  })

  it.each(Object.keys(blindness))('does so for eyes with %s', (which) => {
    const bytes = mapColours(outcomesOf(cells), 'outcome', theme)
    const seen = Array.from(converging, (_, cell) =>
      labOf(bytes.subarray(4 * cell), (linear) => times(blindness[which] ?? [], linear)),
    )
    for (const minimum of four.keys())
      for (let index = 3; index < 30; index += 1) {
        const [a, b] = [minimum, (minimum + 1) % four.length].map((at) => seen[30 * at + index])
        if (a && b) expect(difference(a, b), `${minimum} and the next`).toBeGreaterThan(0.04)
      }
  })

  it('grows darker with the steps, over a wide range, alike for all minima', () => {
    for (const minimum of four.keys()) {
      const lightness = of(minimum).map(([l]) => l)
      for (let i = 1; i < 30; i += 1) expect(lightness[i]).toBeLessThan((lightness[i - 1] ?? 0) + 0.004)
      expect((lightness[0] ?? 0) - (lightness[29] ?? 0)).toBeGreaterThan(0.4)
      of(0).forEach(([l], index) => expect(lightness[index]).toBeCloseTo(l, 1))
    }
  })

  it('sets what is no minimum apart from all minima and from each other', () => {
    for (const [index, colour] of flat.entries()) {
      const kind = apart[index]?.kind
      for (const other of colours.slice(0, converging.length))
        expect(difference(colour, other), kind).toBeGreaterThan(0.05)
      for (const other of flat.slice(index + 1)) expect(difference(colour, other), kind).toBeGreaterThan(0.05)
    }
  })

  it('shows diverged darker than anything that came to rest', () => {
    const darkest = Math.min(...colours.slice(0, converging.length).map(([l]) => l))
    expect(flat[0]?.[0]).toBeLessThan(darkest - 0.1)
    expect(flat[2]?.[0]).toBeLessThan(darkest - 0.04)
  })

  it('shows a single minimum with as much of a range, though all its steps are much alike', () => {
    const alike = Array.from({ length: 90 }, (_, index) => ({ kind: 'converged' as const, minimum: 0, step: 205 + Math.floor(index / 9) })) // prettier-ignore
    const lightness = labs(outcomesOf(alike, [minimumAt(0, 0)]), 'outcome', theme).map(([l]) => l)
    expect((lightness[0] ?? 0) - (lightness[89] ?? 0)).toBeGreaterThan(0.4)
    for (let i = 9; i < 90; i += 9)
      expect((lightness[i - 9] ?? 0) - (lightness[i] ?? 0)).toBeGreaterThan(0.015)
  })
})

describe('a map by loss', () => {
  const losses = Array.from({ length: 60 }, (_, index) => ({ kind: 'running' as const, loss: 10 ** (index / 10 - 4) })) // prettier-ignore
  const cells = [...losses, { kind: 'diverged' as const, loss: 3 }, { kind: 'running' as const, loss: 5, climbed: true }] // prettier-ignore

  it('follows the logarithm: even ratios are even steps', () => {
    const bytes = mapColours(outcomesOf(cells), 'loss', 'dark')
    const key = mapKey(outcomesOf(cells), 'loss', 'dark')
    if (!('gradient' in key)) throw new Error('a map by loss has a gradient')
    expect(key.title).toBe('loss')
    // 0.01 is the 20th loss: where its tick stands, the gradient has its colour
    const tick = key.ticks.find(({ label }) => label === '0.01')
    expect(tick?.at).toBeCloseTo(20 / 59, 1)
    const css = key.gradient[Math.round((tick?.at ?? 0) * (key.gradient.length - 1))] ?? ''
    const shown = [1, 3, 5].map((at) => Number.parseInt(css.slice(at, at + 2), 16))
    expect(difference(labOf(shown), labOf(bytes.subarray(4 * 20)))).toBeLessThan(0.03)
  })

  it('sets what diverged or climbed apart from every loss, with an edge', () => {
    for (const theme of themes) {
      const colours = labs(outcomesOf(cells), 'loss', theme)
      for (const lost of colours.slice(60))
        for (const colour of colours.slice(0, 60)) expect(difference(lost, colour)).toBeGreaterThan(0.1)
    }
  })

  it('holds where all losses are the lowest, or none is known', () => {
    for (const loss of [0, NaN]) {
      const outcomes = outcomesOf([{ kind: 'running', loss, climbed: Number.isNaN(loss) }], [])
      expect(mapColours(outcomes, 'loss', 'dark')[3]).toBe(255)
      expect(() => mapKey(outcomes, 'loss', 'dark')).not.toThrow()
    }
  })
})
