/** Writes to an element what it does not say yet: what stays the same is not laid out anew. */
export function writeText(target: Element | null | undefined, text: string): void {
  if (target && target.textContent !== text) target.textContent = text
}
