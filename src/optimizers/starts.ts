/** How the states of an optimizer begin: as formulas of its settings and of the place where the run begins. */
import { type Formula, compileFormula } from '../math/formula'
import { ownOf } from '../math/own'
import { parseExpression } from '../math/parse'
import { partsOf } from '../math/syntax'
import type { OptimizerText } from './optimizerText'

/** What such a formula can use besides the settings: a component of the place where the run begins. */
export const startGiven: readonly string[] = ['theta']

/** The formula of a state: its arguments are the settings, then `theta`. @throws FormulaError */
export function startFormula(start: number | string, settings: readonly string[]): Formula {
  return compileFormula(String(start), settings, startGiven, true)
}

/** Whether a state begins with the place: then it is a vector from the start. @throws FormulaError */
export function beginsAtTheta(
  { state, settings }: Omit<OptimizerText, 'rule' | 'name'>,
  name: string,
): boolean {
  const start = ownOf(state, name)
  if (typeof start !== 'string' || !/theta|[θϑ]/iu.test(start.normalize('NFKC'))) return false
  const syntax = parseExpression(start, { names: Object.keys(settings), given: startGiven })
  return partsOf(syntax).some((part) => part.kind === 'name' && part.name === 'theta')
}
