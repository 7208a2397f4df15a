/** Texts that this tab keeps through a reload. The browser may forbid it, and has room for some megabytes. */

/** Of the talk on the table. */
export const talkKey = 'thalweg.talk'

/** What is kept under a key; null where there is nothing. */
export function keptInTab(key: string): string | null {
  try {
    return sessionStorage.getItem(key)
  } catch {
    return null
  }
}

/** `text` undefined: nothing is kept. Where there is no room, nothing is either: an older text would be a wrong one. */
export function keepInTab(key: string, text: string | undefined): void {
  try {
    sessionStorage.removeItem(key)
    if (text !== undefined) sessionStorage.setItem(key, text)
  } catch {
    // A reload then begins anew.
  }
}
