/** Rules as people write them compile to the same steps. */
import { describe, expect, it } from 'vitest'
import { readRule } from '../../../src/experiment/rule/ruleText'
import { compileOptimizer } from '../../../src/optimizers/compile'

describe('rules as people write them', () => {
  const declared = 'setting eta = 0.1\nsetting beta = 0.9\nstate v = 0\n'
  const plain = 'v = beta * v + g\ntheta = theta - eta * v'
  const stepsOf = (rule: string) => {
    const { lines, rule: on } = compileOptimizer(readRule(declared + rule, 'Own'))
    const { code } = on({ parameters: ['x', 'y'], formula: 'x^2 + 3 y^2' }).step
    return [lines.map(({ tex }) => tex), code.map((part) => [...part])]
  }
  it.each([
    'v *= beta; v += g\ntheta -= eta * v',
    'v := beta * v + g\ntheta ← theta − eta · v',
    'v = beta * v\n  + g # the velocity\ntheta = theta - (eta *\n  v) // the step',
    'v = β v + g;\nθ = θ - η v;',
    String.raw`v \leftarrow \beta \, v + g` + '\n' + String.raw`\theta \leftarrow \theta - \eta \, v`,
  ])('%j', (rule) => {
    const [, code] = stepsOf(rule)
    if (rule.includes('*=')) expect(code?.length).toBe(3)
    else expect(code).toEqual(stepsOf(plain)[1])
  })

  it.each<[string, string]>([
    ['theta -= eta g / ||g||', 'theta -= eta g / norm(g)'],
    ['theta -= eta g / ‖g‖', 'theta -= eta g / norm(g)'],
    [String.raw`theta -= eta g / \|g\|_1`, 'theta -= eta g / norm(g, 1)'],
    ['theta -= eta g / ||g||_\\infty', 'theta -= eta g / norm(g, inf)'],
    ['theta -= eta g (||g|| > 1 || t > 3)', 'theta -= eta g (norm(g) > 1 || t > 3)'],
    ['theta -= eta g (|g[0]| > 1 || t > 3)', 'theta -= eta g (abs(g[0]) > 1 || t > 3)'],
    ['theta -= eta * ||g| - 1|', 'theta -= eta * abs(abs(g) - 1)'],
    ['m̂ = g / 2\ntheta -= eta m̂', 'mHat = g / 2\ntheta -= eta mHat'],
    ['θ_{t+1} = θ_t − η g_t', 'theta = theta - eta g'],
    ['v_{t} = β v_{t-1} + g_t\nθ_t = θ_{t-1} − η v_t', 'v = beta v + g\ntheta = theta - eta v'],
    ['theta -= eta * g if t % 2 == 0 else 0', 'theta -= (mod(t, 2) == 0 ? eta g : 0)'],
    ['theta -= eta np.where(g > 0, 1, -1)', 'theta -= eta * (g > 0 ? 1 : -1)'],
    ['theta -= eta g / (g.pow(2).sum().sqrt() + 1)', 'theta -= eta g / (sqrt(sum(g^2)) + 1)'],
    ['theta -= eta g / np.linalg.norm(g)', 'theta -= eta g / norm(g)'],
    ['v <- beta v + g\ntheta <- theta - eta v', 'v = beta v + g\ntheta = theta - eta v'],
    ['theta -= eta g (t <-1)', 'theta -= eta g (t < -1)'],
    ['theta[:] = theta - 2.0f * eta * g', 'theta = theta - 2 eta g'],
    ['θ ← θ − η ∇L(θ)', 'theta = theta - eta grad(theta)'],
    ['θ ← θ − η ∇f(θ − η g)', 'theta = theta - eta grad(theta - eta g)'],
    ['theta -= eta * torch.sign(g) .* (g.norm() > 1)', 'theta -= eta sign(g) (norm(g) > 1)'],
    [String.raw`\theta \gets \theta - \eta\, g / \lVert g \rVert_2`, 'theta = theta - eta g / norm(g)'],
  ])('%j is %j', (rule, meant) => expect(stepsOf(rule)[1]).toEqual(stepsOf(meant)[1]))

  it.each<[string, RegExp]>([
    ['v_{t+1} = v_t + g_t\nθ_{t+1} = θ_t − η v_t', /"v" that is not kept in line 5 at 19/],
    ['θ_{t+1} = θ_t − η g_{t-1}', /"g" that is not kept in line 4 at 19/],
    ['theta -= eta g (g^T g)', /the number of steps in line 4 at 17, write dot\(g, g\)/],
    ['θ ← θ − η ∇L', /"grad" without "\(" .*, write g/],
    ['theta -= eta ∇theta', /unexpected "∇"/],
    ['theta -= eta g^⊤', /unexpected "⊤"/],
  ])('%j is refused', (rule, message) => expect(() => stepsOf(rule)).toThrow(message))

  it('what has no value yet cannot be changed', () => {
    expect(() => stepsOf('w += g\ntheta -= eta w')).toThrow(
      '"w" has no value yet in line 4 at 1, write w = …',
    )
  })
})
