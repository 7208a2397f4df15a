/** What a step of a rule asks of the surface, and what that costs. */
import type { Node } from '../math/node'
import type { Built } from './build'
import { inputsOf, keyOf } from './scope'

/** Whether a rule evaluates gradients or losses itself, which it does with the clipping of its runner. */
export function evaluatesGradients({ asked }: Built): boolean {
  return asked.points.size > 0 || asked.inLoops !== undefined
}

export function asksOfHessian({ asked: { products, solves, diagonal } }: Built): boolean {
  return products.size > 0 || solves || diagonal
}

/**
 * The evaluations of a step. Each place counts once, whether its value, its gradient or both are wanted: also the place of
 * `g`, unless no line uses it. So does each product of the Hessian with a vector; the whole Hessian, or its diagonal,
 * counts one for each parameter. Loops add theirs as they turn.
 */
export function evaluationsOf(
  { graph, asked, dimension }: Built,
  all: readonly Node[],
): Pick<Built['asked'], 'inLoops'> & { evaluations: number } {
  const points = new Set(asked.points.keys())
  if (all.some(({ op, name }) => op === 'input' && name.startsWith('g.')))
    points.add(keyOf(inputsOf(graph, 'theta', dimension)))
  const whole = asked.solves || asked.diagonal ? dimension : 0
  return {
    evaluations: Math.max(points.size + asked.products.size + whole, asked.inLoops ? 0 : 1),
    inLoops: asked.inLoops,
  }
}
