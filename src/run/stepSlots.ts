/** Where a program of a rule keeps what differs from step to step. */
import { type Program, slotOf } from '../math/program'
import type { Rule } from '../optimizers/compile'

/** The slots of a rule's inputs in a program's registers. */
export interface Slots {
  readonly t: number
  readonly eta: number
  readonly dice: number | undefined
  readonly theta: Int32Array
  readonly g: Int32Array
  readonly noise: Int32Array
  readonly state: Int32Array
}

export function slotsOf(program: Program, rule: Rule, dimension: number): Slots {
  const at = (name: string): number => slotOf(program, name)
  const each = (name: string): Int32Array =>
    Int32Array.from({ length: dimension }, (_, i) => at(`${name}.${i}`))
  return {
    t: at('t'),
    eta: at('eta'),
    dice: program.input.get('dice'),
    theta: each('theta'),
    g: each('g'),
    noise: each('noise'),
    state: Int32Array.from(rule.state, ({ input }) => at(input)),
  }
}
