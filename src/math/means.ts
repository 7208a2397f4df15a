/** Means over rows as programs of their own, which an instruction of another program runs. */
import type { Code } from './code'
import { Graph } from './graph'
import type { Node } from './node'
import { copyTo } from './rewrite'
import { signatureOfMeans } from './signature'
import { type Body, type MeansProgram, type Place, block, rowInstruction } from './rows'
import { instructionsOf, nameOf } from './run'

/** Compiles the roots of a body. `isVarying` says which of its inputs differ from row to row. */
type CompileBody = (
  graph: Graph,
  roots: readonly Node[],
  inputs: readonly string[],
  isVarying: (input: string) => boolean,
) => Body

interface MeansPrograms {
  readonly programs: readonly MeansProgram[]
  /** For each mean, its program, and its place in that. */
  readonly places: ReadonlyMap<Node, readonly [number, number]>
  /** The first mean of each program, which runs it for all. */
  readonly first: ReadonlySet<Node>
}

/** The means among `nodes`. Those of one body with the same arguments are computed together. */
export function meansOf(
  nodes: readonly Node[],
  at: (node: Node | undefined) => number,
  compile: CompileBody,
): MeansPrograms {
  const groups = groupsOf(nodes)
  const places = new Map<Node, readonly [number, number]>()
  groups.forEach((group, index) => group.forEach((node, place) => places.set(node, [index, place])))
  return {
    programs: groups.map((group) => compileMeans(group, at, compile)),
    places,
    first: new Set(groups.flatMap((group) => group.slice(0, 1))),
  }
}

/** The means among `nodes` that are computed in one pass: those of one body with the same arguments. */
export function groupsOf(nodes: readonly Node[]): readonly (readonly Node[])[] {
  const groups = new Map<string, Node[]>()
  for (const node of nodes) {
    if (!node.means) continue
    const key = `${signatureOfMeans(node.means)} ${node.args.map(({ id }) => id).join(' ')}`
    groups.set(key, [...(groups.get(key) ?? []), node])
  }
  return [...groups.values()]
}

function compileMeans(
  group: readonly Node[],
  at: (node: Node | undefined) => number,
  compile: CompileBody,
): MeansProgram {
  const [first] = group
  if (!first?.means) throw new Error('a mean has a body')
  const { columns, inputs, roots } = first.means
  const graph = new Graph()
  const wanted = group.map(({ name }) => roots[Number(name)] as Node)
  const isColumn = new Set(columns)
  const body = compile(graph, copyTo(graph, wanted), [...columns, ...inputs], (name) => isColumn.has(name))
  const slotOf = (name: string): number => body.input.get(name) ?? 0
  const written = instructionsOf(body.code[2]).map(({ to }) => to)
  const slots = body.registers.length
  const blocks = new Map(
    [...new Set([...columns.map(slotOf), ...written])].map((slot, index) => [slot, slots + index * block]),
  )
  const placeOf = (slot: number): Place => {
    const own = blocks.get(slot)
    return own === undefined ? { at: slot, step: 0 } : { at: own, step: 1 }
  }
  const memory = new Float64Array(slots + blocks.size * block)
  memory.set(body.registers)
  const onRows = (code: Code): Int32Array =>
    Int32Array.from(
      instructionsOf(code).flatMap(({ code: [op = 0, to = 0, ...operands] }) =>
        rowInstruction(nameOf(op), placeOf(to), operands.map(placeOf)),
      ),
    )
  const outputs = body.output.map(placeOf)
  return {
    body,
    memory,
    once: onRows(body.code[0]),
    each: onRows(body.code[2]),
    columns: Int32Array.from(columns, (name) => placeOf(slotOf(name)).at),
    from: Int32Array.from(first.args, at),
    inputs: Int32Array.from(inputs, slotOf),
    roots: Int32Array.from(outputs, ({ at: place }) => place),
    steps: Int32Array.from(outputs, ({ step }) => step),
    means: new Float64Array(outputs.length),
  }
}
