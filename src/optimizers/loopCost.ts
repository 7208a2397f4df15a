/** What a loop costs: how often its turns evaluate the surface, and how much work they may be. */
import { maxWork } from '../math/build'
import { FormulaError } from '../math/error'
import { type Node, reachable } from '../math/node'
import { transform } from '../math/rewrite'
import type { Line } from '../math/syntax'
import { type Block, type Body, type Cell, argumentOf, varies } from './loopBody'
import { type Asked, keyOf, remember } from './scope'

/** How much work a step may do in its loops, if they turn as often as they can: ten times that of a rule without. */
const maxTurnedWork = 10 * maxWork

/** How many evaluations a test of a loop takes, and the rest of a turn, as a node of its body. */
interface Cost {
  readonly perTest: number
  readonly perTurn: Node
}

/** What stays the same in all turns is asked for once, outside. */
export function costOf(body: Body, carried: ReadonlySet<string>, outer: Block): Cost {
  const { graph, tested, asked } = body
  const countOf = (its: 'points' | 'products', list: Asked): number =>
    [...list[its]].filter(([, nodes]) => varies(nodes, carried)).length
  for (const its of ['points', 'products'] as const) {
    for (const [key, nodes] of asked[its]) {
      if (varies(nodes, carried)) continue
      const outside = lifted(nodes, outer)
      remember(outer.asked[its], outside)
      if (its === 'points' && asked.losses.has(key)) outer.asked.losses.add(keyOf(outside))
    }
  }
  outer.asked.solves ||= asked.solves
  outer.asked.diagonal ||= asked.diagonal
  const perTest = countOf('points', tested) + countOf('products', tested)
  const own = graph.constant(countOf('points', asked) + countOf('products', asked) - perTest)
  return { perTest, perTurn: asked.inLoops ? graph.add(own, asked.inLoops) : own }
}

/** Nodes of a body that no turn changes, in the graph outside. */
function lifted(nodes: readonly Node[], outer: Block): Node[] {
  const { graph } = outer.scope
  return transform(graph, nodes, ({ op, name, value }) => {
    if (op === 'constant') return graph.constant(value)
    return op === 'input' ? argumentOf(name, outer) : undefined
  })
}

/** Adds the evaluations of a loop to those of the lines around it. The test that ends a loop counts too. */
export function count(
  { repeat }: Line,
  loop: Node,
  { perTest, perTurn }: Cost,
  costPlace: number | undefined,
  { asked, scope: { graph } }: Block,
): void {
  const inTurns =
    costPlace === undefined ? graph.multiply(perTurn.op === 'constant' ? graph.constant(perTurn.value) : perTurn, loop) : graph.output(loop, costPlace) // prettier-ignore
  const tests = graph.add(loop, graph.compare('lt', loop, graph.constant(repeat?.bound ?? 1)))
  const all = graph.add(inTurns, graph.multiply(graph.constant(perTest), tests))
  if (all.op === 'constant' && all.value === 0) return
  asked.inLoops = asked.inLoops ? graph.add(asked.inLoops, all) : all
}

/** @throws FormulaError if all turns of all loops so far make too much work */
export function checkTurns(
  { repeat, at, length }: Line,
  body: Body,
  cells: readonly Cell[],
  outer: Block,
): void {
  const { bound } = repeat ?? { bound: 1 }
  const work = reachable([body.test, ...cells.map(({ next }) => next)]).length + body.asked.turned
  outer.asked.turned += bound * work
  if (outer.scope.isUnlimited || outer.asked.turned <= maxTurnedWork) return
  const problem = `more than ${maxTurnedWork} operations in loops: ${bound} turns of ${work}`
  throw new FormulaError(problem, outer.scope.text, at, length, 'let them turn less')
}
