/** Which hints were dismissed. This browser remembers it. */
import { keep, kept } from './kept'

const key = 'thalweg.dismissedHints'

export function readDismissed(): ReadonlySet<string> {
  return new Set(kept(key)?.split(' '))
}

export function writeDismissed(dismissed: ReadonlySet<string>): void {
  keep(key, [...dismissed].join(' '))
}
