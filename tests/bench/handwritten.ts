/** The race of the bench as one would write it by hand: Adam on Rosenbrock, in one plain loop with nothing general in it. */

interface Track {
  points: Float64Array
  gradientNorm: Float64Array
  eta: Float64Array
}

/** Runs Adam once for each rate of `etas`, and records what a `Run` of `src/run` records. */
export function raceByHand(
  etas: readonly number[],
  start: readonly [number, number],
  steps: number,
): Track[] {
  return etas.map((eta) => runByHand(eta, start, steps))
}

function runByHand(eta: number, [x0, y0]: readonly [number, number], steps: number): Track {
  const points = new Float64Array(3 * (steps + 1))
  const gradientNorm = new Float64Array(steps + 1)
  const etas = new Float64Array(steps + 1).fill(eta)
  const beta1 = 0.9
  const beta2 = 0.999
  const epsilon = 1e-8
  let x = x0
  let y = y0
  let mx = 0
  let my = 0
  let vx = 0
  let vy = 0
  for (let step = 0; ; step += 1) {
    const flat = 1 - x
    const bent = y - x * x
    const gx = -2 * flat - 400 * x * bent
    const gy = 200 * bent
    points[3 * step] = x
    points[3 * step + 1] = y
    points[3 * step + 2] = flat * flat + 100 * bent * bent
    gradientNorm[step] = Math.sqrt(gx * gx + gy * gy)
    if (step === steps) return { points, gradientNorm, eta: etas }

    // As the paper and the rule write it. Powers carried along as products would make this loop some three times as fast.
    const bias1 = 1 - beta1 ** (step + 1)
    const bias2 = 1 - beta2 ** (step + 1)
    mx = beta1 * mx + (1 - beta1) * gx
    my = beta1 * my + (1 - beta1) * gy
    vx = beta2 * vx + (1 - beta2) * gx * gx
    vy = beta2 * vy + (1 - beta2) * gy * gy
    x -= (eta * (mx / bias1)) / (Math.sqrt(vx / bias2) + epsilon)
    y -= (eta * (my / bias1)) / (Math.sqrt(vy / bias2) + epsilon)
  }
}
