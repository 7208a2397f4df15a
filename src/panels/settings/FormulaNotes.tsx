/** What there is to say of a formula, with a caret under the place: its mistake, or how it was understood. */
import type { FormulaError } from '../../math/error'
import { notesIn } from '../../math/notes'
import { caretUnder } from '../controls/caret'

interface FormulaNotesProps {
  /** The id of the element, for the text area that it describes. */
  readonly id: string
  readonly formula: string
  readonly error: FormulaError | undefined
}

export function FormulaNotes({ id, formula, error }: FormulaNotesProps) {
  return (
    <div id={id} role="status">
      {error && (
        <>
          <pre className="caret">{caretUnder(formula, error.at, error.length)}</pre>
          <p className="field-problem">{error.message}</p>
        </>
      )}
      {!error &&
        notesIn(formula).map(({ at, length, text }) => (
          <div key={at}>
            <pre className="caret">{caretUnder(formula, at, length)}</pre>
            <p className="field-note">{text}.</p>
          </div>
        ))}
    </div>
  )
}
