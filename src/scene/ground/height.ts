/** How loss becomes height: one formula for each scale, compiled to float64 for the balls and to GLSL for the surface. */
import type { Loss } from '../../surfaces/compile'
import type { HeightScale, Interval } from '../../surfaces/surface'
import { compileFormula, type Formula } from '../../math'

/**
 * Heights of a loss `L` between `low` (height 0) and `high` (height 1). The constants keep the root and the
 * logarithm smooth at the bottom. Without them the slope there is infinite, or a whole valley is hidden.
 */
const heightFormulas: Readonly<Record<HeightScale, string>> = {
  linear: '(L - low) / (high - low)',
  sqrt: '(sqrt(max((L - low) / (high - low), 0) + 0.0025) - 0.05) / 0.95125',
  log: 'log(1 + 2000 max((L - low) / (high - low), 0)) / log(2001)',
}

export const heightScales = Object.keys(heightFormulas) as HeightScale[]

/** The variables of the height formulas. */
const heightNames = ['L', 'low', 'high'] as const

/**
 * The share of the domain that lies below height 1. Steep walls above it rise out of the frame and fade. Nothing is cut
 * off where the highest loss is at most `modest` times as high.
 */
const framed: Readonly<Record<HeightScale, number>> = { linear: 0.95, sqrt: 0.98, log: 1 }
const modest = 1.7

const compiled = Object.fromEntries(
  heightScales.map((scale) => {
    const formula = compileFormula(heightFormulas[scale], heightNames)
    return [scale, { formula, slope: formula.derivative('L') }]
  }),
) as Record<HeightScale, { formula: Formula; slope: Formula }>

/** GLSL of `float linearHeight(float L, float low, float high)`, `float linearSlope(…)` and so on for every scale. */
export const heightGlsl: string = heightScales
  .map((scale) => {
    const { formula, slope } = compiled[scale]
    return formula.glsl(`${scale}Height`) + slope.glsl(`${scale}Slope`)
  })
  .join('\n')

/** Height and its slope at the losses of one surface. */
export class Height {
  readonly #values = [0, 0, 0]

  constructor(
    readonly scale: HeightScale,
    readonly low: number,
    readonly high: number,
  ) {
    this.#values[1] = low
    this.#values[2] = high
  }

  at(loss: number): number {
    this.#values[0] = loss
    return compiled[this.scale].formula.evaluate(this.#values)
  }

  /** d height / d loss. */
  slope(loss: number): number {
    this.#values[0] = loss
    return compiled[this.scale].slope.evaluate(this.#values)
  }

  /** The loss at a height. Bisection finds it, so that the formulas above are the only ones. */
  lossAt(height: number): number {
    let below = this.low
    let above = this.high
    for (let i = 0; i < 60; i += 1) {
      const middle = (below + above) / 2
      if (this.at(middle) < height) below = middle
      else above = middle
    }
    return (below + above) / 2
  }
}

const samples = 65

/** Fits the height's bottom and top to a loss over its domain, from a grid of float64 samples and the known minima. */
export function fitHeight(
  scale: HeightScale,
  loss: Loss,
  domain: readonly Interval[],
  minima: readonly (readonly number[])[],
): Height {
  const losses: number[] = []
  const [xs, ys] = [domain[0], domain[1]]
  const columns = ys ? samples : samples * 8
  for (let i = 0; i < columns; i += 1) {
    const x = between(xs, i / (columns - 1))
    for (let j = 0; j < (ys ? samples : 1); j += 1) losses.push(loss.value(x, between(ys, j / (samples - 1))))
  }
  for (const minimum of minima) losses.push(loss.value(minimum[0] ?? 0, minimum[1] ?? 0))
  const finite = Float64Array.from(losses.filter(Number.isFinite)).sort()
  const low = finite[0] ?? 0
  const share = ys ? framed[scale] : 1
  const highest = finite[finite.length - 1] ?? 1
  const walls = finite[Math.floor(share * (finite.length - 1))] ?? 1
  const high = highest - low <= modest * (walls - low) ? highest : walls
  return new Height(scale, low, high > low ? high : low + Math.max(1, Math.abs(low)))
}

function between(interval: Interval | undefined, share: number): number {
  return interval ? interval[0] + share * (interval[1] - interval[0]) : 0
}
