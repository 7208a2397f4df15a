/** The body of a loop while a rule is built: a graph of its own, and what it reads of the lines around it. */
import type { Scope, Value } from '../math/build'
import type { Graph } from '../math/graph'
import { type Node, reachable } from '../math/node'
import type { Asked, RuleContext } from './scope'

/** The lines of a graph that is being built, and what they ask for. */
export interface Block {
  readonly context: RuleContext
  readonly scope: Scope
  readonly asked: Asked
  /** How often the loops around have turned. */
  turns(): Node
}

/** A body with what its lines gave. */
export interface Body {
  readonly graph: Graph
  readonly values: ReadonlyMap<string, Value>
  readonly begins: ReadonlyMap<string, Value>
  readonly test: Node
  readonly tested: Asked
  readonly asked: Asked
  readonly lines: readonly Value[]
}

/** What a loop carries from turn to turn. */
export interface Cell {
  readonly input: string
  readonly begin: Node
  readonly next: Node
}

/** Whether they depend on what a loop carries. */
export function varies(nodes: readonly Node[], carried: ReadonlySet<string>): boolean {
  return reachable(nodes).some(({ op, name }) => op === 'input' && carried.has(name))
}

/** What an input of a body stands for outside of it. */
export function argumentOf(input: string, { scope }: Block): Node {
  const [, name = '', index = '0'] = /^at\.(.*?)(?:\.(\d+))?$/.exec(input) ?? []
  const value = name === '' ? undefined : (scope.values.get(name) ?? scope.given?.(name))
  if (!value) return scope.graph.input(input)
  return value.kind === 'vector' ? (value.nodes[Number(index)] ?? scope.graph.input(input)) : value.node
}
