/** CodeMirror in the page, in step with what the page says of its text. */
import { type Ref, useImperativeHandle, useLayoutEffect, useRef } from 'react'
import { flushSync } from 'react-dom'
import { language } from '../../editor/language'
import type { Editor } from '../../editor/open'
import type { Writer } from '../../editor/writer'
import type { CodeText } from './codeText'
import type { EditorFile } from './useEditorFile'

interface CodeProps extends CodeText {
  readonly file: EditorFile
  readonly writer: Ref<Writer>
}

export function Code(props: CodeProps) {
  const { text, error, dialect, label, describedBy, isNumbered, writer } = props
  const host = useRef<HTMLDivElement>(null)
  const opened = useRef<Editor>(undefined)
  /** What the editor holds. */
  const held = useRef(text)
  const now = useRef(props)
  now.current = props

  useLayoutEffect(() => {
    if (!host.current) return undefined
    const { file, placeholder = '', isNumbered: numbered = false } = now.current
    const its = file.open({
      parent: host.current,
      language,
      text: held.current,
      numbered,
      placeholder,
      // At once, as for a text area: a later letter must not meet an older text.
      onChange: (typed) => {
        held.current = typed
        flushSync(() => now.current.onChange(typed))
      },
      onBlur: () => now.current.onBlur(),
    })
    opened.current = its
    if (file.selected) its.select(file.selected)
    return () => its.destroy()
  }, [])
  useImperativeHandle(writer, () => ({ write: (...what) => opened.current?.write(...what) }), [])
  useLayoutEffect(() => {
    if (text === held.current) return
    held.current = text
    opened.current?.setText(text)
  }, [text])
  useLayoutEffect(() => {
    opened.current?.setSetting({ dialect, label, describedBy, error })
  }, [dialect, label, describedBy, error])
  return <div className="code" data-numbered={isNumbered ? '' : undefined} ref={host} />
}
