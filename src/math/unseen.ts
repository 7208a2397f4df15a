/** Characters that nobody sees, or that turn the text around them, written out by their code points. */

/** Format and control characters, and the letters that are blank: fillers of Hangul, the empty Braille pattern. */
export const unseen = /[\p{Cc}\p{Cf}\u034f\u115f\u1160\u17b4\u17b5\u2028\u2029\u2800\u3164\uffa0]/gu

/** `⟨U+200B⟩` for a space of no width. */
export function codePointOf(character: string): string {
  const code = character.codePointAt(0) ?? 0
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`
}
