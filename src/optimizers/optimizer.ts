/** What an optimizer is: its settings, its state and the text of its update rule. */
import type { Settings } from '../math/setting'

export interface Optimizer {
  readonly id: string
  readonly name: string
  /** The paper, and the equation or algorithm in it. */
  readonly source: string
  /** Always holds `eta`, the base learning rate. */
  readonly settings: Settings & { readonly eta: Settings[string] }
  /** What is carried from step to step: the value, or a formula of the settings, before the first step. */
  readonly state: Readonly<Record<string, number | string>>
  /** Assignment lines in the language of docs/language.md; the last thing they change is `theta`. */
  readonly rule: string
}
