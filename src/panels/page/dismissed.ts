/** Which hints were dismissed. The browser remembers it where it may. */

const name = 'thalweg.dismissedHints'

export function readDismissed(): ReadonlySet<string> {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(name) ?? '[]')
    return new Set(Array.isArray(list) ? list.map(String) : [])
  } catch {
    // There is no storage, as in some frames, or something else is in it.
    return new Set()
  }
}

export function writeDismissed(dismissed: ReadonlySet<string>): void {
  try {
    localStorage.setItem(name, JSON.stringify([...dismissed]))
  } catch {
    // Without storage the hints are back at the next visit.
  }
}
