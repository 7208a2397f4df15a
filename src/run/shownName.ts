/** Names as they are shown: characters that nobody sees, or that turn the text around them, are written out. */

/** Format and control characters, and the letters that are blank: fillers of Hangul, the empty Braille pattern. */
const unseen = /[\p{Cc}\p{Cf}\u034f\u115f\u1160\u17b4\u17b5\u2028\u2029\u2800\u3164\uffa0]/gu

/** Joins several emoji to one, which is seen. */
const joiner = '\u200d'

/** `Ada⟨U+200B⟩m` for an Adam with a space of no width in it. */
export function shownName(name: string): string {
  return name.replace(unseen, (character, at: number) => {
    const before = name.slice(0, at)
    if (character === joiner && /\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]?$/u.test(before))
      return character
    const code = character.codePointAt(0) ?? 0
    return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`
  })
}

/** Whether anything of a name is seen. */
export function isSeen(name: string): boolean {
  return name.replace(unseen, '').replace(/[\s\ufe00-\ufe0f]/gu, '') !== ''
}
