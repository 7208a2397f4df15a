/** A text area as tall as its text, with the mistake marked: what is shown until the editor is there, and where it does not come. */
import type { Ref } from 'react'
import type { FormulaError } from '../../math'
import type { CodeText } from './codeText'
import { composition } from './useEditorFile'

interface PlainCodeProps extends CodeText {
  readonly input: Ref<HTMLTextAreaElement>
}

/** The same text lies under the input, transparent. It gives the height, the line numbers and the mark. */
export function PlainCode({ input, text, error, isNumbered, onChange, ...given }: PlainCodeProps) {
  return (
    <div className="plain-code" data-numbered={isNumbered ? '' : undefined}>
      <div className="plain-lines" aria-hidden="true">
        {markLines(text, error).map(([before, bad, after], index) => (
          <div key={index} className="plain-line" data-bad={bad === undefined ? undefined : ''}>
            {before}
            {bad !== undefined && <span className="plain-bad">{bad}</span>}
            {after}
          </div>
        ))}
      </div>
      <textarea
        ref={input}
        className="text-area"
        aria-label={given.label}
        aria-invalid={error !== undefined}
        aria-describedby={given.describedBy}
        placeholder={given.placeholder}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        value={text}
        onChange={(event) => onChange(event.currentTarget.value)}
        onBlur={given.onBlur}
        {...composition}
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
