/** The talk that the one-file page was built with. */

/** Its JSON text; undefined in a page without one. */
export function builtInTalk(): string | undefined {
  return document.getElementById('built-in-talk')?.textContent
}
