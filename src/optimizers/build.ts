/** An update rule on a surface as nodes of a graph: what it computes, or how its step depends on the gradient. */
import { type Value, buildLines, maxWork, scalar, vector } from '../math/build'
import { Graph } from '../math/graph'
import type { Node } from '../math/node'
import type { Line } from '../math/syntax'
import type { SurfaceText } from '../surfaces/compile'
import { type Carried, carriedBy, addShare } from './carried'
import { type Clipping, clipped } from './clipping'
import { buildLoop, endOf } from './loops'
import type { OptimizerText } from './optimizerText'
import { type Asked, callsOf, derivativesOf, inputsOf, met, nothingAsked, remember, scopeOf } from './scope'
import { beginsAtTheta } from './starts'

export interface Built {
  readonly graph: Graph
  /** The value of every name at the end. */
  readonly values: ReadonlyMap<string, Value>
  /** The value of each line. */
  readonly lines: readonly Value[]
  readonly state: readonly string[]
  /** The states that are vectors. */
  readonly vectors: ReadonlySet<string>
  readonly dimension: number
  /** Each `grad` of the rule outside of loops, in order. */
  readonly further: readonly Further[]
  /** What it asks of the surface besides `g`. */
  readonly asked: Asked
  /** Whether it uses the Hessian, with `solve`. */
  readonly solves: boolean
  /** How the gradients that it evaluates are clipped. */
  readonly clipping: Clipping | undefined
  /** If the rule was cut open: the states that carry the gradient, by name. */
  readonly carried: ReadonlyMap<string, Carried>
}

/** A gradient that the rule evaluates itself: its point, the gradient with noise, and the result, which is clipped too. */
interface Further {
  readonly point: readonly Node[]
  readonly noisy: readonly Node[]
  readonly slopes: readonly Node[]
}

/** @throws FormulaError if the rule is wrong, or too large on this surface */
export function buildRule(
  lines: readonly Line[],
  optimizer: OptimizerText,
  surface: SurfaceText,
  clipping?: Clipping,
): Built {
  return build(lines, optimizer, surface, new Graph(), vectorsOf(lines, optimizer), { clipping })
}

/**
 * The states that are vectors. A state is a scalar until a vector is assigned to it. So the rule is built again until
 * no more states change. The surface has no part in that, so the simplest will do.
 */
function vectorsOf(lines: readonly Line[], optimizer: OptimizerText): ReadonlySet<string> {
  const plane = { parameters: ['x', 'y'], formula: 'x + y' }
  const vectors = new Set(Object.keys(optimizer.state).filter((name) => beginsAtTheta(optimizer, name)))
  for (;;) {
    const { state, values } = build(lines, optimizer, plane, new Graph(), vectors, { isTrial: true })
    const grown = state.filter((name) => values.get(name)?.kind === 'vector' && !vectors.has(name))
    if (grown.length === 0) return vectors
    for (const name of grown) vectors.add(name)
  }
}

/**
 * The same rule, in the same graph, cut open where gradients come in. Every gradient that it sees (`g` and each `grad`)
 * gets the inputs `unit.*` added. Every state that carries the gradient gets its share of them added after its update.
 * Apart from that, an updated state is held fixed: later lines see the inputs `held.LINE.*` instead of it. They see
 * `seen.CALL.*` instead of the result of a `grad`.
 */
export function openRule(
  built: Built,
  lines: readonly Line[],
  optimizer: OptimizerText,
  surface: SurfaceText,
): Built {
  let opened = built
  built.graph.begin()
  // A rule may read a state above the line that fills it. So what a state carries is known one pass later, and along a
  // chain of states each takes one pass more.
  for (let pass = 0; pass <= built.state.length; pass += 1) {
    const { carried } = opened
    opened = build(lines, optimizer, surface, built.graph, built.vectors, {
      clipping: built.clipping,
      opened: { before: carried },
    })
    if (pass > 0 && carriesSame(carried, opened.carried)) break
  }
  return opened
}

function carriesSame(a: ReadonlyMap<string, Carried>, b: ReadonlyMap<string, Carried>): boolean {
  const isSame = (one: Carried, other: Carried | undefined): boolean =>
    other?.isMomentum === one.isMomentum &&
    one.shares.every((row, index) => row.every((share, at) => share === other.shares[index]?.[at]))
  return a.size === b.size && [...a].every(([name, one]) => isSame(one, b.get(name)))
}

/** How a rule is built in one pass. */
interface Pass {
  readonly clipping?: Clipping | undefined
  /** If it is cut open: what its states carried in the pass before. */
  readonly opened?: { readonly before: ReadonlyMap<string, Carried> }
  readonly isTrial?: boolean
}

function build(
  lines: readonly Line[],
  optimizer: OptimizerText,
  surface: SurfaceText,
  graph: Graph,
  vectors: ReadonlySet<string>,
  { clipping, opened, isTrial = false }: Pass,
): Built {
  const dimension = surface.parameters.length
  const state = Object.keys(optimizer.state)
  const isOpened = opened !== undefined
  const values = valuesBefore(graph, optimizer, vectors, dimension, isOpened)
  const its = derivativesOf(graph, surface)
  const asked = nothingAsked()
  const further: Further[] = []
  const gradient = (point: readonly Node[]): readonly Node[] => {
    remember(asked.points, point)
    const noisy = isOpened
      ? inputsOf(graph, `seen.${further.length}`, dimension)
      : its.at(point, its.gradient()).map((slope, index) => graph.add(slope, graph.input(`noise.${index}`)))
    const slopes = isOpened ? met(graph, noisy, true) : clipped(graph, noisy, clipping)
    further.push({ point, noisy, slopes })
    return slopes
  }
  const context = { optimizer, surface, clipping, isOpened, isTrial, calls: callsOf(lines) }
  const none = (): Node => graph.constant(0)
  const scope = { ...scopeOf(graph, values, asked, context, none, its), gradient }
  const carried = new Map<string, Carried>()
  const inLoops: Value[] = []
  const built = lines.map((line, index) => {
    if (line.repeat && line.depth === 0) {
      const loop = lines.slice(index, endOf(lines, index) + 1)
      inLoops.push(...buildLoop(loop, { context, scope, asked, turns: none }))
    }
    const inLoop = inLoops.shift()
    if (inLoop) return inLoop
    const value = buildLines([line], scope)
    const { target } = line
    const isUpdate = target !== undefined && state.includes(target)
    if (!opened || !isUpdate || lines.findLastIndex((each) => each.target === target) !== index) return value
    const held = inputsOf(graph, `held.${index}`, dimension)
    // In a rule that makes too much work, the states that are left count as not carried.
    const isClear = value.kind === 'vector' && graph.work <= maxWork
    const share = isClear ? carriedBy(graph, value.nodes, target, opened.before) : undefined
    if (share) carried.set(target, share)
    const seen = share ? addShare(graph, held, share) : held
    values.set(target, value.kind === 'scalar' ? scalar(held[0] ?? value.node) : vector(seen))
    return value
  })
  const { solves } = asked
  return { graph, values, lines: built, state, vectors, dimension, further, asked, solves, clipping, carried }
}

/** The value of every name before the first line. */
function valuesBefore(
  graph: Graph,
  { settings, state }: OptimizerText,
  vectors: ReadonlySet<string>,
  dimension: number,
  isOpened: boolean,
): Map<string, Value> {
  const input = (name: string): Node[] => inputsOf(graph, name, dimension)
  const theta = input('theta')
  input('unit')
  const values = new Map<string, Value>([
    ['theta', vector(theta)],
    ['g', vector(met(graph, input('g'), isOpened))],
    ['t', scalar(graph.input('t'))],
  ])
  for (const name of Object.keys(settings)) values.set(name, scalar(graph.input(`setting.${name}`)))
  values.set('eta', scalar(graph.input('eta')))
  for (const name of Object.keys(state)) {
    const isVector = vectors.has(name)
    values.set(name, isVector ? vector(input(`state.${name}`)) : scalar(graph.input(`state.${name}`)))
  }
  return values
}
