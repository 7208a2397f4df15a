/** The random vectors of a rule's lines, with the one call that each line has, where all runners share their noise. */
import { diceOf, normalOf, randomOf } from '../../src/math/hash'

/** More calls than this do not fit into a line. */
const callsOfLine = 256

export function drawnAt(
  seed: number,
  t: number,
): (kind: 'random' | 'normal', line: number, turn: number) => number[] {
  const dice = diceOf(seed, 0, t)
  return (kind, line, turn) =>
    [0, 1].map((i) => (kind === 'random' ? randomOf : normalOf)(dice, 2 * callsOfLine * line + i, turn))
}
