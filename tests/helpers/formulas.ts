/** Random formulas in x and y as text, for fast-check. */
import fc from 'fast-check'

const leaf = fc.oneof(
  fc.constantFrom('x', 'y'),
  fc.integer({ min: 1, max: 9 }).map(String),
  fc.constantFrom('0.5', '1.25', 'pi'),
)

/** Formulas that are smooth where defined, so that derivatives can be compared. Sums of parts stay within float32. */
export const formulasWith = (more: readonly string[]) =>
  fc.letrec<{ formula: string }>((tie) => ({
    formula: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      fc
        .tuple(tie('formula'), fc.constantFrom('+', '-', '*'), tie('formula'))
        .map(([a, sign, b]) => `(${a} ${sign} ${b})`),
      fc.tuple(tie('formula'), tie('formula')).map(([a, b]) => `(${a} / (1 + (${b})^2))`),
      fc.tuple(tie('formula'), fc.integer({ min: 2, max: 4 })).map(([a, n]) => `(${a})^${n}`),
      fc
        .tuple(fc.constantFrom('sin', 'cos', 'atan', 'tanh', ...more), tie('formula'))
        .map(([name, a]) => `${name}(${a})`),
      tie('formula').map((a) => `exp(-(${a})^2)`),
      tie('formula').map((a) => `log(1 + (${a})^2)`),
      tie('formula').map((a) => `sqrt(1 + (${a})^2)`),
      tie('formula').map((a) => `-${a}`),
    ),
  })).formula

export const formulas = formulasWith([])

/** Smooth functions that mathjs has not. */
export const furtherFunctions = ['asinh', 'sigmoid', 'softplus', 'erf', 'gelu', 'sinc'] as const
