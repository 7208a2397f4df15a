/** A rule laid open: what every line comes to, where it looks, and what its step owes to the gradient. */
import { type Value, components } from '../math/build'
import { gradient } from '../math/derive'
import { type Node, substitute } from '../math/graph'
import { type Program, type Frequency, compileProgram } from '../math/program'
import type { Line } from '../math/syntax'
import type { SurfaceText } from '../surfaces/compile'
import { type Built, type OptimizerText, inputsOf, openRule } from './build'

/** Registers of `program` that hold the components of a value; a scalar has one. */
export type Registers = readonly number[]

export interface Inspection {
  readonly program: Program
  /** What each line of the rule comes to. */
  readonly lines: readonly Registers[]
  /** The points at which it evaluates further gradients, in their order. */
  readonly probes: readonly Registers[]
  /**
   * The rows of P, P_ij = −∂θ'_i/∂u_j, where u stands in every gradient that the rule sees (`g` and each `grad`), and
   * its share of u in each momentum after its update (see `carriedBy`), all other states after their update held
   * fixed: the step is −P u as far as it follows them. η I for plain descent, with any number of averages of the
   * gradient in its place; η/(√s + ε) for RMSprop, η (∇²L + λI)⁻¹ for Newton; 0 where only signs count.
   */
  readonly preconditioner: readonly Registers[]
  /** Whether it uses the Hessian. */
  readonly solves: boolean
}

export function inspectionOf(
  built: Built,
  lines: readonly Line[],
  optimizer: OptimizerText,
  surface: SurfaceText,
  inputs: readonly string[],
  frequencyOf: (input: string) => Frequency,
): Inspection {
  const nodes = [
    built.lines.map(nodesOf),
    built.further.map(({ point }) => point),
    preconditionerOf(built, openRule(built, lines, optimizer, surface)),
  ]
  const program = compileProgram(built.graph, nodes.flat(2), inputs, frequencyOf, 'fused')
  let at = 0
  const [lineRegisters = [], probes = [], preconditioner = []] = nodes.map((group) =>
    group.map((value) => program.output.slice(at, (at += value.length))),
  )
  return { program, lines: lineRegisters, probes, preconditioner, solves: built.solves }
}

/** The rows of P as nodes of the rule's own inputs. */
function preconditionerOf(built: Built, opened: Built): (readonly Node[])[] {
  const { graph, dimension } = built
  const known = new Map<string, Node>()
  const know = (name: string, nodes: readonly Node[]): void =>
    nodes.forEach((node, index) => known.set(`${name}.${index}`, node))
  built.lines.forEach((value, index) => know(`held.${index}`, nodesOf(value)))
  built.further.forEach(({ slopes }, index) => know(`seen.${index}`, slopes))
  know(
    'unit',
    Array.from({ length: dimension }, () => graph.constant(0)),
  )
  const theta = opened.values.get('theta')
  if (!theta) return []
  const units = inputsOf(graph, 'unit', dimension).map(({ name }) => name)
  return components(theta, dimension).map((node) => {
    const slopes = gradient(graph, node, units)
    const rows = slopes.map((slope) => graph.negate(slope))
    return substitute(graph, rows, known)
  })
}

function nodesOf(value: Value): readonly Node[] {
  return value.kind === 'vector' ? value.nodes : [value.node]
}
