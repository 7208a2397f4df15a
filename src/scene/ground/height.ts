/** How loss becomes height: one formula for each scale, compiled to float64 for the balls and to GLSL for the surface. */
import type { HeightScale } from '../../surfaces/surface'
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
  /** About high − low, and a power of two: dividing by it is exact. In this unit losses of any size are ordinary numbers. */
  readonly unit: number
  /** high − low, in units. */
  readonly span: number

  /** `isCutBelow`: the loss has no lowest value, so the picture ends at height 0 as it does at height 1. */
  constructor(
    readonly scale: HeightScale,
    readonly low: number,
    readonly high: number,
    readonly isCutBelow = false,
  ) {
    this.unit = powerOfTwo(high / 2 - low / 2)
    this.span = high / this.unit - low / this.unit
    this.#values[1] = low / this.unit
    this.#values[2] = high / this.unit
  }

  at(loss: number): number {
    this.#values[0] = loss / this.unit
    return compiled[this.scale].formula.evaluate(this.#values)
  }

  /** d height / d loss, for a loss in units. */
  unitSlope(loss: number): number {
    this.#values[0] = loss / this.unit
    return compiled[this.scale].slope.evaluate(this.#values)
  }

  /** Whether a thing at this height is in a picture that reaches up to `ceiling`. */
  isShown(height: number, ceiling: number): boolean {
    return height <= ceiling && !(this.isCutBelow && height < lowestShown)
  }

  /** The loss at a height. Bisection finds it, so that the formulas above are the only ones. */
  lossAt(height: number): number {
    let below = this.low
    let above = this.high
    for (let i = 0; i < 60; i += 1) {
      const middle = below / 2 + above / 2
      if (this.at(middle) < height) below = middle
      else above = middle
    }
    return below / 2 + above / 2
  }
}

/** Where a picture that is cut below ends. */
export const lowestShown = 0

/** The largest power of two up to a positive number, among those that have all their digits. */
function powerOfTwo(size: number): number {
  return 2 ** Math.min(Math.max(Math.floor(Math.log2(size)), -1022), 1023)
}
