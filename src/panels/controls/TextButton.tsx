/** A button with words. One that is off stays where the keyboard finds it, and says why. */
import type { ReactNode } from 'react'

interface TextButtonProps {
  /** Why it is off, in one line; undefined if it is not. */
  readonly off?: string | undefined
  /** What it does, if its words do not say it all. */
  readonly title?: string | undefined
  /** For a screen reader, instead of its words. */
  readonly spoken?: string | undefined
  readonly pressed?: boolean
  readonly children: ReactNode
  onClick(): void
}

export function TextButton({ off, title, spoken, pressed, children, onClick }: TextButtonProps) {
  return (
    <button
      type="button"
      className="button button-plain"
      // A title that is not the name is also the description for a screen reader.
      title={off ?? title}
      aria-label={spoken}
      aria-pressed={pressed}
      aria-disabled={off !== undefined}
      onClick={off === undefined ? onClick : undefined}
    >
      {children}
    </button>
  )
}
