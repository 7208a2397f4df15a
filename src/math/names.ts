/** How names in formulas are written for a reader, and the one table of Greek letters and their look-alikes. */

/** The Greek letters that formulas may use as names: each with its sign, then signs that look like it. */
const letters = {
  alpha: 'α', beta: 'βϐ', gamma: 'γ', delta: 'δ', epsilon: 'εϵ', zeta: 'ζ', eta: 'η', theta: 'θϑ', iota: 'ι',
  kappa: 'κϰ', lambda: 'λ', mu: 'μµ', nu: 'ν', xi: 'ξ', pi: 'πϖ', rho: 'ρϱ', sigma: 'σς', tau: 'τ', upsilon: 'υ',
  phi: 'φϕ', chi: 'χ', psi: 'ψ', omega: 'ω', Gamma: 'Γ', Delta: 'Δ∆', Theta: 'Θϴ', Lambda: 'Λ', Xi: 'Ξ', Pi: 'Π',
  Sigma: 'Σ', Upsilon: 'Υ', Phi: 'Φ', Psi: 'Ψ', Omega: 'ΩΩ',
} as const // prettier-ignore

/** Names of Greek letters, each with its sign. */
export const greek: ReadonlyMap<string, string> = new Map(
  Object.entries(letters).map(([name, [sign = '']]) => [name, sign]),
)

/** Every sign of such a letter, with the letter's name. */
export const greekNames: ReadonlyMap<string, string> = new Map(
  Object.entries(letters).flatMap(([name, signs]) => [...signs].map((sign) => [sign, name] as const)),
)

/** A name as a label: `eta` → η, `beta1` → β₁, `etaMinus` → η minus, `warmupSteps` → warmup steps. */
export function symbolOf(name: string): string {
  const [, head = name, digits = ''] = /^(.*?)(\d*)$/.exec(name) ?? []
  const words = head.replace(
    /([a-z])([A-Z])/g,
    (_, before: string, after: string) => `${before} ${after.toLowerCase()}`,
  )
  const text = words
    .split(' ')
    .map((word) => greek.get(word) ?? word)
    .join(' ')
  return text + [...digits].map((digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)]).join('')
}

/** A name as a screen reader says it: `eta` → learning rate η. */
export function spokenOf(name: string): string {
  const symbol = symbolOf(name)
  return name === 'eta' ? `learning rate ${symbol}` : symbol
}

/** Names that every object of JavaScript has: none of them may be a key of a plain one. */
export const reservedNames = ['__proto__', 'prototype', 'constructor']
