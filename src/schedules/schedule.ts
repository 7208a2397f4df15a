/** What a schedule is: a formula for the learning rate. `t` counts the steps already taken, `eta` is the base rate. */
import type { Settings } from '../math/setting'

export interface Schedule {
  readonly id: string
  readonly name: string
  readonly source: string
  readonly settings: Settings
  /** A test of many rates in one run: the chart of it is drawn against η. */
  readonly isTest?: boolean
  /** Lines of assignments. The last line is a bare expression, the rate. */
  readonly formula: string
}
