/** The lines of a rule in order, with its loops: each becomes one node, with a body that is a graph of its own. */
import { type Value, build, buildLines, scalar, vector } from '../math/build'
import { FormulaError } from '../math/error'
import { type Look, type Node, reachable } from '../math/node'
import type { Line } from '../math/syntax'
import { type Block, type Body, type Cell, argumentOf, varies } from './loopBody'
import { checkTurns, costOf, count } from './loopCost'
import { nothingAsked, scopeOf } from './scope'

/**
 * Builds the loop whose head stands first in `lines`, with its end as the last. Returns the value of each line: how often
 * the loop has turned for the head and the end, and what the lines between gave in the last turn, NaN without one. What
 * they assign keeps its value after the loop if it had one before.
 *
 * @throws FormulaError as `build` does, or if the turns make too much work
 */
export function buildLoop(lines: readonly Line[], outer: Block): Value[] {
  const [head] = lines
  const body = lines.slice(1, -1)
  if (!head?.repeat) throw new Error('a loop begins with its head')
  const { values } = outer.scope
  const assigned = [...new Set(body.flatMap(({ target }) => target ?? []))].filter((name) => values.has(name))
  const vectors = new Set(assigned.filter((name) => values.get(name)?.kind === 'vector'))
  const grow = (made: Body): boolean => {
    const grown = assigned.filter((name) => !vectors.has(name) && made.values.get(name)?.kind === 'vector')
    for (const name of grown) vectors.add(name)
    return grown.length > 0
  }
  for (;;) {
    try {
      const made = bodyOf(head, body, outer, vectors)
      if (!grow(made)) return close(head, made, assigned, outer)
    } catch (error) {
      // A line may want a vector of a name that a later line of the body makes one.
      const trial = { ...outer, context: { ...outer.context, isTrial: true } }
      if (
        outer.context.isTrial ||
        !(error instanceof FormulaError) ||
        !grow(bodyOf(head, body, trial, vectors))
      )
        throw error
    }
  }
}

function bodyOf(
  head: Line,
  body: readonly Line[],
  { context, scope }: Block,
  vectors: ReadonlySet<string>,
): Body {
  const graph = scope.graph.inner()
  const { dimension = 2 } = scope
  const input = (name: string, value: Value): Value =>
    value.kind === 'vector' || vectors.has(name)
      ? vector(Array.from({ length: dimension }, (_, index) => graph.input(`at.${name}.${index}`)))
      : scalar(graph.input(`at.${name}`))
  const begins = new Map([...scope.values].map(([name, value]) => [name, input(name, value)]))
  const values = new Map(begins)
  const asked = nothingAsked()
  const inner = scopeOf(graph, values, asked, context, () => graph.input('turn'))
  const given = (name: string): Value | undefined => {
    const value = scope.given?.(name)
    return value && input(name, value)
  }
  const its = { ...inner, given }
  const test = build(head.value, its)
  if (test.kind === 'vector') {
    const { at, length } = head.value
    throw new FormulaError(
      'a condition with two values',
      scope.text,
      at,
      length,
      'compare numbers, as norm(v) < 1',
    )
  }
  const { points, losses, products } = asked
  const tested = {
    ...asked,
    points: new Map(points),
    losses: new Set(losses),
    products: new Map(products),
  }
  const lines = buildBlock(body, { context, scope: its, asked, turns: () => graph.input('turn') })
  return { graph, values, begins, test: test.node, tested, asked, lines }
}

/** Lines with loops among them. Returns the value of each. */
function buildBlock(lines: readonly Line[], block: Block): Value[] {
  const found: Value[] = []
  while (found.length < lines.length) {
    const [line] = lines.slice(found.length)
    if (!line) break
    if (line.repeat) {
      const end = endOf(lines, found.length)
      found.push(...buildLoop(lines.slice(found.length, end + 1), block))
    } else found.push(buildLines([line], block.scope))
  }
  return found
}

/** The end of the loop whose head is at `begin`. */
export function endOf(lines: readonly Line[], begin: number): number {
  return lines.findIndex((line, at) => at > begin && line.ends && line.depth === lines[begin]?.depth)
}

function close(head: Line, body: Body, assigned: readonly string[], outer: Block): Value[] {
  const { graph, values } = outer.scope
  const { dimension = 2 } = outer.scope
  const cells: Cell[] = []
  const add = (input: string, begin: Node, next: Node): number => cells.push({ input, begin, next }) - 1
  const nodes = (value: Value | undefined, isVector: boolean): readonly Node[] => {
    if (!value) return []
    if (value.kind === 'vector') return value.nodes
    return isVector ? Array.from({ length: dimension }, () => value.node) : [value.node]
  }
  const kept = assigned.map((name) => {
    const begin = body.begins.get(name)
    const isVector = begin?.kind === 'vector'
    const [old, next] = [nodes(values.get(name), isVector), nodes(body.values.get(name), isVector)]
    const places = nodes(begin, isVector).map(({ name: input }, index) =>
      add(input, old[index] ?? graph.constant(0), next[index] ?? graph.constant(0)),
    )
    return { name, isVector, places }
  })
  const none = graph.constant(Number.NaN)
  const lines = body.lines.map((value, line) => ({
    isVector: value.kind === 'vector',
    places: nodes(value, false).map((next, index) => add(`line.${line}.${index}`, none, next)),
  }))
  const turn = body.graph.input('turn')
  // In an inner loop every turn of the outer one counts on, so each draw has a number of its own. The turns of all loops
  // are bounded (checkTurns), so it is exact in float32.
  const turnsBefore = graph.multiply(graph.constant(head.repeat?.bound ?? 1), outer.turns())
  add('turn', turnsBefore, body.graph.add(turn, body.graph.constant(1)))
  const cost = costOf(body, new Set(cells.map(({ input }) => input)), outer)
  const costPlace = cost.perTurn.op === 'constant' ? undefined : add('cost', graph.constant(0), body.graph.add(body.graph.input('cost'), cost.perTurn)) // prettier-ignore
  checkTurns(head, body, cells, outer)
  const loop = loopNode(head, body, cells, outer)
  const valueAt = ({ isVector, places }: { isVector: boolean; places: readonly number[] }): Value => {
    const outputs = places.map((place) => graph.output(loop, place))
    const [first] = outputs
    return isVector || !first ? vector(outputs) : scalar(first)
  }
  for (const each of kept) values.set(each.name, valueAt(each))
  count(head, loop, cost, costPlace, outer)
  return [scalar(loop), ...lines.map(valueAt), scalar(loop)]
}

/** The loop as a node. What its body reads from outside are its further arguments. */
function loopNode({ repeat, at }: Line, body: Body, cells: readonly Cell[], outer: Block): Node {
  const { test } = body
  const next = cells.map((cell) => cell.next)
  const carried = new Set(cells.map(({ input }) => input))
  const read = reachable([test, ...next]).filter(({ op, name }) => op === 'input' && !carried.has(name))
  const inputs = [...carried, ...read.map(({ name }) => name)]
  const args = [...cells.map(({ begin }) => begin), ...read.map(({ name }) => argumentOf(name, outer))]
  const looks = looksOf(body, carried)
  return outer.scope.graph.loop({ bound: repeat?.bound ?? 1, inputs, test, next, looks, at }, args)
}

/** The points that differ from turn to turn, in the order of the text. */
function looksOf({ asked, tested }: Body, carried: ReadonlySet<string>): Look[] {
  return [...asked.points]
    .filter(([, nodes]) => varies(nodes, carried))
    .map(([key, nodes]) => ({ nodes, isTested: tested.points.has(key), isLoss: asked.losses.has(key) }))
}
