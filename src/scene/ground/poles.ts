/** Finds poles: places next to which a loss has no bound. */
import type { Interval } from '../../surfaces/surface'
import { between } from './intervals'

/** The grid of the first look, and of each closer one, which covers two of the cells before it on every side. */
const [firstCells, cells] = [64, 4]
const looks = 40
/** A loss that falls this many times as far in closer looks as in the first falls without end. A logarithm does not. */
const manyTimes = 1000

/** Whether a loss falls without end next to its lowest place. `middle`: its median over the domain. */
export function fallsWithoutEnd(
  value: (x: number, y: number) => number,
  domain: readonly Interval[],
  middle: number,
): boolean {
  let lowest = Infinity
  let first: number | undefined
  let [across, along, reach] = [0.5, 0.5, 0.5]
  for (let look = 0; look < looks; look += 1) {
    const [centreX, centreY] = [across, along]
    const sides = look === 0 ? firstCells : cells
    const rows = domain.length > 1 ? sides : 0
    for (let i = 0; i <= sides; i += 1) {
      for (let j = 0; j <= rows; j += 1) {
        const [shareX, shareY] = [
          centreX + reach * ((2 * i) / sides - 1),
          centreY + reach * (rows && (2 * j) / rows - 1),
        ]
        if (Math.max(Math.abs(shareX - 0.5), Math.abs(shareY - 0.5)) > 0.5) continue
        const loss = value(between(domain[0], shareX), between(domain[1], shareY))
        if (!(loss < lowest) || loss === -Infinity) continue
        ;[lowest, across, along] = [loss, shareX, shareY]
      }
    }
    first ??= middle - lowest
    if (middle - lowest > manyTimes * first) return true
    reach *= 2 / sides
  }
  return false
}
