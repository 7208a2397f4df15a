/** What a rule carries of the gradient from step to step: the states that follow it, and how much of it they hold. */
import { gradient } from '../math/derive'
import { Graph, type Node, reachable, transform } from '../math/graph'

/** A vector state that is linear in the gradients that its rule sees. */
export interface Carried {
  /** Whether it is fed by itself: a momentum, where another only keeps the gradient of its step. */
  readonly isMomentum: boolean
  /** S: where u stands in every gradient, S u stands in the state after its update. */
  readonly shares: readonly (readonly Node[])[]
}

/**
 * Whether the new value of `state` carries the gradient, where the inputs `unit.*` stand in every gradient, and with
 * what share. An average comes to what it averages, so that of the gradient itself has the share I, whatever its decay;
 * a sum, as the heavy ball's v ← βv + g, has the share that one step adds. Other states that it reads from the step
 * before have the shares of `before`, so an average of g less the gradient of that step comes to nothing.
 */
export function carriedBy(
  graph: Graph,
  value: readonly Node[],
  state: string,
  before: ReadonlyMap<string, Carried>,
): Carried | undefined {
  const units = value.map((_, index) => `unit.${index}`)
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

/** `held` with its share of the inputs `unit.*` added. */
export function addShare(graph: Graph, held: readonly Node[], { shares }: Carried): Node[] {
  return held.map((node, row) =>
    (shares[row] ?? []).reduce(
      (sum, share, index) => graph.add(sum, graph.multiply(share, graph.input(`unit.${index}`))),
      node,
    ),
  )
}

/**
 * The setting that is the decay in ∂new/∂old of a state: what is left is proportional to it, and to nothing that the
 * steps change.
 */
export function decayIn(slope: Node): string | undefined {
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

/** Whether what a line takes of the gradient and what it keeps of a state add up to 1. */
export function isAverage(taken: Node, self: Node): boolean {
  const [one = 0, other = 0] = numbersAt([taken, self])
  return Math.abs(one + other - 1) < rounding
}

export function isZero(node: Node): boolean {
  return node.op === 'constant' && node.value === 0
}

const rounding = 1e-12
/** How near to 1 a decay is set to see whether what the state takes vanishes there, and what counts as vanished. */
const [nearly, vanished] = [1 - 1e-9, 1e-3]

/** Of an average what it averages, of a sum what a step adds. */
function sharesOf(graph: Graph, self: Node, taken: readonly Node[], row: number): Node[] {
  const one = graph.constant(1)
  const own = taken[row]
  const isPlain = own && taken.every((node, index) => index === row || isZero(node)) && isAverage(own, self)
  if (isPlain) return taken.map((node, index) => (index === row ? one : node))
  const decay = decayIn(self)
  const sizeAt = (value: number): number =>
    Math.hypot(...numbersAt(taken, { [`setting.${decay ?? ''}`]: value }))
  const vanishes = decay !== undefined && sizeAt(nearly) < vanished * sizeAt(0.5)
  return vanishes ? taken.map((node) => graph.divide(node, graph.subtract(one, self))) : [...taken]
}

function product(graph: Graph, slope: Node | undefined, share: Node | undefined): Node {
  return slope && share ? graph.multiply(slope, share) : graph.constant(0)
}

/** What nodes come to where every input is some number of its own between 0 and 1, but for those that are `set`. */
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
