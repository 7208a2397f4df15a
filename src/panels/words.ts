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

/** A number for reading at a glance, always as wide: `0.02510`, `1.34e−7`. */
export function readable(value: number, digits = 4): string {
  if (value === 0) return '0'
  const size = Math.abs(value)
  const text =
    size >= 1e5 || size < 1e-3
      ? value.toExponential(Math.max(digits - 2, 1)).replace('e+', 'e')
      : size >= 10 ** (digits - 1)
        ? value.toFixed(0)
        : value.toPrecision(digits)
  return text.replace('-', '−')
}
