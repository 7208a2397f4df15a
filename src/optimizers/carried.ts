/** How a rule carries the gradient from step to step: which states follow it, and what share of it they hold. */
import { crossesLoop, gradient } from '../math/derive'
import { hypot } from '../math/elementary/hypot'
import { Graph } from '../math/graph'
import { type Node, reachable } from '../math/node'
import { transform } from '../math/rewrite'

/** A vector state that is linear in the gradients that its rule sees. */
export interface Carried {
  /** Whether it depends on its old value: then it is a momentum. Else it only keeps the gradient of its step. */
  readonly isMomentum: boolean
  /** S: adding u to every gradient adds S u to the updated state. */
  readonly shares: readonly (readonly Node[])[]
}

/**
 * Whether the new value of `state` carries the gradient, and with what share. Every gradient contains the inputs
 * `unit.*`. An average settles at what it averages, so an average of the gradient has the share I, whatever its decay.
 * A sum, as in the heavy ball's v ← βv + g, has the share that one step adds. Other states that it reads from the
 * previous step have the shares in `before`. So the share of an average of g minus the previous gradient is 0.
 */
export function carriedBy(
  graph: Graph,
  value: readonly Node[],
  state: string,
  before: ReadonlyMap<string, Carried>,
): Carried | undefined {
  const units = value.map((_, index) => `unit.${index}`)
  if (crossesLoop(value, [...units, ...value.map((_, index) => `state.${state}.${index}`)])) return undefined
  const others = [...before].filter(([name]) => name !== state)
  const old = others.flatMap(([name]) => units.map((_, index) => `state.${name}.${index}`))
  const carriedOld = others.flatMap(([, { shares }]) => shares)
  const rows = value.map((node, row) => {
    const [self = graph.constant(0), ...slopes] = gradient(graph, node, [
      `state.${state}.${row}`,
      ...units,
      ...old,
    ])
    const taken = units.map((_, index) =>
      carriedOld.reduce(
        (sum, shares, at) => graph.add(sum, product(graph, slopes[units.length + at], shares[index])),
        slopes[index] ?? graph.constant(0),
      ),
    )
    return { self, taken }
  })
  const all = rows.flatMap(({ taken }) => taken)
  const varies = reachable(all).some(({ name }) => name.startsWith('unit.'))
  if (varies || numbersAt(all).every((number) => Math.abs(number) < rounding)) return undefined
  return {
    isMomentum: rows.some(({ self }) => !isZero(self)),
    shares: rows.map(({ self, taken }, row) => sharesOf(graph, self, taken, row)),
  }
}

/** Adds to `held` its share of the inputs `unit.*`. */
export function addShare(graph: Graph, held: readonly Node[], { shares }: Carried): Node[] {
  return held.map((node, row) =>
    (shares[row] ?? []).reduce(
      (sum, share, index) => graph.add(sum, graph.multiply(share, graph.input(`unit.${index}`))),
      node,
    ),
  )
}

/**
 * The setting that is the decay in ∂new/∂old of a state: the slope is proportional to it, and does not depend on
 * anything that changes from step to step.
 */
export function decayIn(slope: Node): string | undefined {
  if (isLarge(slope)) return undefined
  const inputs = reachable([slope]).filter(({ op }) => op === 'input')
  if (inputs.some(({ name }) => !/^(?:setting\.|t$|eta$)/.test(name))) return undefined
  return inputs
    .map(({ name }) => name)
    .find((name) => {
      if (!name.startsWith('setting.')) return false
      const [none = 0, half = 0, all = 0] = [0, 0.5, 1].flatMap((value) =>
        numbersAt([slope], { [name]: value }),
      )
      return all > 0 && Math.abs(none) < rounding && Math.abs(all - 2 * half) < rounding
    })
    ?.slice('setting.'.length)
}

/** Whether a line's share of the gradient and its share of a state add up to 1. */
export function isAverage(taken: Node, self: Node): boolean {
  if (isLarge(taken) || isLarge(self)) return false
  const [one = 0, other = 0] = numbersAt([taken, self])
  return Math.abs(one + other - 1) < rounding
}

/** Whether a slope has more operations than that of any average: nobody means it as one. Long rules have many slopes. */
function isLarge(slope: Node): boolean {
  const found = new Set([slope])
  for (const node of found) {
    if (found.size > maxSlope) return true
    for (const arg of node.args) found.add(arg)
  }
  return false
}

const maxSlope = 100

function isZero(node: Node): boolean {
  return node.op === 'constant' && node.value === 0
}

const rounding = 1e-12
/** A decay so near to 1 shows whether what the state takes vanishes there; below the second number it has. */
const [nearly, vanished] = [1 - 1e-9, 1e-3]

/** For an average: the share of what it averages. For a sum: the share that a step adds. */
function sharesOf(graph: Graph, self: Node, taken: readonly Node[], row: number): Node[] {
  const one = graph.constant(1)
  const own = taken[row]
  const isPlain = own && taken.every((node, index) => index === row || isZero(node)) && isAverage(own, self)
  if (isPlain) return taken.map((node, index) => (index === row ? one : node))
  const decay = decayIn(self)
  const sizeAt = (value: number): number =>
    numbersAt(taken, { [`setting.${decay ?? ''}`]: value }).reduce(hypot, 0)
  const vanishes = decay !== undefined && sizeAt(nearly) < vanished * sizeAt(0.5)
  return vanishes ? taken.map((node) => graph.divide(node, graph.subtract(one, self))) : [...taken]
}

function product(graph: Graph, slope: Node | undefined, share: Node | undefined): Node {
  return slope && share ? graph.multiply(slope, share) : graph.constant(0)
}

/** The values of nodes if each input is a different number between 0 and 1, except those in `set`. */
function numbersAt(nodes: readonly Node[], set: Readonly<Record<string, number>> = {}): number[] {
  const scratch = new Graph()
  const inputs = [...new Set(reachable(nodes).flatMap(({ op, name }) => (op === 'input' ? name : [])))].sort()
  const numbers = new Map(
    inputs.map((name, index) => [name, set[name] ?? 0.2 + 0.6 * ((0.3 + 0.618 * index) % 1)]),
  )
  return transform(scratch, nodes, ({ op, name }) =>
    op === 'input' ? scratch.constant(numbers.get(name) ?? 0) : undefined,
  ).map(({ value }) => value)
}
