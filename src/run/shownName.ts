/** Names as they are shown: characters that nobody sees, or that turn the text around them, are written out. */
import { codePointOf, unseen } from '../math/unseen'

/** Joins several emoji to one, which is seen. */
const joiner = '\u200d'

/** `Ada⟨U+200B⟩m` for an Adam with a space of no width in it. */
export function shownName(name: string): string {
  return name.replace(unseen, (character, at: number) => {
    const before = name.slice(0, at)
    if (character === joiner && /\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]?$/u.test(before))
      return character
    return codePointOf(character)
  })
}

/** Whether anything of a name is seen. */
export function isSeen(name: string): boolean {
  return name.replace(unseen, '').replace(/[\s\ufe00-\ufe0f]/gu, '') !== ''
}
