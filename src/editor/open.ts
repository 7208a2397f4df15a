/** Opens CodeMirror on the language. It holds the text that is being typed, and its own undo. */
import {
  type CompletionContext,
  type CompletionResult,
  autocompletion,
  pickedCompletion,
} from '@codemirror/autocomplete'
import { history, historyKeymap, standardKeymap } from '@codemirror/commands'
import { bracketMatching } from '@codemirror/language'
import { EditorState, type Extension } from '@codemirror/state'
import { EditorView, keymap, lineNumbers, placeholder } from '@codemirror/view'
import { adoptStyles } from './constructedStyles'
import type { Language } from './language'
import { type Setting, marks, setSetting, settingField } from './marks'
import { theme } from './theme'
import type { Range, Writer } from './writer'

export interface EditorOptions {
  readonly language: Language
  readonly parent: HTMLElement
  readonly text: string
  /** Whether its lines have numbers. */
  readonly numbered: boolean
  readonly placeholder: string
  onChange(text: string): void
  onBlur(): void
}

export interface Editor extends Writer {
  /** Shows a text that was not typed here. Its own undo begins anew with it. */
  setText(text: string): void
  setSetting(setting: Setting): void
  /** Takes the focus and selects. */
  select(range: Range): void
  destroy(): void
}

adoptStyles()

export function openEditor(options: EditorOptions): Editor {
  const extensions = extensionsFor(options)
  const stateOf = (doc: string) => EditorState.create({ doc, extensions })
  const view = new EditorView({ parent: options.parent, root: document, state: stateOf(options.text) })
  const clipped = (at: number) => Math.min(at, view.state.doc.length)
  return {
    setText(text) {
      const { main } = view.state.selection
      const setting = view.state.field(settingField)
      view.setState(stateOf(text))
      view.dispatch({
        selection: { anchor: clipped(main.anchor), head: clipped(main.head) },
        ...(setting && { effects: setSetting.of(setting) }),
      })
    },
    setSetting: (setting) => view.dispatch({ effects: setSetting.of(setting) }),
    write(text, where = view.state.selection.main, caret = text.length) {
      view.dispatch({
        changes: { from: where.from, to: where.to, insert: text },
        selection: { anchor: where.from + caret },
        userEvent: 'input.complete',
        scrollIntoView: true,
      })
      view.focus()
    },
    select({ from, to }) {
      view.focus()
      view.dispatch({ selection: { anchor: clipped(from), head: clipped(to) } })
    },
    destroy: () => view.destroy(),
  }
}

/** Tab is not bound: it leaves the input, as it leaves every other. */
function extensionsFor({ language, numbered, onChange, onBlur, ...options }: EditorOptions): Extension {
  return [
    numbered ? lineNumbers() : [],
    marks(language),
    history(),
    bracketMatching(),
    autocompletion({ override: [completing(language)], icons: false }),
    keymap.of([...historyKeymap, ...standardKeymap]),
    placeholder(options.placeholder),
    EditorView.lineWrapping,
    EditorView.updateListener.of((update) => {
      if (update.docChanged) onChange(update.state.doc.toString())
    }),
    EditorView.domEventHandlers({ blur: () => onBlur(), beforeinput: typeOver }),
    theme(),
  ]
}

/**
 * Writes over what is selected. Chromium would keep its colours in a `style` attribute, which the page's policy refuses,
 * and say so on the console.
 */
function typeOver(event: InputEvent, view: EditorView): boolean {
  const { inputType, data, cancelable } = event
  const selection = document.getSelection()
  if (inputType !== 'insertText' || data === null || !cancelable || view.composing) return false
  if (!selection || selection.isCollapsed || !view.contentDOM.contains(selection.anchorNode)) return false
  // The editor may not have heard of the selection yet.
  const range = selection.getRangeAt(0)
  const from = view.posAtDOM(range.startContainer, range.startOffset)
  const to = view.posAtDOM(range.endContainer, range.endOffset)
  view.dispatch({
    changes: { from, to, insert: view.state.toText(data) },
    selection: { anchor: from + view.state.toText(data).length },
    userEvent: 'input.type',
    scrollIntoView: true,
  })
  event.preventDefault()
  return true
}

function completing({ completionsAt }: Language) {
  return ({ state, pos, explicit }: CompletionContext): CompletionResult | null => {
    const setting = state.field(settingField)
    const found = setting && completionsAt(setting.dialect, state.doc.toString(), pos, explicit)
    if (!found) return null
    return {
      from: found.from,
      options: found.options.map((option) => ({
        label: option.word.usage ?? option.word.name,
        detail: option.word.help,
        apply: (view, picked, from, to) =>
          view.dispatch({
            changes: { from, to, insert: option.text },
            selection: { anchor: from + option.caret },
            annotations: pickedCompletion.of(picked),
            userEvent: 'input.complete',
            scrollIntoView: true,
          }),
      })),
      filter: false,
      getMatch: () => [0, pos - found.from],
    }
  }
}
