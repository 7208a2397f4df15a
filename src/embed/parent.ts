/** The page around an embedded one: who it is, and telling it something. */

/** Its origin. Firefox tells it by the referrer alone, which a page may withhold: then it is undefined. */
export function parentOrigin(): string | undefined {
  const [nearest] = location.ancestorOrigins ?? []
  if (nearest !== undefined) return nearest === 'null' ? undefined : nearest
  return URL.canParse(document.referrer) ? new URL(document.referrer).origin : undefined
}

/**
 * Tells it of a key, whoever it is. A page that does not say who it is hears it too: it had the key itself, had the focus
 * been there, and a key says nothing else.
 */
export function tellParent(message: unknown): void {
  if (window.parent !== window) window.parent.postMessage(message, parentOrigin() ?? '*')
}
