/** An input for a text of the language, and what helps to write one: advice to take, the text typeset, all words. */
import { type ReactNode, useMemo, useRef } from 'react'
import './codeInput.css'
import { completionOf } from '../../editor/completions'
import { declarationPatterns } from '../../editor/help'
import { mendingsOf } from '../../editor/mending'
import type { Word } from '../../editor/vocabulary'
import { type Writer, writerOf } from '../../editor/writer'
import type { FormulaError } from '../../math'
import { Code } from './Code'
import type { CodeText } from './codeText'
import { PlainCode } from './PlainCode'
import { Tex } from './Tex'
import { useEditorFile } from './useEditorFile'
import { WordList } from './WordList'

interface CodeInputProps extends CodeText {
  /** The last good text as TeX, line by line. */
  readonly tex: readonly string[]
  /** What is wrong with a text that nobody has typed yet. */
  mistakeIn(text: string): FormulaError | undefined
  /** What is said of the text, below it. */
  readonly children: ReactNode
}

export function CodeInput({ tex, mistakeIn, children, ...props }: CodeInputProps) {
  const { text, error, dialect } = props
  const area = useRef<HTMLTextAreaElement>(null)
  const editor = useRef<Writer>(null)
  const file = useEditorFile(area)
  const write: Writer['write'] = (...what) => {
    const writer = editor.current ?? (area.current && writerOf(area.current))
    writer?.write(...what)
  }
  return (
    <>
      {file ? <Code {...props} file={file} writer={editor} /> : <PlainCode {...props} input={area} />}
      {children}
      {error && <Mendings text={text} error={error} mistakeIn={mistakeIn} write={write} />}
      <Preview tex={tex} isStale={error !== undefined} />
      <WordList dialect={dialect} text={text} onPick={(word) => writeWord(word, write)} />
    </>
  )
}

/** A declaration goes to the top, where it has its place, and any other word to the caret. */
function writeWord(word: Word, write: Writer['write']): void {
  const pattern = word.kind === 'declaration' ? declarationPatterns[word.name] : undefined
  if (pattern !== undefined) return write(`${pattern}\n`, { from: 0, to: 0 }, pattern.length)
  const { text, caret } = completionOf(word)
  return write(text, undefined, caret)
}

interface MendingsProps extends Pick<CodeInputProps, 'mistakeIn'> {
  readonly text: string
  readonly error: FormulaError
  readonly write: Writer['write']
}

/** A button for each way to take the advice of a mistake. */
function Mendings({ text, error, mistakeIn, write }: MendingsProps) {
  const mendings = useMemo(() => mendingsOf(text, error, mistakeIn), [text, error, mistakeIn])
  if (mendings.length === 0) return null
  return (
    <div className="actions actions-fitted">
      {mendings.map(({ label, from, to, insert }) => (
        <button
          key={label}
          type="button"
          className="button button-plain code-mend"
          // The caret stays in the text.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => write(insert, { from, to })}
        >
          {label}
        </button>
      ))}
    </div>
  )
}

/** The text as it is understood, or as it last was. */
function Preview({ tex, isStale }: { readonly tex: readonly string[]; readonly isStale: boolean }) {
  if (tex.length === 0) return null
  return (
    <div
      className="code-preview"
      role="group"
      aria-label={isStale ? 'The last good one, typeset' : 'Typeset'}
      tabIndex={0}
      data-stale={isStale ? '' : undefined}
    >
      {isStale && <p className="field-note">The last good one:</p>}
      {tex.map((line, place) => (
        <div key={place} className="code-tex">
          <Tex tex={line} />
        </div>
      ))}
    </div>
  )
}
