/** What an optimizer is: its settings, its state and the text of its update rule. */
import type { Settings } from '../math/setting'

export interface Optimizer {
  readonly id: string
  readonly name: string
  /** The paper, with the equation or algorithm. */
  readonly source: string
  /** Always holds `eta`, the base learning rate. */
  readonly settings: Settings & { readonly eta: Settings[string] }
  /** What is carried from step to step. Each start is a number or a formula of the settings. */
  readonly state: Readonly<Record<string, number | string>>
  /** Assignments in the language of docs/language.md. The last thing they change is `theta`. */
  readonly rule: string
  /** It finds the length of its step by itself, so that its usual η suits every surface. */
  readonly findsLength?: true
}
