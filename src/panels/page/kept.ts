/** Texts that this browser keeps from visit to visit. It may forbid that, as in a frame. */

/** What is kept under a key; null where there is nothing, or may be nothing. */
export function kept(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

export function keep(key: string, text: string): void {
  try {
    localStorage.setItem(key, text)
  } catch {
    // It holds until the page is left.
  }
}
