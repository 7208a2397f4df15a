/** The compiler: text → syntax → graph → derivatives · float64 · GLSL · TeX. */
export { FormulaError } from './error'
export { type Formula, compileFormula } from './formula'
export { functions } from './functions'
export { type Setting, type Settings, defaults } from './setting'
