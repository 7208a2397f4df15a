/** Optimizers as people write them down from papers and from PyTorch code: each runs as the listed one. */
import { expect, test } from 'vitest'
import { readRule } from '../../../../src/experiment/rule/ruleText'
import type { RunnerPlan } from '../../../../src/run/plan'
import { race } from '../../../../src/run/race'
import { defaults } from '../../../../src/math/setting'
import { racePlan, runnerPlan } from '../../../helpers/ensemblePlans'

const pasted: Readonly<Record<string, string>> = {
  qhadam: `
    setting η = 0.1
    setting β₁ = 0.995
    setting β₂ = 0.999
    setting ν₁ = 0.7
    setting ν₂ = 1
    setting ϵ = 1e-8
    state exp_avg = 0
    state exp_avg_sq = 0
    exp_avg = β₁·exp_avg + (1 − β₁)·g     # ∇f(θ)
    exp_avg_sq = β₂·exp_avg_sq + (1 − β₂)·g²
    m_hat = exp_avg/(1 − β₁ᵗ)
    v_hat = exp_avg_sq/(1 − β₂ᵗ)
    θ ← θ − η·((1 − ν₁)·g + ν₁·m_hat)/(√((1 − ν₂)·g² + ν₂·v_hat) + ϵ)
  `,
  adan: `
    setting lr = 0.1
    setting beta1 = 0.98
    setting beta2 = 0.92
    setting beta3 = 0.99
    setting eps = 1e-8
    state exp_avg = 0
    state exp_avg_diff = 0
    state exp_avg_sq = 0
    state pre_grad = 0
    pre_grad = t == 1 ? g : pre_grad   // the first difference is zero
    diff = g - pre_grad
    update = g + beta2 * diff
    exp_avg = beta1 * exp_avg + (1 - beta1) * g
    exp_avg_diff = beta2 * exp_avg_diff + (1 - beta2) * diff
    exp_avg_sq = beta3 * exp_avg_sq + (1 - beta3) * update**2
    bias_correction3_sqrt = math.sqrt(1 - beta3**t)
    denom = torch.sqrt(exp_avg_sq) / bias_correction3_sqrt + eps
    theta -= lr / (1 - beta1**t) * exp_avg / denom
    theta -= lr * beta2 / (1 - beta2**t) * exp_avg_diff / denom
    pre_grad = g
  `,
  lookahead: `
    setting alpha = 0.5
    setting k = 5 from 1 to 20 whole
    state m = 0
    state v = 0
    state phi = theta
    m = 0.9*m + 0.1*g
    v = 0.999*v + 0.001*np.square(g)
    theta = theta - 0.1*(m/(1 - 0.9**t))/(np.sqrt(v/(1 - 0.999**t)) + 1e-8)
    phi = t % k == 0 ? phi + alpha*(theta - phi) : phi
    theta = t % k == 0 ? phi : theta
  `,
  signum: `
    setting δ = 0.01 from 0 to 1
    setting β = 0.9
    state m = 0
    m ← βm + (1−β)g
    θ ← θ − δ sign(m)
  `,
  scheduleFree: `
    setting γ = 0.002
    setting β = 0.9
    state z = θ
    y = (1 − β)z + βθ
    z := z − γ * grad(y)
    c = 1/(t + 1)
    θ := (1 − c)θ + c z
  `,
  polyak: `
    setting f_star = 0 from -10 to 10
    theta = theta - (loss - f_star) / norm(g)**2 * g
  `,
  barzilaiBorwein: `
    setting η = 0.001
    state x_old = theta
    state g_old = 0
    s = theta - x_old; y = g - g_old
    sy = dot(s, y)
    alpha = sy > 0 ? sy / dot(y, y) : norm(s) / norm(y)
    x_old = theta
    g_old = g
    theta -= (t == 1 ? η : alpha) * g
  `,
  adahessian: `
    setting lr = 0.15
    setting k = 1 from 0 to 1
    setting eps = 1e-4
    state exp_avg = 0
    state exp_hessian_diag_sq = 0
    z = 2 * (random() >= 0.5) - 1
    hut_trace = abs(hess(z))
    exp_avg = 0.9 * exp_avg + (1 - 0.9) * g
    exp_hessian_diag_sq = 0.999 * exp_hessian_diag_sq + (1 - 0.999) * hut_trace**2
    bias_correction1 = 1 - 0.9 ** t
    bias_correction2 = 1 - 0.999 ** t
    denom = torch.sqrt(exp_hessian_diag_sq) ** k / math.sqrt(bias_correction2) ** k + eps
    theta = theta - lr * (exp_avg / bias_correction1 / denom)
  `,
  sophia: `
    setting η = 0.02
    setting γ = 0.05 from 0.001 to 1 log
    setting k = 10 from 1 to 100 whole
    state m = 0
    state h = 0
    m = 0.96 m + 0.04 g
    ε = 1e-12
    u = normal()
    h = (t − 1) % k == 0 ? 0.99 h + 0.01 u·hess(u) : h
    θ ← θ − η·clip(m/max(γh, ε), −1, 1)
  `,
  sgld: `
    setting ε = 0.002
    setting T_emp = 0.1
    θ = θ − ε/2·g + √(ε·T_emp)·normal()   # g = ∇L
  `,
}

/** Where a run goes in 50 steps, on ground where no rule magnifies rounding. */
function pathOf(runner: RunnerPlan): Float64Array {
  const [run] = race(racePlan('bowl', runner, { steps: 50 })).runs
  if (!run) throw new Error('no run')
  expect(run.divergedAt).toBeUndefined()
  return run.points
}

test.each(Object.entries(pasted))('%s', (id, text) => {
  const optimizer = readRule(text, 'Pasted')
  const own = pathOf({ ...runnerPlan(id, {}), optimizer, settings: defaults(optimizer.settings) })
  const listed = pathOf(runnerPlan(id, {}))
  for (const [index, number] of listed.entries())
    expect(Math.abs((own[index] ?? Number.NaN) - number), `number ${index}`).toBeLessThan(
      1e-9 * Math.max(1, Math.abs(number)),
    )
  expect(Math.hypot((listed[150] ?? 0) - (listed[0] ?? 0), (listed[151] ?? 0) - (listed[1] ?? 0))).toBeGreaterThan(0.1) // prettier-ignore
})
