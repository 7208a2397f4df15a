/** What a schedule is: a formula for the learning rate in `t`, the number of steps already taken, and the base rate `eta`. */
import type { Settings } from '../math/setting'

export interface Schedule {
  readonly id: string
  readonly name: string
  readonly source: string
  readonly settings: Settings
  /** Lines of assignments, the last of them a bare expression: the rate. */
  readonly formula: string
}
