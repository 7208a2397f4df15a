/** A text field as tall as its text, with numbered lines and the mistake marked. */
import type { FormulaError } from '../../math'

interface RuleLinesProps {
  readonly label: string
  readonly text: string
  readonly error: FormulaError | undefined
  /** The id of the element that describes the mistake. */
  readonly describedBy: string
  onChange(text: string): void
  onBlur(): void
}

/** The same text lies under the field, transparent. It gives the height, the line numbers and the mark. */
export function RuleLines({ label, text, error, describedBy, onChange, onBlur }: RuleLinesProps) {
  return (
    <div className="rule-text">
      <div className="rule-lines" aria-hidden="true">
        {markLines(text, error).map(([before, bad, after], index) => (
          <div key={index} className="rule-line" data-bad={bad === undefined ? undefined : ''}>
            {before}
            {bad !== undefined && <span className="rule-bad">{bad}</span>}
            {after}
          </div>
        ))}
      </div>
      <textarea
        className="text-area"
        aria-label={label}
        aria-invalid={error !== undefined}
        aria-describedby={describedBy}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        value={text}
        onChange={(event) => onChange(event.currentTarget.value)}
        onBlur={onBlur}
      />
    </div>
  )
}

/** Each line, cut at the mistake where it has one. A mistake at the end of a line marks a space there. */
function markLines(text: string, error: FormulaError | undefined): [string, string?, string?][] {
  let start = 0
  return text.split('\n').map((line) => {
    const at = error ? error.at - start : -1
    start += line.length + 1
    if (!error || at < 0 || at > line.length) return [line]
    const end = Math.min(at + Math.max(error.length, 1), line.length)
    return [line.slice(0, at), line.slice(at, end) || ' ', line.slice(end)]
  })
}
