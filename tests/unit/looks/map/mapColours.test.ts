/** The colours of maps: told apart, in every theme, by the differences of OKLab (about 0.02 is just seen side by side). */
import { describe, expect, it } from 'vitest'
import {
  type Minimum,
  type OutcomeKind,
  type Outcomes,
  noMinimum,
  outcomeCode,
} from '../../../../src/ensemble/outcomes/result'
import type { Theme } from '../../../../src/experiment/experiment'
import { mapColours, mapKey } from '../../../../src/looks/map/mapColours'
import { huesOf } from '../../../../src/looks/map/mapHues'
import { oklchBytes } from '../../../../src/looks/oklch'

const themes: readonly Theme[] = ['dark', 'light', 'projector']
type Lab = readonly [lightness: number, a: number, b: number]

/** By way of XYZ, with the matrices of CSS Color 4: not the way that the colours came. */
function labOf(
  [red = 0, green = 0, blue = 0]: Iterable<number>,
  seen: (linear: readonly number[]) => readonly number[] = (linear) => linear,
): Lab {
  const linear = seen(
    [red, green, blue].map((byte) => {
      const channel = byte / 255
      return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
    }),
  )
  const xyz = times(
    [[0.41239079926595934, 0.357584339383878, 0.1804807884018343],
     [0.21263900587151027, 0.715168678767756, 0.07219231536073371],
     [0.01933081871559182, 0.11919477979462598, 0.9505321522496607]], linear) // prettier-ignore
  const lms = times(
    [[0.819022437996703, 0.3619062600528904, -0.1288737815209879],
     [0.0329836539323885, 0.9292868615863434, 0.0361446663506424],
     [0.0481771893596242, 0.2642395317527308, 0.6335478284694309]], xyz) // prettier-ignore
  const [l = 0, a = 0, b = 0] = times(
    [[0.210454268309314, 0.7936177747023054, -0.0040720430116193],
     [1.9779985324311684, -2.4285922420485799, 0.450593709617411],
     [0.0259040424655478, 0.7827717124575296, -0.8086757549230774]], lms.map(Math.cbrt)) // prettier-ignore
  return [l, a, b]
}

/** What is left of a linear colour: Machado, Oliveira & Fernandes, 2009, at full severity. */
const blindness: Readonly<Record<string, readonly (readonly number[])[]>> = {
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
} // prettier-ignore

function times(rows: readonly (readonly number[])[], vector: readonly number[]): number[] {
  return rows.map((row) => row.reduce((sum, value, index) => sum + value * (vector[index] ?? 0), 0))
}

const difference = (a: Lab, b: Lab): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])

interface Cell {
  readonly kind: OutcomeKind
  readonly minimum?: number
  readonly step?: number
  readonly loss?: number
  readonly climbed?: boolean
}

function outcomesOf(cells: readonly Cell[], minima: readonly Minimum[] = four, steps = 400): Outcomes {
  return {
    columns: cells.length,
    rows: 1,
    steps,
    kind: Uint8Array.from(cells, ({ kind }) => outcomeCode[kind]),
    minimum: Int16Array.from(cells, ({ minimum = noMinimum }) => minimum),
    step: Uint32Array.from(cells, ({ step = steps }) => step),
    loss: Float32Array.from(cells, ({ loss = 1 }) => loss),
    climbed: Uint8Array.from(cells, ({ climbed = false }) => (climbed ? 1 : 0)),
    minima,
  }
}

const minimumAt = (x: number, y: number): Minimum => ({ x, y, loss: 0, declared: true })
/** In the order of Himmelblau's, around the middle. */
const four = [minimumAt(3, 2), minimumAt(-2.8, 3.1), minimumAt(-3.8, -3.3), minimumAt(3.6, -1.8)]

/** Every step from 10 to 300 at each of the minima. */
const converging: Cell[] = [...four.keys()].flatMap((minimum) =>
  Array.from({ length: 30 }, (_, index) => ({ kind: 'converged' as const, minimum, step: 10 + 10 * index })),
)
const apart: Cell[] = [
  { kind: 'diverged', step: 3 },
  { kind: 'running' },
  { kind: 'running', climbed: true },
  { kind: 'saddle', step: 150 },
  { kind: 'plateau', step: 150 },
  { kind: 'maximum', step: 150 },
  { kind: 'circling' },
  { kind: 'nothing', step: 0 },
]

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

describe('OKLCH', () => {
  it('turns to the bytes that CSS gives for it', () => {
    expect(oklchBytes(1, 0, 0)).toEqual([255, 255, 255])
    expect(oklchBytes(0.6279553639214311, 0.2576833038053608, 29.23388027962784)).toEqual([255, 0, 0])
    expect(oklchBytes(0.4520137183853429, 0.31321437166460125, 264.052020638055)).toEqual([0, 0, 255])
  })

  it('keeps lightness and hue where no screen has the chroma', () => {
    const [l, a, b] = labOf(oklchBytes(0.8, 0.4, 256))
    expect(l).toBeCloseTo(0.8, 2)
    expect((Math.atan2(b, a) * 180) / Math.PI + 360).toBeCloseTo(256, -0.5)
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

describe('the key of a map', () => {
  it('names what is there with its share, in the colours of the map', () => {
    const outcomes = outcomesOf([...converging, ...apart])
    const { swatches } = mapKey(outcomes, 'outcome', 'dark')
    expect(swatches.map(({ label }) => label)).toEqual([
      'minimum at (3, 2)',
      'minimum at (−2.8, 3.1)',
      'minimum at (−3.8, −3.3)',
      'minimum at (3.6, −1.8)',
      'saddle',
      'maximum',
      'plateau',
      'circling a minimum',
      'unfinished',
      'unfinished, no progress',
      'diverged',
      'no loss at the start',
    ])
    expect(swatches.reduce((sum, { share = 0 }) => sum + share, 0)).toBeCloseTo(1, 12)
    const last = mapColours(outcomes, 'outcome', 'dark').subarray(-4)
    const hex = `#${[...last.subarray(0, 3)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
    expect(swatches.at(-1)?.colour).toBe(hex)
  })

  it('puts each number of steps where the map has its colour', () => {
    const outcomes = outcomesOf(converging)
    const key = mapKey(outcomes, 'steps', 'dark')
    if (!('gradient' in key)) throw new Error('a map by steps has a gradient')
    const bytes = mapColours(outcomes, 'steps', 'dark')
    const cellAt = (label: string) => converging.findIndex(({ step }) => step === Number(label))
    const ticks = key.ticks.filter(({ label }) => cellAt(label) >= 0)
    expect(ticks.map(({ label }) => label)).toContain('100')
    for (const { at, label } of ticks) {
      const cell = cellAt(label)
      const css = key.gradient[Math.round(at * (key.gradient.length - 1))] ?? ''
      const shown = [1, 3, 5].map((place) => Number.parseInt(css.slice(place, place + 2), 16))
      expect(difference(labOf(shown), labOf(bytes.subarray(4 * cell))), label).toBeLessThan(0.03)
    }
  })

  it('names the most frequent of many minima, and counts the others', () => {
    const many = Array.from({ length: 20 }, (_, index) => minimumAt(index, 0))
    const cells = many.flatMap((_, minimum) => Array.from({ length: minimum + 1 }, () => ({ kind: 'converged' as const, minimum, step: 9 }))) // prettier-ignore
    const { swatches } = mapKey(outcomesOf(cells, many), 'outcome', 'light', 1)
    expect(swatches[0]).toMatchObject({ label: 'minimum at 19', share: 20 / 210 })
    expect(swatches[8]?.label).toBe('12 more minima')
    expect(swatches[8]?.share).toBeCloseTo(78 / 210, 12)
  })
})

describe('hues of many minima', () => {
  it('on a lattice of 121 differ by 45° at least between those that touch', () => {
    const lattice = Array.from({ length: 121 }, (_, index) => minimumAt((index % 11) - 5, Math.floor(index / 11) - 5)) // prettier-ignore
    const hues = huesOf(lattice)
    const hueAt = (x: number, y: number): number => hues[y * 11 + x] ?? NaN
    const gap = (a: number, b: number): number => Math.min(Math.abs(a - b), 360 - Math.abs(a - b))
    for (let y = 0; y < 11; y += 1)
      for (let x = 0; x < 11; x += 1) {
        if (x < 10) expect(gap(hueAt(x, y), hueAt(x + 1, y)), `${x}, ${y}`).toBeGreaterThanOrEqual(45)
        if (y < 10) expect(gap(hueAt(x, y), hueAt(x, y + 1)), `${x}, ${y}`).toBeGreaterThanOrEqual(45)
      }
  })

  it('of minima that were found stay where they are when frequencies change', () => {
    const found = Array.from({ length: 49 }, (_, index) => ({ ...minimumAt((index % 7) - 3, Math.floor(index / 7) - 3), declared: false })) // prettier-ignore
    for (const some of [found.slice(0, 5), found]) {
      const shuffled = some.map((_, index) => some[(index * 3 + 1) % some.length] ?? minimumAt(0, 0))
      const nudged = shuffled.map((minimum) => ({ ...minimum, x: minimum.x + 1e-4, y: minimum.y - 2e-5 }))
      const hues = huesOf(nudged)
      const expected = huesOf(some)
      shuffled.forEach((minimum, index) => expect(hues[index]).toBe(expected[some.indexOf(minimum)]))
    }
  })
})
