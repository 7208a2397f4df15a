/** The compiler: text → syntax → graph → derivatives · float64 · GLSL · TeX. */
export { FormulaError } from './error'
export { type Formula, compileFormula } from './formula'
