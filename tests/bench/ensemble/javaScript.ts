/** The same steps in plain JavaScript: typed arrays and one tight loop. */
import { type Contender, beta1, beta2, corrections, runs, start } from './contender'

export function javaScript(): Contender {
  const [xs, ys, mxs, mys, vxs, vys] = Array.from({ length: 6 }, () => new Float32Array(runs)) as [
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
  ]
  let step = 0
  return {
    restart() {
      step = 0
      for (let run = 0; run < runs; run += 1) [xs[run], ys[run]] = start(run) as [number, number]
      for (const each of [mxs, mys, vxs, vys]) each.fill(0)
    },
    advance(steps) {
      const rates = Float64Array.from({ length: steps }, (_, k) => corrections(step + k + 1).rate)
      const floors = Float64Array.from({ length: steps }, (_, k) => corrections(step + k + 1).floor)
      take(steps, rates, floors)
      step += steps
    },
    place: (run) => [xs[run] ?? NaN, ys[run] ?? NaN],
    dispose() {},
  }

  /** Run after run, so that the numbers of a run stay in registers. */
  function take(steps: number, rates: Float64Array, floors: Float64Array): void {
    for (let run = 0; run < runs; run += 1) {
      let x = xs[run] as number
      let y = ys[run] as number
      let mx = mxs[run] as number
      let my = mys[run] as number
      let vx = vxs[run] as number
      let vy = vys[run] as number
      for (let k = 0; k < steps; k += 1) {
        const gy = 200 * (y - x * x)
        const gx = 2 * (x - 1 - x * gy)
        mx = beta1 * mx + (1 - beta1) * gx
        my = beta1 * my + (1 - beta1) * gy
        vx = beta2 * vx + (1 - beta2) * gx * gx
        vy = beta2 * vy + (1 - beta2) * gy * gy
        const rate = rates[k] as number
        const floor = floors[k] as number
        x -= (rate * mx) / (Math.sqrt(vx) + floor)
        y -= (rate * my) / (Math.sqrt(vy) + floor)
      }
      xs[run] = x
      ys[run] = y
      mxs[run] = mx
      mys[run] = my
      vxs[run] = vx
      vys[run] = vy
    }
  }
}
