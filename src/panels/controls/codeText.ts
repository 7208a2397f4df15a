/** What an input for a text of the language shows and says. */
import type { Dialect } from '../../editor/vocabulary'
import type { FormulaError } from '../../math'

export interface CodeText {
  readonly label: string
  readonly text: string
  readonly error: FormulaError | undefined
  readonly dialect: Dialect
  /** The id of the element that describes the mistake. */
  readonly describedBy: string
  readonly placeholder?: string
  /** Whether its lines have numbers. */
  readonly isNumbered?: boolean
  onChange(text: string): void
  onBlur(): void
}
