/** What an optimizer is compiled from. Listed optimizers and custom ones both have it. */
import type { Settings } from '../math/setting'

export interface OptimizerText {
  readonly name: string
  readonly settings: Settings
  readonly state: Readonly<Record<string, number | string>>
  readonly rule: string
}
