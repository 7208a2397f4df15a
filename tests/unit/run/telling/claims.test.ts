/** Every claim of a sentence is held to sums that know nothing of it: losses of the run, and differences of losses. */
import { describe, expect, test } from 'vitest'
import { sentenceOf } from '../../../../src/run/telling/sentence'
import type { Race } from '../../../../src/run/race'
import { raceOn } from '../../../helpers/told'
import { claims } from '../../../helpers/toldClaims'

/** Every turn of the beginning, some of the others, and the end. */
function turnsOf(steps: number): number[] {
  return Array.from({ length: steps + 1 }, (_, turn) => turn).filter(
    (turn) => turn < 60 || turn % 9 === 0 || turn === steps,
  )
}

const quiet = [
  ['sgd', { eta: 0.0016 }],
  ['momentum', { eta: 0.0007 }],
  ['momentum', { eta: 0.004, beta: 0.5 }],
  ['nesterov', { eta: 0.001 }],
  ['rmsprop', { eta: 0.03 }],
  ['adam', { eta: 0.3 }],
  ['sgd', { eta: 0.02 }],
  ['armijo'],
] as const
const wide = [['sgd', { eta: 0.02 }], ['sgd', { eta: 0.3 }], ['momentum', { eta: 0.02 }], ['nesterov', { eta: 0.02 }], ['adam', { eta: 0.1 }], ['adagrad', { eta: 0.5 }], ['signsgd', { eta: 0.05 }], ['newton'], ['armijo'], ['lion', { eta: 0.03 }]] as const // prettier-ignore

const races: Readonly<Record<string, () => Race>> = {
  rosenbrock: () => raceOn('rosenbrock', quiet),
  himmelblau: () => raceOn('himmelblau', wide),
  saddle: () => raceOn('saddle', wide, { start: [0, 0.5] }),
  bowl: () => raceOn('bowl', wide),
  styblinskiTang: () => raceOn('styblinskiTang', wide, { start: [0.2, 0.3] }),
  dropWave: () => raceOn('dropWave', wide),
  plateau: () => raceOn('plateau', wide),
  noisy: () => raceOn('rosenbrock', quiet, { noise: { sigma: 30, shared: true } }),
  curve: () => raceOn({ formula: 'x^4 - x^2', domain: [[-2, 2]], parameters: ['x'] }, [['sgd', { eta: 0.1 }], ['momentum', { eta: 0.05 }], ['newton']], { start: [0.1] }), // prettier-ignore
}

const told = new Set<string>()

describe('each claim of each sentence holds', () => {
  test.each(Object.keys(races))('on %s', (name) => {
    const race = races[name]?.() as Race
    for (const [runner, run] of race.runs.entries()) {
      for (const turn of turnsOf(run.steps)) {
        const sentence = sentenceOf(race, runner, turn)
        if (!sentence) throw new Error(`${run.name} at ${turn} has no sentence`)
        const { kind, text } = sentence
        told.add(kind)
        const step = Math.min(turn, (run.divergedAt ?? run.steps) - 1)
        const isState = ['converged', 'higherMinimum', 'saddle', 'maximum', 'plateau', 'circling'].includes(
          kind,
        )
        const claim = claims[kind]
        if (!claim) throw new Error(`nobody checks "${kind}": ${text}`)
        try {
          claim({ race, runner, step: isState ? turn : step }, text)
        } catch (error) {
          throw new Error(`${run.name} at ${turn}, ${kind}: ${text}\n${String(error)}`, { cause: error })
        }
        expect(text.length, text).toBeLessThanOrEqual(105)
        expect(text).toMatch(/^[A-Z].*\.$/)
        expect(text).not.toMatch(/NaN|Infinity|undefined/)
      }
    }
  })

  test('and many kinds of them are told', () => {
    expect([...told].toSorted()).toEqual(expect.arrayContaining(['aboveLimit', 'away', 'belowLimit', 'circling', 'converged', 'creeps', 'curvesDown', 'falls', 'higherMinimum', 'left', 'momentum', 'nearer', 'noise', 'over', 'past', 'saddle', 'searched', 'stride', 'uphill', 'valley', 'zigzag'])) // prettier-ignore
  })
})
