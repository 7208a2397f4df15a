/** Optimizers that PyTorch lacks, written out by hand from their papers, on Rosenbrock's valley. */

export type Pair = readonly [number, number]
const both = (combine: (index: 0 | 1) => number): Pair => [combine(0), combine(1)]

export const formula = '(1 - x)^2 + 100 (y - x^2)^2'
export const start: Pair = [-1.5, 1.5]

function slope([x, y]: Pair): Pair {
  return [-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)]
}

/** A method written out: from θ, step by step. */
type Method = () => (theta: Pair, t: number) => Pair

export const papers: Readonly<Record<string, { settings: Record<string, number>; method: Method }>> = {
  // Zhuang et al., 2020, Algorithm 2
  adabelief: {
    settings: { eta: 0.03, beta1: 0.8, beta2: 0.99, epsilon: 1e-4 },
    method: () => {
      let [m, s]: [Pair, Pair] = [
        [0, 0],
        [0, 0],
      ]
      return (theta, t) => {
        const g = slope(theta)
        m = both((i) => 0.8 * m[i] + 0.2 * g[i])
        s = both((i) => 0.99 * s[i] + 0.01 * (g[i] - m[i]) ** 2 + 1e-4)
        return both((i) => {
          const [mHat, sHat] = [m[i] / (1 - 0.8 ** t), s[i] / (1 - 0.99 ** t)]
          return theta[i] - (0.03 * mHat) / (Math.sqrt(sHat) + 1e-4)
        })
      }
    },
  },
  // Zaheer et al., 2018, Algorithm 2
  yogi: {
    settings: { eta: 0.01, beta1: 0.8, beta2: 0.9, epsilon: 1e-2 },
    method: () => {
      let [m, v]: [Pair, Pair] = [
        [0, 0],
        [0, 0],
      ]
      return (theta) => {
        const g = slope(theta)
        m = both((i) => 0.8 * m[i] + 0.2 * g[i])
        v = both((i) => v[i] + (v[i] > g[i] ** 2 ? -1 : 1) * 0.1 * g[i] ** 2)
        return both((i) => theta[i] - (0.01 * m[i]) / (Math.sqrt(v[i]) + 1e-2))
      }
    },
  },
  // Chen et al., 2023, Algorithm 2
  lion: {
    settings: { eta: 0.02, beta1: 0.7, beta2: 0.9, weightDecay: 0.3 },
    method: () => {
      let m: Pair = [0, 0]
      return (theta) => {
        const g = slope(theta)
        const c = both((i) => 0.7 * m[i] + 0.3 * g[i])
        m = both((i) => 0.9 * m[i] + 0.1 * g[i])
        return both((i) => theta[i] - 0.02 * (Math.sign(c[i]) + 0.3 * theta[i]))
      }
    },
  },
  // Bernstein et al., 2018, Algorithm 1
  signsgd: {
    settings: { eta: 0.02 },
    method: () => (theta) => {
      const g = slope(theta)
      return both((i) => theta[i] - 0.02 * Math.sign(g[i]))
    },
  },
  // Foret et al., 2021, Algorithm 1
  sam: {
    settings: { eta: 0.001, rho: 0.1 },
    method: () => (theta) => {
      const g = slope(theta)
      const length = Math.sqrt(g[0] ** 2 + g[1] ** 2)
      const above = slope(both((i) => theta[i] + (0.1 * g[i]) / length))
      return both((i) => theta[i] - 0.001 * above[i])
    },
  },
  // (H + λ I) d = g by elimination
  newton: {
    settings: { eta: 0.5, damping: 3 },
    method: () => (theta) => {
      const [x, y] = theta
      const [gx, gy] = slope(theta)
      const [xx, xy, yy] = [2 + 1200 * x * x - 400 * y + 3, -400 * x, 200 + 3]
      const dy = (gy - (xy / xx) * gx) / (yy - (xy / xx) * xy)
      const dx = (gx - xy * dy) / xx
      return [x - 0.5 * dx, y - 0.5 * dy]
    },
  },
}

/** How many steps a run is held to its paper. */
export const paperSteps = 12
