/** Clipping of the gradients that a rule evaluates itself, as nodes: what src/run/clip.ts does to the given one. */
import type { Graph } from '../math/graph'
import type { Node } from '../math/node'

/** How the gradients of a run are clipped. The limit is an input of the rule's program, `clipLimit`. */
export type Clipping = 'norm' | 'value'

export const clipLimit = 'clip.limit'

/** What PyTorch adds to the length before it divides by it. */
export const clipEpsilon = 1e-6

/** The square of a larger number overflows in float32. shaders/clip.glsl has the same number. */
const squareable = 1e18

/** The clipping of a runner, if it has one. */
export function clippingOf(clip: { readonly norm?: number; readonly value?: number }): Clipping | undefined {
  if (clip.norm !== undefined) return 'norm'
  return clip.value === undefined ? undefined : 'value'
}

export function clipped(
  graph: Graph,
  slopes: readonly Node[],
  clipping: Clipping | undefined,
): readonly Node[] {
  const limit = graph.input(clipLimit)
  if (clipping === 'value')
    return slopes.map((slope) => graph.call('clamp', [slope, graph.negate(limit), limit]))
  if (clipping === undefined) return slopes
  const one = graph.constant(1)
  const largest = slopes
    .map((slope) => graph.call('abs', [slope]))
    .reduce((size, other) => graph.call('max', [size, other]))
  // 1 for all usual gradients, which stay as they are to the last bit.
  const scale = graph.choose(graph.compare('gt', largest, graph.constant(squareable)), largest, one)
  const scaled = slopes.map((slope) => graph.divide(slope, scale))
  const square = scaled
    .map((slope) => graph.multiply(slope, slope))
    .reduce((sum, product) => graph.add(sum, product))
  const epsilon = graph.divide(graph.constant(clipEpsilon), scale)
  const length = graph.add(graph.call('sqrt', [square]), epsilon)
  const factor = graph.call('min', [graph.multiply(graph.divide(one, length), limit), scale])
  return scaled.map((slope) => graph.multiply(slope, factor))
}
