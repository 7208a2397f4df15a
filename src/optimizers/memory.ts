/** A rule's memory: its momenta and the decays of its states, found in its graph. */
import { type Value, maxWork } from '../math/build'
import { gradient } from '../math/derive'
import type { Node } from '../math/node'
import type { Line } from '../math/syntax'
import type { Built } from './build'
import { decayIn, isAverage } from './carried'
import type { OptimizerText } from './optimizerText'
import { beginsAtTheta } from './starts'

/**
 * A state that is linear in the gradients that the rule sees and in its old value: heavy ball's v, Adam's m. One that
 * begins at θ is a place, which descends by itself, and no momentum.
 */
export interface Momentum {
  readonly state: string
  /** Its decays, in the order of the lines. Lion has one for its step and one for its state. */
  readonly decays: readonly string[]
}

interface Memory {
  readonly momenta: readonly Momentum[]
  readonly decays: readonly string[]
}

/**
 * A decay is a setting that multiplies a state: in the update of the state, or in a line that averages it with the
 * gradient. `opened` comes from `openRule`.
 */
export function memoryOf(opened: Built, lines: readonly Line[], optimizer: OptimizerText): Memory {
  const { graph, state, vectors, carried } = opened
  const inputs = state.map((name) => (vectors.has(name) ? `state.${name}.0` : `state.${name}`))
  const decays = opened.lines.flatMap((value, index) => {
    // A rule whose lines have so many slopes is no average that anyone would recognize.
    if (graph.work > maxWork) return []
    const [taken, ...selves] = gradient(graph, firstOf(value), ['unit.0', ...inputs])
    const line = lines[index]
    return state.flatMap((name, at) => {
      const self = selves[at]
      const setting = self && decayIn(self)
      if (!self || !taken || setting === undefined) return []
      return line?.target === name || isAverage(taken, self) ? [{ state: name, setting }] : []
    })
  })
  const decaysOf = (names: readonly string[]): string[] => [
    ...new Set(decays.flatMap((decay) => (names.includes(decay.state) ? decay.setting : []))),
  ]
  const momenta = state
    .filter((name) => carried.get(name)?.isMomentum && !beginsAtTheta(optimizer, name))
    .map((name) => ({ state: name, decays: decaysOf([name]) }))
  return { momenta, decays: [...new Set([...momenta.flatMap((each) => each.decays), ...decaysOf(state)])] }
}

/** The decay that is varied if only one can be: that of the first momentum that has one. */
export function decayOfMomentum({ momenta }: Memory): string | undefined {
  return momenta.flatMap(({ decays }) => decays)[0]
}

function firstOf(value: Value): Node {
  const node = value.kind === 'vector' ? value.nodes[0] : value.node
  if (!node) throw new RangeError('a vector without components')
  return node
}
