/** How the names of formulas are written for a reader: `beta1` as β₁, `weightDecay` as “weight decay”. */

const greek: Readonly<Record<string, string>> = {
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  epsilon: 'ε',
  eta: 'η',
  theta: 'θ',
  kappa: 'κ',
  lambda: 'λ',
  mu: 'μ',
  nu: 'ν',
  rho: 'ρ',
  sigma: 'σ',
  tau: 'τ',
  phi: 'φ',
  omega: 'ω',
}

/** A name as a label: `eta` → η, `etaMinus` → η minus, `warmupSteps` → warmup steps. */
export function symbolOf(name: string): string {
  const [, letters = name, digits = ''] = /^(.*?)(\d*)$/.exec(name) ?? []
  const words = letters.replace(
    /([a-z])([A-Z])/g,
    (_, before: string, after: string) => `${before} ${after.toLowerCase()}`,
  )
  const text = words
    .split(' ')
    .map((word) => greek[word] ?? word)
    .join(' ')
  return text + [...digits].map((digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)]).join('')
}

/** A name as it is read out: `eta` → learning rate η. */
export function spokenOf(name: string): string {
  const symbol = symbolOf(name)
  return name === 'eta' ? `learning rate ${symbol}` : symbol
}
