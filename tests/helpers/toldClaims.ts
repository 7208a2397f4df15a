/** What must hold where a sentence is told, by sums that know nothing of it: one check for each kind, so it is long. */
import { expect } from 'vitest'
import type { Race } from '../../src/run/race'
import { type Seen, curvatureAlong, lossAt, numberAfter, pointAt, slopeAt, wayOf } from './told'

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, part, i) => sum + part * (b[i] ?? 0), 0)
const near = (text: number, value: number, share = 0.06): void =>
  expect(Math.abs(text - value), `${text} for ${value}`).toBeLessThanOrEqual(share * Math.abs(value))

const lowestOf = ({ minima, loss }: Race): number =>
  Math.min(...minima.map(([x = 0, y = 0]) => loss.value(x, y)))

/** By the kind of the sentence. */
export const claims: Readonly<Record<string, (seen: Seen, text: string) => void>> = {
  aboveLimit: (seen, text) => {
    rises(seen)
    const { eta, limit } = limitIn(seen, text)
    expect(eta).toBeGreaterThan(limit)
  },
  belowLimit: (seen, text) => {
    falls(seen)
    const { eta, limit } = limitIn(seen, text)
    near(numberAfter(text, 'η = '), eta)
    expect(eta).toBeLessThan(limit)
  },
  momentum: (seen) => {
    rises(seen)
    const slope = slopeAt(seen, seen.step)
    expect(dot(slope, wayOf(seen, seen.step, seen.step + 1))).toBeGreaterThan(0)
    // The true gradient by itself: with a matrix of positive scales its step goes down.
    expect(seen.race.runs[seen.runner]?.rule.momenta.length).toBeGreaterThan(0)
    const rows = seen.race.runs[seen.runner]?.update(seen.step).preconditioner ?? []
    expect(dot(slope, rows.map((row) => dot(row, slope)))).toBeGreaterThan(0) // prettier-ignore
  },
  past: (seen) => {
    rises(seen)
    const [x, y] = pointAt(seen, seen.step)
    const [dx, dy] = wayOf(seen, seen.step, seen.step + 1)
    const along = Array.from({ length: 60 }, (_, i) => seen.race.loss.value(x + dx / 2 ** i, y + dy / 2 ** i))
    expect(Math.min(...along)).toBeLessThan(lossAt(seen, seen.step))
  },
  bends: (seen) => {
    rises(seen)
    expect(predicted(seen)).toBeLessThanOrEqual(0)
  },
  uphill: (seen) => {
    rises(seen)
    expect(dot(slopeAt(seen, seen.step), wayOf(seen, seen.step, seen.step + 1))).toBeGreaterThan(0)
  },
  noise: (seen) => {
    rises(seen)
    const seenByRule = seen.race.runs[seen.runner]?.update(seen.step).noisy ?? []
    expect(dot(seenByRule, slopeAt(seen, seen.step))).toBeLessThan(0)
  },
  stride: (seen, text) => {
    const lowest = lowestOf(seen.race)
    const [before, after] = [lossAt(seen, seen.step), lossAt(seen, seen.step + 1)]
    expect((100 * (before - after)) / (before - lowest)).toBeGreaterThanOrEqual(
      numberAfter(text, 'closes ') - 1e-6,
    )
    expect(after).toBeGreaterThanOrEqual(lowest)
  },
  zigzag: (seen, text) => {
    const [last, now] = [wayOf(seen, seen.step - 1, seen.step), wayOf(seen, seen.step, seen.step + 1)]
    expect(dot(last, now) / Math.hypot(...last) / Math.hypot(...now)).toBeLessThan(-0.5)
    if (!text.includes('1/λ')) return
    const limit = 2 / curvatureAlong(seen, seen.step, now)
    const eta = etaOf(seen)
    expect(eta).toBeGreaterThan(limit / 2)
    expect(eta).toBeLessThan(limit)
    near(numberAfter(text, '2/λ = '), limit)
  },
  valley: (seen, text) => {
    const { steep, flat, direction } = bendsAt(seen)
    expect(steep).toBeGreaterThan(9.9 * Math.abs(flat))
    const [dx, dy] = wayOf(seen, seen.step, seen.step + 1)
    const across = Math.abs(dot([dx, dy], direction)) / Math.hypot(dx, dy)
    expect(across).toBeLessThan(0.45)
    if (text.includes('curves ')) near(numberAfter(text, 'curves '), steep / Math.abs(flat), 0.2)
    else {
      const from = Math.max(seen.step - 20, 0)
      const ratio = Math.abs(dot(slopeAt(seen, from), direction) / dot(slopeAt(seen, seen.step), direction))
      expect(ratio).toBeGreaterThan(1.9)
      expect(text).toContain(from === 0 ? 'at its start' : '20 steps ago')
    }
  },
  nearer: (seen, text) => {
    const lowest = lowestOf(seen.race)
    near(
      numberAfter(text, 'minimum is '),
      (lossAt(seen, seen.step - 20) - lowest) / (lossAt(seen, seen.step) - lowest),
    )
  },
  creeps: (seen) => {
    const lowest = lowestOf(seen.race)
    const [then, now] = [lossAt(seen, seen.step - 20), lossAt(seen, seen.step)]
    expect((then - now) / (then - lowest)).toBeLessThan(0.01)
    expect(now).toBeGreaterThan(lowest)
  },
  curvesDown: (seen) => {
    falls(seen)
    expect(curvatureAlong(seen, seen.step, wayOf(seen, seen.step, seen.step + 1))).toBeLessThan(1e-3)
  },
  climbsYetFalls: (seen) => {
    falls(seen)
    expect(dot(slopeAt(seen, seen.step), wayOf(seen, seen.step, seen.step + 1))).toBeGreaterThan(0)
  },
  scaled: (seen, text) => {
    falls(seen)
    const [[a = 0] = [], [, d = 0] = []] = seen.race.runs[seen.runner]?.update(seen.step).preconditioner ?? []
    const ratio = Math.max(a / d, d / a)
    if (ratio < 1e6) near(numberAfter(text, 'moves it '), ratio)
    else expect(text).toContain('over a million times')
    expect(text.includes('along x as')).toBe(a > d)
  },
  falls: falls,
  rises: rises,
  away: (seen) => {
    const at = pointAt(seen, seen.step)
    expect(seen.race.domain.some(([low, high], i) => (at[i] ?? 0) < low || (at[i] ?? 0) > high)).toBe(true)
  },
  still: (seen, text) => {
    expect(pointAt(seen, seen.step + 1)).toEqual(pointAt(seen, seen.step))
    if (text.includes('gradient is 0'))
      for (const part of slopeAt(seen, seen.step)) expect(part).toBeCloseTo(0, 5)
  },
  clipped: (seen, text) => {
    near(numberAfter(text, 'length of '), Math.hypot(...slopeAt(seen, seen.step)))
    expect(numberAfter(text, ' to ')).toBeLessThan(0.5 * numberAfter(text, 'length of '))
  },
  converged: (seen, text) => {
    const at = Number(/step (\d+)/.exec(text)?.[1] ?? 0)
    const minimum = seen.race.minima.find(([x = 0, y = 0]) => farOf(seen, seen.step, [x, y]) < 0.02)
    const aim = (minimum as [number, number] | undefined) ?? pointAt(seen, stepsOf(seen))
    const far = Array.from({ length: stepsOf(seen) - at + 1 }, (_, i) => farOf(seen, at + i, aim))
    expect(Math.max(...far)).toBeLessThan(0.021)
  },
  higherMinimum: (seen, text) => {
    const above = lossAt(seen, seen.step) - lowestOf(seen.race)
    expect(above).toBeGreaterThan(0)
    expect(Math.abs(numberAfter(text, 'that is ') - above)).toBeLessThan(0.01 + 0.01 * above)
  },
  circling: (seen, text) => {
    expect(seen.step).toBeGreaterThan(60)
    const length = (step: number): number => Math.hypot(...wayOf(seen, step - 1, step))
    if (text.includes('hardly')) expect(length(seen.step)).toBeGreaterThan(0.89 * length(seen.step - 32))
  },
  saddle: (seen, text) => {
    const along = /along ([xy])\./.exec(text)?.[1]
    const [x, y] = pointAt(seen, seen.step)
    for (const part of slopeAt(seen, seen.step)) expect(Math.abs(part)).toBeLessThan(1e-2)
    if (along === undefined) return
    const width = seen.race.domain[along === 'x' ? 0 : 1]?.reduce((low, high) => high - low, 0) ?? 0
    const [dx, dy] = along === 'x' ? [0.01 * -width, 0] : [0, 0.01 * -width]
    expect(Math.min(seen.race.loss.value(x + dx, y + dy), seen.race.loss.value(x - dx, y - dy))).toBeLessThan(
      lossAt(seen, seen.step),
    )
  },
  maximum: (seen, text) => {
    expect(text).toContain('every way leads down')
    const [x, y] = pointAt(seen, seen.step)
    for (const [dx, dy] of [
      [0.01, 0],
      [-0.01, 0],
      [0, 0.01],
      [0, -0.01],
    ] as const)
      if (dy === 0 || seen.race.domain.length > 1)
        expect(seen.race.loss.value(x + dx, y + dy)).toBeLessThan(lossAt(seen, seen.step))
  },
  plateau: (seen) => expect(Math.hypot(...slopeAt(seen, seen.step))).toBeLessThan(1e-3),
  left: (seen, text) => {
    const at = seen.race.runs[seen.runner]?.divergedAt ?? 0
    if (!text.includes('as long')) return
    expect(text).toContain(`step ${at} `)
    const { theta = [], next = [] } = seen.race.runs[seen.runner]?.update(at - 1) ?? {}
    const ratio =
      Math.hypot(...next.map((part, i) => part - (theta[i] ?? 0))) /
      Math.hypot(...wayOf(seen, at - 2, at - 1))
    if (ratio < 1e6) near(numberAfter(text, 'was '), ratio)
    else expect(text).toContain('over a million times')
  },
  lastStep: (seen) => expect(seen.race.runs[seen.runner]?.divergedAt).toBe(seen.step + 1),
  noNumber: (seen) => {
    const at = seen.race.runs[seen.runner]?.divergedAt ?? 0
    const [x = 0, y = 0] = seen.race.runs[seen.runner]?.update(at - 1).next ?? []
    const out = new Float64Array(2)
    expect(Number.isFinite(seen.race.loss.gradient(x, y, out) + (out[0] ?? 0) + (out[1] ?? 0))).toBe(false)
  },
  over: (seen, text) => {
    expect(seen.step).toBe(stepsOf(seen) - 1)
    if (text.includes('above'))
      near(numberAfter(text, 'rest, '), lossAt(seen, seen.step + 1) - lowestOf(seen.race))
  },
  searched: (seen, text) => {
    falls(seen)
    const update = seen.race.runs[seen.runner]?.update(seen.step)
    const points = update?.searches.at(-1)?.count
    expect(text).toContain(points === 1 ? 'one point' : `${points} points`)
  },
  heads: (seen) => rises(seen),
  scheduled: (seen, text) => near(numberAfter(text, ' to '), etaOf(seen), 0.01),
  leftRest: () => undefined,
}

function falls(seen: Seen): void {
  expect(lossAt(seen, seen.step + 1)).toBeLessThanOrEqual(lossAt(seen, seen.step))
}

function rises(seen: Seen): void {
  expect(lossAt(seen, seen.step + 1)).toBeGreaterThan(lossAt(seen, seen.step))
}

function stepsOf({ race, runner }: Seen): number {
  return race.runs[runner]?.steps ?? 0
}

function etaOf({ race, runner, step }: Seen): number {
  return race.runs[runner]?.update(step).eta ?? Number.NaN
}

/** In widths of the domain. */
function farOf(seen: Seen, step: number, aim: readonly number[]): number {
  const at = pointAt(seen, step)
  return Math.hypot(
    ...seen.race.domain.map(([low, high], i) => ((at[i] ?? 0) - (aim[i] ?? 0)) / (high - low)),
  )
}

/** What slope and curvature make of the step. */
function predicted(seen: Seen): number {
  const way = wayOf(seen, seen.step, seen.step + 1)
  return dot(slopeAt(seen, seen.step), way) + (curvatureAlong(seen, seen.step, way) * dot(way, way)) / 2
}

/** η, and the limit by its formula; for preconditioned rules λ is with their own scales. */
function limitIn(seen: Seen, text: string): { eta: number; limit: number } {
  const eta = etaOf(seen)
  const update = seen.race.runs[seen.runner]?.update(seen.step)
  const way = wayOf(seen, seen.step, seen.step + 1)
  const { beta = 0 } = update?.settings ?? {}
  const curvature = curvatureAlong(seen, seen.step, way)
  if (text.includes('clipped')) return { eta, limit: numberAfter(text, '2/λ = ') }
  const formulas: Record<string, number> = {
    '2(1 + β)/((1 + 2β)λ)': (2 * (1 + beta)) / ((1 + 2 * beta) * curvature),
    '2(1 + β)/λ': (2 * (1 + beta)) / curvature,
  }
  const formula = Object.keys(formulas).find((each) => text.includes(each))
  if (formula) {
    const limit = formulas[formula] as number
    near(numberAfter(text, `${formula} = `), limit)
    return { eta, limit }
  }
  const [[a = 0] = [], [, d = 0] = []] = update?.preconditioner ?? []
  const isScaled = text.includes('preconditioned')
  // A full matrix is left to the tests of the internals.
  const isDiagonal = (update?.preconditioner[0]?.[1] ?? 0) === 0
  const scaled = (way[0] * way[0]) / (a || 1) + (way[1] * way[1]) / (d || 1)
  const limit = isScaled ? (2 * eta * scaled) / (curvature * dot(way, way)) : 2 / curvature
  if (isDiagonal) near(numberAfter(text, '2/λ = '), limit)
  return { eta, limit: isDiagonal ? limit : numberAfter(text, '2/λ = ') }
}

/** The principal curvatures by differences, and the direction of the larger. */
function bendsAt(seen: Seen): { steep: number; flat: number; direction: [number, number] } {
  const across = curvatureAlong(seen, seen.step, [1, 0])
  const up = curvatureAlong(seen, seen.step, [0, 1])
  const mixed = curvatureAlong(seen, seen.step, [1, 1]) - (across + up) / 2
  const [middle, away] = [(across + up) / 2, Math.hypot((across - up) / 2, mixed)]
  const angle = Math.atan2(2 * mixed, across - up) / 2
  return { steep: middle + away, flat: middle - away, direction: [Math.cos(angle), Math.sin(angle)] }
}
