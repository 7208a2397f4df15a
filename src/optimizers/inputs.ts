/** The inputs of a rule's programs: in which range each lies, and how often it changes. */
import { boundsOf } from '../math/bounds'
import { type Node, reachable } from '../math/node'
import { ownOf } from '../math/own'
import type { Frequency } from '../math/program'
import { type Range, rangesOf } from '../math/range'
import { clipLimit } from './clipping'
import type { OptimizerText } from './optimizerText'

/**
 * What is known of a rule's inputs: the bounds of its settings, and which states are never negative. Such a state
 * begins at 0 or above and every step keeps it there, like an average of squares.
 */
export function rangesOfInputs(
  optimizer: OptimizerText,
  roots: readonly Node[],
  state: readonly { readonly input: string; readonly of: string }[],
): (input: string) => Range | undefined {
  const known = new Map<string, Range>([
    ['t', { low: 1, high: Infinity }],
    ['T', { low: 0, high: Infinity }],
    ['eta', { low: 0, high: Infinity }],
    [clipLimit, { low: 0, high: Infinity }],
    ...Object.entries(optimizer.settings).map(
      ([name, setting]) => [`setting.${name}`, boundsOf(setting)] as const,
    ),
  ])
  const kept = roots.slice(roots.length - state.length)
  const begins = state.filter(({ of }) => {
    const start = ownOf(optimizer.state, of) ?? Number.NaN
    return Number(start) >= 0 || (known.get(`setting.${start}`)?.low ?? -1) >= 0
  })
  for (const { input } of begins) known.set(input, { low: 0, high: Infinity })
  for (let before = Infinity; before !== known.size;) {
    before = known.size
    const ranges = rangesOf(reachable(kept), (input) => known.get(input))
    state.forEach(({ input }, index) => {
      const next = kept[index]
      if (!next || !((ranges.get(next)?.low ?? -1) >= 0)) known.delete(input)
    })
  }
  return (input) => known.get(input)
}

export function frequencyOf(input: string): Frequency {
  if (input.startsWith('setting.') || input.startsWith('surface.') || input === clipLimit || input === 'T')
    return 0
  return input === 't' || input === 'eta' || input === 'dice' ? 1 : 2
}
