/** The graphs within a graph as GLSL: a loop is a `for` that is left where its test fails, means are one over all rows. */
import { expression, glslNumber } from './glslText'
import { Graph } from './graph'
import { type Loop, type Node, reachable } from './node'
import { copyTo, expandPowers } from './rewrite'
import { liveInputs, outputsOf, varyingOf } from './loop'
import { groupsOf } from './means'

interface LoopText {
  readonly text: string
  /** How often it has turned, and the last values of its carried inputs, by their numbers. */
  readonly turns: string
  readonly outputs: ReadonlyMap<number, string>
}

/** `name` is the prefix of its names, `args` the text of its arguments, `used` which of the carried inputs are wanted. */
export function loopText(
  loop: Loop,
  name: string,
  args: readonly string[],
  used: readonly number[],
): LoopText {
  const { bound, inputs, next } = loop
  const live = liveInputs(loop, used)
  const variable = (index: number): string => `${name}v${index}`
  const graph = new Graph()
  const roots = expandPowers(
    graph,
    copyTo(graph, [loop.test, ...live.map((index) => next[index] ?? loop.test)]),
  )
  const [test, ...results] = roots
  if (!test) throw new Error('a loop has a test')
  const carried = new Map(live.map((index) => [inputs[index] ?? '', variable(index)]))
  const outside = inputs.map((input, index) => [input, args[index] ?? '0.0'] as const)
  const { show, write } = writer(name, new Map([...outside, ...carried]))
  const all = reachable(roots)
  const varying = varyingOf(all, new Set(carried.keys()))
  const tested = new Set(reachable([test]))
  const linesOf = (isWanted: (node: Node) => boolean): string[] => write(all.filter(isWanted), all)
  const before = linesOf((node) => !varying.has(node))
  const first = linesOf((node) => varying.has(node) && tested.has(node))
  const rest = linesOf((node) => varying.has(node) && !tested.has(node))
  const turns = `${name}t`
  return {
    text: [
      `float ${turns} = 0.0;`,
      ...live.map((index) => `float ${variable(index)} = ${args[index]};`),
      ...before,
      `for (int ${name}i = 0; ${name}i < ${bound}; ${name}i += 1) {`,
      ...first,
      ...(test.op === 'constant' && test.value !== 0 ? [] : [`if (${show(test)} == 0.0) break;`]),
      ...rest,
      ...live.map((index, at) => `float ${variable(index)}x = ${results[at] ? show(results[at]) : '0.0'};`),
      ...live.map((index) => `${variable(index)} = ${variable(index)}x;`),
      `${turns} += 1.0;`,
      '}',
    ].join('\n'),
    turns,
    outputs: new Map(live.map((index) => [index, variable(index)])),
  }
}

/** What writes the nodes of a body, each once, and the text that each is shown by. `given` has the texts of inputs. */
interface Writer {
  show(node: Node): string
  /** The lines of some of all nodes, in their order. */
  write(nodes: readonly Node[], all: readonly Node[]): string[]
}

function writer(name: string, given: ReadonlyMap<string, string>): Writer {
  const shown = new Map<Node, string>()
  const show = (node: Node): string =>
    shown.get(node) ?? (node.op === 'constant' ? glslNumber(node.value) : '0.0')
  const write = (nodes: readonly Node[], all: readonly Node[]): string[] =>
    nodes.flatMap((node): string[] => {
      if (node.op === 'constant' || node.op === 'output' || shown.has(node)) return []
      if (node.op === 'input') {
        shown.set(node, given.get(node.name) ?? '0.0')
        return []
      }
      const its = `${name}n${shown.size}`
      if (node.means) {
        const group = groupsOf(all).find((each) => each.includes(node)) ?? [node]
        const means = meansText(group, its, node.args.map(show))
        for (const [mean, text] of means.shown) shown.set(mean, text)
        return [means.text]
      }
      if (!node.loop) {
        const line = `float ${its} = ${expression(node, node.args.map(show))};`
        shown.set(node, its)
        return [line]
      }
      const outputs = outputsOf(node, all)
      const inner = loopText(node.loop, its, node.args.map(show), [...outputs.keys()])
      shown.set(node, inner.turns)
      for (const [index, output] of outputs) shown.set(output, inner.outputs.get(index) ?? '0.0')
      return [inner.text]
    })
  return { show, write }
}

interface MeansText {
  readonly text: string
  /** The expression of each mean. */
  readonly shown: ReadonlyMap<Node, string>
}

/** `group` are means of one body with the same arguments, whose texts are `args`. `name` is the prefix of its names. */
export function meansText(group: readonly Node[], name: string, args: readonly string[]): MeansText {
  const means = group[0]?.means
  if (!means) throw new Error('a mean has a body')
  const { columns, inputs, roots } = means
  const graph = new Graph()
  const wanted = group.map((node) => roots[Number(node.name)] as Node)
  const bodies = expandPowers(graph, copyTo(graph, wanted))
  const row = `${name}row`
  const { show, write } = writer(
    name,
    new Map([
      ...inputs.map((input, index) => [input, args[index] ?? '0.0'] as const),
      ...columns.map((column, index) => [column, `${row}.${'xyzw'[index] ?? 'x'}`] as const),
    ]),
  )
  const all = reachable(bodies)
  const varying = varyingOf(all, new Set(columns))
  const before = write(
    all.filter((node) => !varying.has(node)),
    all,
  )
  const each = write(
    all.filter((node) => varying.has(node)),
    all,
  )
  const sum = (index: number): string => `${name}m${index}`
  return {
    text: [
      ...bodies.map((_, index) => `float ${sum(index)} = 0.0;`),
      ...before,
      `int ${name}end = batchFirst + rowCount();`,
      `for (int ${name}i = batchFirst; ${name}i < ${name}end; ${name}i += 1) {`,
      `vec4 ${row} = rowAt(${name}i);`,
      ...each,
      ...bodies.map((body, index) => `${sum(index)} += ${show(body)};`),
      '}',
      ...bodies.map((_, index) => `${sum(index)} /= float(rowCount());`),
    ].join('\n'),
    shown: new Map(group.map((node, index) => [node, sum(index)])),
  }
}
