/** A look inside a rule: the value of every line, its probes, and how its step depends on the gradient. */
import { type Value, components } from '../math/build'
import { crossesLoop, gradient } from '../math/derive'
import type { Node } from '../math/node'
import { substitute } from '../math/rewrite'
import { type Program, type Frequency, compileProgram } from '../math/program'
import type { Line } from '../math/syntax'
import type { SurfaceText } from '../surfaces/compile'
import { type Built, openRule } from './build'
import type { OptimizerText } from './optimizerText'
import { inputsOf, keyOf } from './scope'

/** Registers of `program` that hold the components of a value. A scalar has one. */
export type Registers = readonly number[]

export interface Inspection {
  readonly program: Program
  /** The value of each line of the rule. */
  readonly lines: readonly Registers[]
  /** The points outside of loops, and other than θ, at which the rule evaluates losses or gradients, in order. */
  readonly probes: readonly Registers[]
  /** These gradients with noise, and after clipping, in turn. */
  readonly further: readonly Registers[]
  /**
   * The rows of P, P_ij = −∂θ'_i/∂u_j. Here u is added to every gradient that the rule sees (`g` and each `grad`), and
   * its share of u to each updated momentum (see `carriedBy`). All other updated states are held fixed. The part of the
   * step that follows the gradient is then −P u. P is η I for plain descent, also with averages of the gradient instead
   * of the gradient; η/(√s + ε) for RMSprop; η (∇²L + λI)⁻¹ for Newton; 0 if only signs count.
   */
  readonly preconditioner: readonly Registers[]
  /** How many evaluations its loops take; none without them. */
  readonly counted: Registers
  /** Whether the step depends on the gradient through a loop. Then P is not taken, and is 0. */
  readonly crossesLoop: boolean
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
  const opened = openRule(built, lines, optimizer, surface)
  const theta = opened.values.get('theta')
  const units = inputsOf(built.graph, 'unit', built.dimension).map(({ name }) => name)
  const crosses = theta !== undefined && crossesLoop(nodesOf(theta), units)
  const nodes = [
    built.lines.map(nodesOf),
    probesOf(built),
    built.further.flatMap(({ noisy, slopes }) => [noisy, slopes]),
    crosses ? zeros(built) : preconditionerOf(built, opened),
    [built.asked.inLoops ? [built.asked.inLoops] : []],
  ]
  const program = compileProgram(built.graph, nodes.flat(2), inputs, frequencyOf, 'fused', true)
  let at = 0
  const [lineRegisters = [], probes = [], further = [], preconditioner = [], [counted = []] = []] = nodes.map(
    (group) => group.map((value) => program.output.slice(at, (at += value.length))),
  )
  return {
    program,
    lines: lineRegisters,
    probes,
    further,
    preconditioner,
    counted,
    crossesLoop: crosses,
    solves: built.solves,
  }
}

/** The rows of P as nodes that depend on the rule's inputs. */
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

function probesOf({ asked, graph, dimension }: Built): (readonly Node[])[] {
  const theta = keyOf(inputsOf(graph, 'theta', dimension))
  return [...asked.points].flatMap(([key, point]) => (key === theta ? [] : [point]))
}

function zeros({ graph, dimension }: Built): (readonly Node[])[] {
  const row = Array.from({ length: dimension }, () => graph.constant(0))
  return row.map(() => row)
}

function nodesOf(value: Value): readonly Node[] {
  return value.kind === 'vector' ? value.nodes : [value.node]
}
