/** What words light up in the picture while somebody points at them. It is no edit: the experiment stays as it is. */
import type { View } from '../experiment/experiment'

export interface Lit {
  /** Of arrows, `minimum`, `ellipse`, `ball`, or a panel. */
  readonly kind: string
  /** Whose ball. */
  readonly runner?: number
}

const noArrows = { gradient: false, step: false, momentum: false }

/** The view with the mark in it, and with less around it. */
export function litView(view: View, lit: Lit | undefined): View {
  switch (lit?.kind) {
    case 'gradient':
    case 'step':
    case 'momentum':
      return { ...view, arrows: { ...noArrows, [lit.kind]: true } }
    // Along it.
    case 'tangent':
      return { ...view, arrows: { ...noArrows, gradient: true } }
    case 'minimum':
      return { ...view, arrows: noArrows, trail: 'none', labels: false, minima: true }
    case 'ellipse':
      return { ...view, internals: true }
    default:
      return view
  }
}
