/** What the editor asks of the language. It is handed in, so that CodeMirror's file has nothing of the compiler. */
import { completionsAt } from './completions'
import { highlightsOf } from './highlights'

export const language = { completionsAt, highlightsOf }

export type Language = typeof language
