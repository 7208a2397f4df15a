/** Which parts of a loop matter. */
import { type Loop, type Node, reachable } from './node'

/** The carried inputs that matter: those whose last value is used, or on which the test or one of these depends. */
export function liveInputs({ inputs, test, next }: Loop, used: Iterable<number>): number[] {
  const places = new Map(inputs.slice(0, next.length).map((name, index) => [name, index]))
  const live = new Set<number>()
  const open: Node[] = [test]
  const known = new Map<Node, boolean>()
  const take = (index: number | undefined): void => {
    if (index === undefined || live.has(index)) return
    live.add(index)
    const root = next[index]
    if (root) open.push(root)
  }
  for (const index of used) take(index)
  for (let root = open.pop(); root; root = open.pop()) {
    for (const node of reachable([root], known)) {
      known.set(node, true)
      if (node.op === 'input') take(places.get(node.name))
    }
  }
  return [...live].sort((a, b) => a - b)
}

/** The outputs of a loop among `nodes`, by the numbers of its carried inputs. */
export function outputsOf(loop: Node, nodes: readonly Node[]): ReadonlyMap<number, Node> {
  const its = nodes.filter(({ op, args }) => op === 'output' && args[0] === loop)
  return new Map(its.map((node) => [Number(node.name), node]))
}

/** The nodes that depend on a carried input. Arguments must come before the nodes that use them. */
export function varyingOf(nodes: readonly Node[], carried: ReadonlySet<string>): ReadonlySet<Node> {
  const found = new Set<Node>()
  for (const node of nodes)
    if (node.op === 'input' ? carried.has(node.name) : node.args.some((arg) => found.has(arg)))
      found.add(node)
  return found
}
