/** What a text of a talk is made of: paragraphs of spans. Places are indices into the text. */
import type { Span as Place } from '../../math/words'
import type { Mark } from './marks'

/** Words, a number that the race gives, a number that a hand can move, or words that do something. */
export type Span = Words | Amount | Control | Link

export interface Words {
  readonly kind: 'words'
  readonly text: string
  readonly isEmphasised: boolean
}

/** `{= expression : digits }` */
export interface Amount extends Place {
  readonly kind: 'number'
  readonly expression: Part
  /** How many significant digits are shown, where the text says it. */
  readonly digits: number | undefined
  readonly isEmphasised: boolean
}

/** `{~ path }` */
export interface Control extends Place {
  readonly kind: 'control'
  readonly path: Part
}

/** `[words](…)` */
export interface Link extends Place {
  readonly kind: 'link'
  readonly target: Target
  readonly spans: readonly Span[]
}

/** What a link does: it sets a part of the Experiment, goes to a step, or lights up a mark of the picture. */
export type Target =
  | { readonly kind: 'set'; readonly path: Part; readonly value: Part }
  | { readonly kind: 'seek'; readonly expression: Part }
  | { readonly kind: 'show'; readonly mark: Mark; readonly at: number; readonly length: number }

/** A part of the text, as it was written. */
export interface Part extends Place {
  readonly text: string
}

export type Paragraph = readonly Span[]
