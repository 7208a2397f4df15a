/** Whatever a person types compiles or is refused in one line, at a place, and with bounded work. */
import { expect, it } from 'vitest'
import { readRule } from '../../../src/experiment/rule/ruleText'
import { FormulaError } from '../../../src/math'
import { maxWork } from '../../../src/math/build'
import { Graph } from '../../../src/math/graph'
import { compileOptimizer } from '../../../src/optimizers/compile'
import { buildSurface, compileSurface } from '../../../src/surfaces/compile'
import { type Random, anyFormula, anyRule, randomFrom } from '../../helpers/anyTexts'

const seed = 20261126
/** Rules take longer. Together they are 100,000 texts. */
const [formulaCount, ruleCount] = [75_000, 25_000]
const parameters = ['x', 'y'] as const

/** Tries texts one by one. Reports the processor time of the slowest, in ms. Returns how many were taken and refused. */
function tryAll(
  count: number,
  make: (random: Random) => string,
  read: (text: string, random: Random) => void,
): { taken: number; refused: number } {
  const random = randomFrom(seed)
  const found = { total: 0, slowest: 0, slow: '', taken: 0, refused: 0 }
  for (let index = 0; index < count; index += 1) {
    const text = make(random)
    const began = process.cpuUsage()
    try {
      read(text, random)
      found.taken += 1
    } catch (error) {
      found.refused += 1
      if (!(error instanceof FormulaError))
        throw new Error(`${String(error)} of ${text.slice(0, 400)}`, { cause: error })
      const isPlaced =
        error.at >= 0 && error.at + error.length <= text.length && / at \d+/.test(error.message)
      if (!isPlaced || /\n/.test(error.message))
        throw new Error(`${error.message} of ${text.slice(0, 400)}`, { cause: error })
    }
    const took = process.cpuUsage(began).user / 1000
    found.total += took
    if (took > found.slowest) Object.assign(found, { slowest: took, slow: text.slice(0, 60) })
  }
  console.info(`${count} texts (seed ${seed}):`, found)
  return found
}

it('formulas', { timeout: 120_000 }, () => {
  const { taken, refused } = tryAll(formulaCount, anyFormula, (formula) => {
    compileSurface({ parameters, formula })
    if (formula.length < 300) return
    const graph = new Graph()
    buildSurface(graph, { parameters, formula }).hessian()
    expect(graph.work).toBeLessThanOrEqual(maxWork)
  })
  expect(taken).toBeGreaterThan(formulaCount / 4)
  expect(refused).toBeGreaterThan(formulaCount / 10)
})

const bowl = { parameters, formula: 'x^2 + 3 y^2' }
const long = { parameters, formula: Array.from({ length: 85 }, (_, index) => `(x+${index}y)`).join('*') }

it('rules, also on a surface that makes them large', { timeout: 120_000 }, () => {
  const { taken, refused } = tryAll(ruleCount, anyRule, (text, random) => {
    const optimizer = readRule(text, 'Any')
    const surface = text.split('grad(').length > 5 ? long : bowl
    const rule = compileOptimizer(optimizer).rule(surface)
    // An instruction is five numbers. Whole powers become products, at most 12 each.
    const instructions = rule.step.code.reduce((sum, code) => sum + code.length / 5, 0)
    expect(instructions).toBeLessThanOrEqual(12 * maxWork)
    if (random(50) === 0) rule.inspect()
  })
  expect(taken).toBeGreaterThan(ruleCount / 4)
  expect(refused).toBeGreaterThan(ruleCount / 10)
})
