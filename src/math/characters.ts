/** Texts as people paste them, character by character: look-alikes become what a person would type. */

/** A text of usual characters. Its characters come from those of the source, from `from[i]` up to `to[i]`. */
export interface Clean {
  readonly text: string
  readonly from: readonly number[]
  readonly to: readonly number[]
}

const alike: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '*': '·∙•⋅×∗⊙∘⁢✕✖',
    '/': '∕⁄÷',
    '-': '−–—‐‑‒―﹣－',
    '+': '⁤',
    '|': '∣ǀ',
    '√': '√',
    '=': '←≔',
  }).flatMap(([sign, others]) => [...others].map((other) => [other, sign] as const)),
)

/** Signs that stand for two. */
const pairs: ReadonlyMap<string, string> = new Map([['≤', '<='], ['⩽', '<='], ['≥', '>='], ['⩾', '>='], ['≠', '!=']]) // prettier-ignore

/** What is not seen: zero-width and joining characters, marks of direction, the byte order mark, soft hyphens. */
const invisible = /\p{Default_Ignorable_Code_Point}/u

/** Mathematical letters, letters of other fonts, full-width signs, and Greek letters in two forms. */
const formed = /[\u{1d400}-\u{1d7ff}\u2100-\u214f\uff01-\uff5e\u00b5\u03d0-\u03f5]/u

/** Cleans a text. It keeps its lines. */
export function clean(source: string): Clean {
  let text = ''
  const from: number[] = []
  const to: number[] = []
  let at = 0
  for (const character of source) {
    const next = at + character.length
    const usual = usualOf(character)
    for (let unit = 0; unit < usual.length; unit += 1) {
      from.push(at)
      to.push(next)
    }
    text += usual
    at = next
  }
  return { text, from, to }
}

function usualOf(character: string): string {
  if (character <= '~') return character === '\r' ? '' : character
  const sign = alike.get(character) ?? pairs.get(character)
  if (sign !== undefined) return sign
  if (invisible.test(character)) return ''
  if (/[\u2028\u2029\u0085]/.test(character)) return '\n'
  if (/\s/.test(character)) return ' '
  const [letter = '', mark = '', ...more] = character.normalize('NFD')
  if (/^[A-Za-z]$/.test(letter) && /^[\u0302-\u0304]$/.test(mark) && more.length === 0) return letter + mark
  if (!formed.test(character)) return character
  const plain = character.normalize('NFKC')
  return plain.length === 1 ? (alike.get(plain) ?? plain) : character
}
