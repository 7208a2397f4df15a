/** Graph → GLSL ES 3.00: one temporary per node, so that no expression nests. Uniforms hold all that a draw shares. */
import { gather } from './gather'
import { loopText, meansText } from './glslBodies'
import { expression, glslNumber } from './glslText'
import { Graph } from './graph'
import { type Node, isNumber, reachable } from './node'
import { copyTo, expandPowers, substitute } from './rewrite'
import { outputsOf } from './loop'
import { groupsOf } from './means'
import { type Range, rangesOf } from './range'
import { type Program, type Frequency, compileProgram } from './program'

export interface Glsl {
  /** Temporaries of what is steady: computed once, they hold for every step. */
  readonly steady: readonly Temporary[]
  /** Statements, one per line. */
  readonly body: string
  /** An expression for each root. */
  readonly results: readonly string[]
  /** Computes on the CPU in float64: first the constants of a draw, then the numbers that change from step to step. */
  readonly uniforms: Program
  /** How many of the outputs of `uniforms` are constants. */
  readonly constants: number
}

export interface Temporary {
  readonly name: string
  readonly expression: string
}

export interface GlslInputs {
  /** The GLSL expression of each input that varies within a draw. All others end up in uniforms. */
  readonly varying: ReadonlyMap<string, string>
  /** Inputs whose number may shape the text: terms that a 0 removes are left out. */
  readonly known?: ReadonlyMap<string, number>
  /** Those of `varying` that keep their value from step to step. */
  readonly steady?: ReadonlySet<string>
  /** Inputs that are the same for all runs of a draw, but change with its steps. */
  readonly stepwise?: ReadonlySet<string>
  /** The GLSL of the constant at `index`. */
  constant(index: number): string
  /** The GLSL of the number at `index` among those that change from step to step. */
  stepNumber?(index: number): string
  /** The GLSL of a steady number to the power of the step `t`. Without it, every step computes the power anew. */
  power?(base: string): string
  /** The range of an input. A root of what is never negative needs no guard, which costs more than the root. */
  rangeOf?(input: string): Range | undefined
  /** The prefix of the temporaries' names. */
  readonly prefix: string
}

/** What an expression depends on: constants of the draw, the step, steady inputs, all else. */
const dependsOn = { step: 1, steady: 2, all: 4 } as const

/** The GLSL that computes `roots`. It calls functions of shaders/guards.glsl. */
export function emitGlsl(roots: readonly Node[], inputs: readonly string[], how: GlslInputs): Glsl {
  // A graph of its own: what else was made in theirs would decide the order of operands.
  const graph = new Graph()
  const known = new Map([...(how.known ?? [])].map(([name, value]) => [name, graph.constant(value)]))
  const given = expandPowers(graph, substitute(graph, copyTo(graph, roots), known))
  const before = needsOf(reachable(given), how)
  const expanded = gather(graph, given, (node) => (before.get(node) ?? 0) <= dependsOn.step)
  const nodes = reachable(expanded)
  const needs = needsOf(nodes, how)
  const ranges = rangesOf(nodes, (input) => how.rangeOf?.(input))
  const names = namesIn(needs, how)
  const groups = groupsOf(nodes)
  const { shown, show, constants, stepNumbers } = names
  const steady: Temporary[] = []
  const lines: string[] = []
  for (const node of nodes) {
    const need = needs.get(node) ?? 0
    if (need <= dependsOn.step) continue
    if (node.op === 'input') {
      shown.set(node, how.varying.get(node.name) ?? '0.0')
      continue
    }
    if (node.op === 'output' || shown.has(node)) continue
    const name = `${how.prefix}${lines.length + steady.length}`
    if (node.loop) {
      const its = outputsOf(node, nodes)
      const loop = loopText(node.loop, name, node.args.map(show), [...its.keys()])
      lines.push(loop.text)
      shown.set(node, loop.turns)
      for (const [index, output] of its) shown.set(output, loop.outputs.get(index) ?? '0.0')
      continue
    }
    if (node.means) {
      const its = groups.find((group) => group.includes(node)) ?? [node]
      const means = meansText(its, name, node.args.map(show))
      lines.push(means.text)
      for (const [mean, expression] of means.shown) shown.set(mean, expression)
      continue
    }
    const text = textOf(node, names, needs, ranges, how)
    if (need === dependsOn.steady) steady.push({ name, expression: text })
    else lines.push(`float ${name} = ${text};`)
    shown.set(node, name)
  }
  const results = expanded.map(show)
  const fixed = inputs.filter((name) => !how.varying.has(name))
  const frequencyOf = (input: string): Frequency => (how.stepwise?.has(input) ? 1 : 0)
  return {
    steady,
    body: lines.join('\n'),
    results,
    uniforms: compileProgram(graph, [...constants, ...stepNumbers], fixed, frequencyOf),
    constants: constants.length,
  }
}

/** By which text each node is shown, and the numbers that a draw or a step has from the CPU. */
interface Names {
  readonly shown: Map<Node, string>
  /** Gives a number a place in its list, where it has none. */
  show(node: Node): string
  readonly constants: readonly Node[]
  readonly stepNumbers: readonly Node[]
}

function namesIn(needs: ReadonlyMap<Node, number>, how: GlslInputs): Names {
  const constants: Node[] = []
  const stepNumbers: Node[] = []
  const shown = new Map<Node, string>()
  const show = (node: Node): string => {
    const already = shown.get(node)
    if (already !== undefined) return already
    if (isNumber(node)) return glslNumber(node.value)
    const isConstant = needs.get(node) === 0
    const list = isConstant ? constants : stepNumbers
    const name = isConstant ? how.constant(list.length) : (how.stepNumber?.(list.length) ?? '0.0')
    list.push(node)
    shown.set(node, name)
    return name
  }
  return { shown, show, constants, stepNumbers }
}

/** One operation on what its arguments are shown by. */
function textOf(
  node: Node,
  { show }: Names,
  needs: ReadonlyMap<Node, number>,
  ranges: ReadonlyMap<Node, Range>,
  how: GlslInputs,
): string {
  const [first, second] = node.args
  const isDecay = node.op === 'pow' && first && second && needs.get(first) === dependsOn.steady
  if (isDecay && needs.get(second) === dependsOn.step) {
    const isStep = second.op === 'input' && second.name === 't'
    if (how.power && isStep) return how.power(show(first))
    return `decayPower(${node.args.map(show).join(', ')})`
  }
  const args = node.args.map(show)
  const isPlainRoot = node.op === 'sqrt' && first && (ranges.get(first)?.low ?? -1) >= 0
  return isPlainRoot ? `sqrt(${args.join(', ')})` : expression(node, args)
}

/** What each of `nodes` depends on. Arguments must come before the nodes that use them. */
function needsOf(nodes: readonly Node[], how: GlslInputs): Map<Node, number> {
  const needs = new Map<Node, number>()
  for (const node of nodes) {
    const own = node.op === 'input' ? needOf(node.name, how) : 0
    const need = node.args.reduce((sum, arg) => sum | (needs.get(arg) ?? 0), own)
    // What is computed once for all steps is one expression each.
    needs.set(node, (node.loop ?? node.means) && need > dependsOn.step ? need | dependsOn.all : need)
  }
  return needs
}

function needOf(input: string, { varying, steady, stepwise }: GlslInputs): number {
  if (stepwise?.has(input)) return dependsOn.step
  if (!varying.has(input)) return 0
  return steady?.has(input) ? dependsOn.steady : dependsOn.all
}
