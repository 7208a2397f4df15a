/** What the editor draws on its text: the colours of the language, and the mistake that the page has found. */
import { type EditorState, type Extension, type Range, StateEffect, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view'
import type { FormulaError } from '../math/error'
import type { Language } from './language'
import type { Dialect } from './vocabulary'

/** What the page says of the text. */
export interface Setting {
  readonly dialect: Dialect
  /** The name of the input. */
  readonly label: string
  /** The id of the element that describes the mistake. */
  readonly describedBy: string
  readonly error: FormulaError | undefined
}

export const setSetting = StateEffect.define<Setting>()

/** A mistake is of one text: with a change, it is gone until the page has judged the new one. */
export const settingField = StateField.define<Setting | undefined>({
  create: () => undefined,
  update(value, transaction) {
    const given = transaction.effects.findLast((effect) => effect.is(setSetting))
    if (given) return given.value
    return value && transaction.docChanged ? { ...value, error: undefined } : value
  },
})

export function marks({ highlightsOf }: Language): Extension {
  return [
    settingField,
    EditorView.decorations.compute(['doc', settingField], (state) => marksOf(state, highlightsOf)),
    EditorView.contentAttributes.of((view) => attributesOf(view.state)),
  ]
}

function attributesOf(state: EditorState): Record<string, string> {
  const setting = state.field(settingField)
  return {
    'aria-label': setting?.label ?? '',
    'aria-describedby': setting?.describedBy ?? '',
    'aria-invalid': String(setting?.error !== undefined),
  }
}

function marksOf(state: EditorState, highlightsOf: Language['highlightsOf']): DecorationSet {
  const setting = state.field(settingField)
  if (!setting) return Decoration.none
  const colours = highlightsOf(setting.dialect, state.doc.toString()).map(({ from, to, kind }) =>
    Decoration.mark({ class: `code-${kind}` }).range(from, to),
  )
  return Decoration.set([...colours, ...mistakeMarks(state, setting.error)], true)
}

/** The line of the mistake, and under it what is wrong. At the end of a line, a blank is marked. */
function mistakeMarks(state: EditorState, error: FormulaError | undefined): Range<Decoration>[] {
  if (!error) return []
  const at = Math.min(error.at, state.doc.length)
  const line = state.doc.lineAt(at)
  const end = Math.min(at + error.length, state.doc.length)
  return [
    Decoration.line({ attributes: { 'data-bad': '' } }).range(line.from),
    end > at && at < line.to
      ? Decoration.mark({ class: 'code-bad' }).range(at, end)
      : Decoration.widget({ widget: new MissingWidget(), side: 1 }).range(at),
  ]
}

class MissingWidget extends WidgetType {
  override eq(): boolean {
    return true
  }

  override toDOM(): HTMLElement {
    const blank = document.createElement('span')
    blank.className = 'code-bad code-missing'
    return blank
  }
}
