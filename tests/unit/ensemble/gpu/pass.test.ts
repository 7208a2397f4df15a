/** Which pass an ensemble makes next on the way to a step. */
import { expect, test } from 'vitest'
import { type Limits, type Pass, nextPass, stepsOf } from '../../../../src/ensemble/gpu/pass'

/** All passes from the start to `target`, each in a word; changes of the settings come before the steps `changes`. */
function way(target: number, changes: readonly number[], limits: Partial<Limits> = {}): string[] {
  const words: string[] = []
  let step: number | undefined
  let isUnsettled = false
  for (;;) {
    const pass: Pass | undefined = nextPass(
      { step, isUnsettled },
      {
        target,
        changeAfter: (after) => changes.find((change) => change > after),
        hasFused: true,
        loopSteps: 32,
        affordable: Infinity,
        ...limits,
      },
    )
    if (!pass) return words
    words.push(pass.kind === 'loop' ? `loop ${pass.count}` : pass.kind)
    isUnsettled = pass.kind === 'fused' || (isUnsettled && pass.kind !== 'settle')
    step = (step ?? 0) + stepsOf(pass)
  }
}

test.each<[string, string[], string[]]>([
  ['no step at all', way(0, []), ['start']],
  [
    'what is left is taken in a loop, and lost runs are seen to last',
    way(70, []),
    ['start', 'fused', 'fused', 'loop 6', 'settle'],
  ],
  [
    'without a fused program all goes in loops',
    way(70, [], { hasFused: false }),
    ['start', 'loop 32', 'loop 32', 'loop 6'],
  ],
  [
    'a loop ends where the next fused pass may begin',
    way(64, [9]),
    ['start', 'loop 8', 'loop 24', 'fused', 'settle'],
  ],
  [
    'lost runs are seen to before the settings change',
    way(64, [33]),
    ['start', 'fused', 'settle', 'fused', 'settle'],
  ],
  [
    'a loop takes what a draw can afford',
    way(7, [], { affordable: 3 }),
    ['start', 'loop 3', 'loop 3', 'loop 1'],
  ],
  ['and a step at least', way(2, [], { affordable: 0 }), ['start', 'loop 1', 'loop 1']],
])('%s', (_, passes, expected) => {
  expect(passes).toEqual(expected)
})
