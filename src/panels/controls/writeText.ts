/** Writes text to an element if it changed: the same text is not laid out anew. */
export function writeText(target: Element | null | undefined, text: string): void {
  if (target && target.textContent !== text) target.textContent = text
}
