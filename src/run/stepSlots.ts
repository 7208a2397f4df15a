/** Where a program of a rule keeps what differs from step to step. */
import { type Program, slotOf } from '../math/program'
import type { Rule } from '../optimizers/compile'

/** The slots of a rule's inputs in a program's registers. */
export interface Slots {
  readonly t: number
  readonly eta: number
  readonly dice: number | undefined
  readonly theta: readonly number[]
  readonly g: readonly number[]
  readonly noise: readonly number[]
  readonly state: readonly number[]
}

export function slotsOf(program: Program, rule: Rule, dimension: number): Slots {
  const at = (name: string): number => slotOf(program, name)
  const each = (name: string): number[] => Array.from({ length: dimension }, (_, i) => at(`${name}.${i}`))
  return {
    t: at('t'),
    eta: at('eta'),
    dice: program.input.get('dice'),
    theta: each('theta'),
    g: each('g'),
    noise: each('noise'),
    state: rule.state.map(({ input }) => at(input)),
  }
}
